import {
  inlineStyles,
  resolveAsset,
  resolveReference,
  type Diagnostic,
  type InlinedStyles,
  type StyleSource,
} from '../../compiler/index.ts';
import type { Project } from './project.ts';
import type { SourceTree } from './source-tree.ts';

export interface PageStyles {
  css: string;
  diagnostics: readonly Diagnostic[];
}

/** Sheets of one build with their imports inlined, by canonical path: pages share most of theirs. */
export type SheetCache = Map<string, InlinedStyles>;

/** The sheet of a page: app.tcss, the reachable components' sheets (deepest first, then by path), the page's own (section 6.1). */
export function buildPageStyles(
  project: Project,
  pagePath: string,
  assetBase: string,
  cache: SheetCache = new Map(),
): PageStyles {
  const sheets = ['app.tcss', ...componentOrder(project, pagePath).map((unit) => `${unit}.tcss`), `${pagePath}.tcss`];
  const css: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const tree = project.tree;
  for (const path of sheets) {
    const source = tree.read(path);
    if (source === null) continue;
    const inlined =
      cache.get(path) ??
      inlineStyles({
        path,
        source,
        readImport: (specifier, from) => readImport(tree, specifier, from),
        resolveUrl: (url, from) => assetUrl(tree, url, from, assetBase),
      });
    cache.set(path, inlined);
    css.push(`/* ${path} */\n${inlined.css}`);
    diagnostics.push(...inlined.diagnostics);
  }
  return { css: css.join('\n'), diagnostics };
}

/** A URL of the app as the frame loads it: external ones unchanged, local ones below `assetBase`. */
export function assetUrl(tree: SourceTree, value: string, from: string, assetBase: string): string {
  const resolved = resolveAsset(value, from, (canonical) => tree.exists(canonical));
  return resolved.startsWith('/') && !resolved.startsWith('//') ? assetBase + resolved.slice(1) : resolved;
}

/** Components below a unit, each once, after those it uses itself. */
function componentOrder(project: Project, unitPath: string): string[] {
  const order: string[] = [];
  const seen = new Set([unitPath]);
  const visit = (path: string) => {
    const used = project.units.get(path)?.usingComponents ?? {};
    for (const next of [...new Set(Object.values(used))].sort()) {
      if (seen.has(next)) continue;
      seen.add(next);
      visit(next);
      order.push(next);
    }
  };
  visit(unitPath);
  return order;
}

/** `@import`: relative or from the root first, then an npm package; `.tcss` may be left out. */
function readImport(tree: SourceTree, specifier: string, from: string): StyleSource | null {
  const local = resolveReference(specifier, from);
  const candidates = [local, `${local}.tcss`];
  if (!/^[./]/.test(specifier)) candidates.push(`npm/${specifier}`, `npm/${specifier}.tcss`);
  for (const path of candidates) {
    if (!tree.exists(path)) continue;
    const source = tree.read(path);
    if (source !== null) return { path, source };
  }
  return null;
}
