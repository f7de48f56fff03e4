import { CssSyntaxError, parse } from 'postcss';
import type { AtRule, Node, Root } from 'postcss';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, SourceRange } from './diagnostics.ts';
import { lintStyle } from './style-lint.ts';

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
export function compileStyle({ source, path, resolveUrl }: StyleInput): CompiledStyle {
  const { root, imports, diagnostics } = readSheet(source, path, resolveUrl);
  for (const { rule } of imports) rule.remove();
  return { css: root.toString(), imports: imports.map((found) => found.import), diagnostics };
}

/** A TCSS file with every `@import` replaced, at its place, by the sheet it names. An import with a media query is wrapped in it. */
export function inlineStyles({ readImport, resolveUrl, ...entry }: InlineInput): InlinedStyles {
  const files = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const inline = ({ path, source }: StyleSource, outer: readonly string[]): string => {
    files.add(path);
    const sheet = readSheet(source, path, (url) => resolveUrl(url, path));
    diagnostics.push(...sheet.diagnostics);
    const stack = [...outer, path];
    for (const { rule, import: wanted } of sheet.imports) {
      const found = readImport(wanted.specifier, path);
      if (found === null) diagnostics.push(diagnostic('style-import-missing', path, wanted.range, wanted.specifier));
      else if (stack.includes(found.path))
        diagnostics.push(diagnostic('style-import-cycle', path, wanted.range, wanted.specifier));
      const css = found === null || stack.includes(found.path) ? '' : inline(found, stack);
      const wrapped = wanted.media === '' || css === '' ? css : `@media ${wanted.media} {\n${css}\n}`;
      rule.replaceWith(parse(wrapped, { map: false }).nodes);
    }
    return sheet.root.toString();
  };
  const css = inline(entry, []);
  return { css, files: [...files], diagnostics };
}

interface Sheet {
  root: Root;
  imports: { rule: AtRule; import: StyleImport }[];
  diagnostics: Diagnostic[];
}

function readSheet(source: string, path: string, resolveUrl: (url: string) => string): Sheet {
  const { root, diagnostics } = parseRecovering(source.replace(/^\uFEFF/, ' '), path);
  const imports: Sheet['imports'] = [];
  diagnostics.push(...lintStyle(root, path));
  root.walkDecls((declaration) => {
    declaration.value = rewriteUrls(convertRpx(declaration.value), resolveUrl);
  });
  root.walkAtRules((rule) => {
    const name = rule.name.toLowerCase();
    if (name === 'charset') rule.remove();
    else if (name === 'import') {
      const wanted = readImportRule(rule);
      if (wanted === 'external') return;
      if (wanted !== null) imports.push({ rule, import: wanted });
      else {
        diagnostics.push(diagnostic('style-import', path, rangeOf(rule), rule.params));
        rule.remove();
      }
    }
  });
  return { root, imports, diagnostics };
}

/** `@import "a" media`, `@import url(a)`. External sheets stay for the browser. */
function readImportRule(rule: AtRule): StyleImport | 'external' | null {
  const match = /^(?:url\(\s*)?(["']?)([^"')\s]+)\1\s*\)?\s*(.*)$/s.exec(rule.params);
  if (match === null) return null;
  const [, , specifier = '', media = ''] = match;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(specifier)) return 'external';
  return { specifier, media: media.trim(), range: rangeOf(rule) };
}

function rangeOf(node: Node): SourceRange {
  const start = node.source?.start ?? { line: 1, column: 1 };
  const end = node.source?.end ?? start;
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column + 1 } };
}

/** More broken places than this in one file are not style sheets. */
const MAX_REPAIRS = 200;

/** Parses; where that fails, the broken part is blanked out (or closed) and it is tried again, so that positions stay true. */
export function parseRecovering(source: string, path: string): { root: Root; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  let text = source;
  for (let repair = 0; repair < MAX_REPAIRS; repair += 1) {
    try {
      // Without `map: false` postcss would look for a source map file.
      return { root: parse(text, { map: false }), diagnostics };
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      const position = { line: error.line ?? 1, column: error.column ?? 1 };
      const end = { line: position.line, column: position.column + 1 };
      diagnostics.push(diagnostic('style-syntax', path, { start: position, end }, error.reason));
      text = repaired(text, error.reason, offsetOf(text, position));
    }
  }
  return {
    root: parse(''),
    diagnostics: [...diagnostics, diagnostic('style-unreadable', path, undefined, 'too many errors')],
  };
}

function offsetOf(text: string, { line, column }: { line: number; column: number }): number {
  let at = 0;
  for (let count = 1; count < line; count += 1) at = text.indexOf('\n', at) + 1;
  return Math.min(text.length, at + column - 1);
}

function repaired(text: string, reason: string, at: number): string {
  if (reason === 'Unclosed block') return `${text}\n}`;
  if (reason === 'Unclosed comment') return `${text}*/`;
  if (reason === 'Unexpected }') return blank(text, at, at + 1);
  // An unclosed string or bracket, a word where none can be: that whole declaration.
  const before = text.slice(0, at);
  const from = Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'), before.lastIndexOf('}')) + 1;
  const rest = /^[^;{}\n]*[;\n]?/.exec(text.slice(at))?.[0].length ?? 0;
  const end = at + Math.max(1, rest);
  // Nothing visible left to blank: the rest of the file cannot be read.
  return text.slice(from, end).trim() === '' ? blank(text, from, text.length) : blank(text, from, end);
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end);
}

/** Strings, urls and comments are left alone; only a number with the unit is a length. */
const rpxLength = /"(?:\\.|[^"])*"|'(?:\\.|[^'])*'|url\([^)]*\)|(?<![\w-])([-+]?(?:\d+\.?\d*|\.\d+))rpx\b/gi;

/** 1rpx is .01rem (section 6.2); a hairline of up to 1rpx does not get thinner than a pixel. */
export function convertRpx(value: string): string {
  if (!/rpx/i.test(value)) return value;
  return value.replaceAll(rpxLength, (whole, digits: string | undefined) => {
    if (digits === undefined) return whole;
    const amount = Number(digits);
    const rem = `${Number((amount / 100).toFixed(6))}rem`;
    if (amount === 0 || Math.abs(amount) > 1) return rem;
    return amount > 0 ? `max(1px, ${rem})` : `min(-1px, ${rem})`;
  });
}

function rewriteUrls(value: string, resolveUrl: (url: string) => string): string {
  if (!/url\(/i.test(value)) return value;
  return value.replaceAll(
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)/gi,
    (whole, ...groups: (string | undefined)[]) => {
      const url = groups[0] ?? groups[1] ?? groups[2] ?? '';
      const isElsewhere = url === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(url);
      return isElsewhere ? whole : `url(${JSON.stringify(resolveUrl(url))})`;
    },
  );
}
