import {
  inlineStyles,
  resolveAsset,
  resolveReference,
  type Diagnostic,
  type StyleSource,
} from '../../compiler/index.ts';
import type { Files, Memo } from './memo.ts';
import type { Project } from './project.ts';

export interface PageStyles {
  css: string;
  diagnostics: readonly Diagnostic[];
}

/** The sheet of a page: app.tcss, the reachable components' sheets (deepest first, then by path), the page's own (section 6.1). */
export function buildPageStyles(project: Project, pagePath: string, assetBase: string, memo: Memo): PageStyles {
  const sheets = ['app.tcss', ...componentOrder(project, pagePath).map((unit) => `${unit}.tcss`), `${pagePath}.tcss`];
  const css: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of sheets) {
    const inlined = memo.get(`sheet ${path} ${assetBase}`, project.tree, (files) => {
      const source = files.read(path);
      if (source === null) return null;
      return inlineStyles({
        path,
        source,
        readImport: (specifier, from) => readImport(files, specifier, from),
        resolveUrl: (url, from) => assetUrl(files, url, from, assetBase),
      });
    });
    if (inlined === null) continue;
    css.push(`/* ${path} */\n${inlined.css}`);
    diagnostics.push(...inlined.diagnostics);
  }
  return { css: css.join('\n'), diagnostics };
}

/** A URL of the app as the frame loads it: external ones unchanged, local ones below `assetBase`. */
export function assetUrl(files: Files, value: string, from: string, assetBase: string): string {
  const resolved = resolveAsset(value, from, (canonical) => files.exists(canonical));
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
function readImport(files: Files, specifier: string, from: string): StyleSource | null {
  const local = resolveReference(specifier, from);
  const candidates = [local, `${local}.tcss`];
  if (!/^[./]/.test(specifier)) candidates.push(`npm/${specifier}`, `npm/${specifier}.tcss`);
  for (const path of candidates) {
    if (!files.exists(path)) continue;
    const source = files.read(path);
    if (source !== null) return { path, source };
  }
  return null;
}
