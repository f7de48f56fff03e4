import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, SourceRange } from './diagnostics.ts';

/** Whether a file is there. Canonical paths, also `npm/<package path>`; whoever answers maps `npm/` to node_modules. */
export type Exists = (path: string) => boolean;

export interface ResolvedComponent {
  /** Canonical without extension, `components/card/index`, `npm/@tiki.vn/tini-ui/es/chip/index`; null when missing. */
  path: string | null;
  diagnostics: readonly Diagnostic[];
}

const unitExtensions = ['.json', '.txml', '.js', '.ts'];

function normalize(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A relative or root-absolute file reference as a canonical path; too many `../` stop at the root. */
export function resolveReference(specifier: string, from: string): string {
  return normalize(specifier.startsWith('/') ? specifier : `${folderOf(from)}/${specifier}`);
}

/** `to` as an import specifier in the file `from`, both canonical: `./a.sjs`, `../parts/b.txml`. */
export function relativeSpecifier(to: string, from: string): string {
  const target = to.split('/');
  const base = from.split('/').slice(0, -1);
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared += 1;
  const up = '../'.repeat(base.length - shared);
  return `${up === '' ? './' : up}${target.slice(shared).join('/')}`;
}

/** The app's root as a folder relative to the project ('' is the project itself), or null. `exists` is asked about project-relative paths. */
export function findRoot(miniprogramRoot: string, exists: Exists): string | null {
  const folders = [normalize(miniprogramRoot), 'src', ''];
  return folders.find((folder) => exists(folder === '' ? 'app.json' : `${folder}/app.json`)) ?? null;
}

function resolveUnit(candidate: string, extensions: readonly string[], exists: Exists): string | null {
  const paths = candidate === '' ? ['index'] : [candidate, `${candidate}/index`];
  return paths.find((path) => extensions.some((extension) => exists(path + extension))) ?? null;
}

/** A page as app.json, a tab or a URL (without query) spells it: its canonical path without extension, or null. */
export function resolvePage(spelling: string, exists: Exists): string | null {
  // A json file alone is no page.
  return resolveUnit(normalize(spelling), ['.txml', '.js', '.ts'], exists);
}

/**
 * A `usingComponents` value (section 1.5): `/x` from the root, `./x` from the json's folder, a bare one as sibling, then
 * from the root, then as npm package. `from` is the canonical path of the json file, `place` where the value stands in it.
 */
export function resolveComponent(
  tag: string,
  value: string,
  { from, place, exists }: { from: string; place?: SourceRange | undefined; exists: Exists },
): ResolvedComponent {
  const bare = value.replace(/\.(?:json|js|ts|txml)$/, '');
  const find = (candidate: string) => resolveUnit(normalize(candidate), unitExtensions, exists);
  const sibling = `${folderOf(from)}/${bare}`;

  const found = (path: string | null): ResolvedComponent => ({
    path,
    diagnostics: path === null ? [diagnostic('component-missing', from, place, tag, value)] : [],
  });
  if (bare.startsWith('/')) return found(find(bare));
  if (bare.startsWith('.')) return found(find(sibling));
  const nearby = find(sibling);
  const rooted = find(bare);
  if (nearby !== null && rooted !== null && nearby !== rooted) {
    return { path: nearby, diagnostics: [diagnostic('component-ambiguous', from, place, tag, nearby, rooted)] };
  }
  return found(nearby ?? rooted ?? find(`npm/${bare}`));
}

/**
 * An image, icon or `url()` (section 1.6): URLs with a scheme, `//host` and `#id` unchanged, else `/` and the canonical path.
 * The app root comes first, then the folder of `from`; when neither has the file, the root.
 */
export function resolveAsset(value: string, from: string, exists: Exists): string {
  if (value === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(value)) return value;
  const [file = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(value)?.slice(1) ?? [];
  const rooted = normalize(file);
  const nearby = resolveReference(file, from);
  return `/${!exists(rooted) && exists(nearby) ? nearby : rooted}${suffix}`;
}
