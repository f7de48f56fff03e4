import type { Diagnostic, SourceRange } from './diagnostics.ts';

export interface StyleInput {
  source: string;
  path: string;
  /** What a relative or root `url()` becomes; http(s), data and other schemes are left alone. */
  resolveUrl: (url: string) => string;
}

export interface StyleImport {
  specifier: string;
  /** Media query behind the specifier, '' when none. */
  media: string;
  range: SourceRange;
}

export interface CompiledStyle {
  /** Without its `@import` rules. */
  css: string;
  imports: readonly StyleImport[];
  diagnostics: readonly Diagnostic[];
}

export interface StyleSource {
  path: string;
  source: string;
}

export interface InlineInput extends StyleSource {
  /** The sheet that `specifier`, as written in `from`, names; null when there is none. */
  readImport: (specifier: string, from: string) => StyleSource | null;
  resolveUrl: (url: string, from: string) => string;
}

export interface InlinedStyles {
  css: string;
  /** Canonical paths of all sheets inside, the entry first. */
  files: readonly string[];
  diagnostics: readonly Diagnostic[];
}

/** One TCSS file as CSS (section 6): rpx in rem, `url()` rewritten, broken parts dropped. */
export function compileStyle({ source }: StyleInput): CompiledStyle {
  return { css: source, imports: [], diagnostics: [] };
}

/** A TCSS file with every `@import` replaced, at its place, by the sheet it names. */
export function inlineStyles({ source, path }: InlineInput): InlinedStyles {
  return { css: source, files: [path], diagnostics: [] };
}
