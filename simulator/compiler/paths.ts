import type { Diagnostic } from './diagnostics.ts';

/** Whether a file is there. Canonical paths, also `npm/<package path>`; whoever answers maps `npm/` to node_modules. */
export type Exists = (path: string) => boolean;

export interface ResolvedComponent {
  /** Canonical without extension, `components/card/index`, `npm/@tiki.vn/tini-ui/es/chip/index`; null when missing. */
  path: string | null;
  diagnostics: readonly Diagnostic[];
}

/** The app's root as a folder relative to the project ('' is the project itself), or null. `exists` is asked about project-relative paths. */
export function findRoot(_miniprogramRoot: string, _exists: Exists): string | null {
  return null;
}

/** A page as app.json, a tab or a URL spells it: its canonical path without extension, or null. */
export function resolvePage(_spelling: string, _exists: Exists): string | null {
  return null;
}

/** A `usingComponents` value (section 1.5). `from` is the canonical path of the json file. */
export function resolveComponent(_tag: string, _value: string, _from: string, _exists: Exists): ResolvedComponent {
  return { path: null, diagnostics: [] };
}

/**
 * An image, icon or `url()` (section 1.6): external URLs unchanged, else `/` and the canonical path.
 * The app root comes first, then the folder of `from`.
 */
export function resolveAsset(value: string, _from: string, _exists: Exists): string {
  return value;
}

/** A relative or root-absolute file reference as a canonical path; too many `../` stop at the root. */
export function resolveReference(specifier: string, _from: string): string {
  return specifier;
}
