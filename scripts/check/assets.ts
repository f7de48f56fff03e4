import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CheckedApp } from './app.ts';
import { LARGE_FILE, UPLOAD_LIMIT } from './platform/config-keys.ts';

/** A file named in the app: `resolved` is `/` and its canonical path, or a URL that is not the app's. */
export function checkAsset(
  app: CheckedApp,
  from: string,
  place: readonly [number, number],
  { written, resolved }: { written: string; resolved: string },
): void {
  if (!resolved.startsWith('/') || resolved.startsWith('//')) return;
  const canonical = safeDecode((resolved.split(/[?#]/)[0] ?? '').slice(1));
  if (canonical === '' || app.tree.exists(canonical)) return;
  const real = app.realSpelling(canonical);
  if (real === null) app.report('asset-missing', from, place, { values: [written] });
  else app.report('path-case', from, place, { values: [written, real] });
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone "%" is part of the name.
    return text;
  }
}

/** Folders that are no part of an upload, wherever they stand. */
const OUTSIDE = new Set(['node_modules', 'coverage', 'dist', 'build', 'test', 'tests', '__tests__', '__mocks__']);

/** Every file below the app's root that would go with it; dot files and folders of tools are left out. */
export function filesBelow(folder: string, below = ''): string[] {
  return readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return OUTSIDE.has(entry.name) ? [] : filesBelow(folder, name);
    return entry.isFile() ? [name] : [];
  });
}

const ASSETS = new Set(['assets', 'asset', 'images', 'image', 'img', 'icons', 'fonts', 'public', 'static', 'media']);

/**
 * The files that would be uploaded. Where the app's root is the whole project, its other folders (a server, documents)
 * are told apart by what the app reaches.
 */
export function filesOf(app: CheckedApp): string[] {
  const files = filesBelow(app.root);
  if (app.root !== app.folder) return files;
  const reached = new Set(
    [...app.tree.filesRead].map((file) => (app.tree.canonicalOf(file) ?? '').split('/')[0] ?? ''),
  );
  return files.filter((file) => {
    const [first = ''] = file.split('/');
    return first === file ? /\.(?:[cm]?[jt]s|json|tcss|txml|sjs)$/.test(file) : reached.has(first) || ASSETS.has(first);
  });
}

export interface Sizes {
  /** Bytes of the app's own files. */
  own: number;
  /** Bytes of installed production dependencies; null when they are not installed. */
  dependencies: number | null;
}

/** Large single files, and the whole against the limit of an upload. */
export function checkSizes(app: CheckedApp, dependencies: readonly string[]): Sizes {
  const files = filesOf(app);
  let own = 0;
  for (const file of files) {
    const { size } = statSync(path.join(app.root, file));
    own += size;
    const isMedia = /\.(?:png|jpe?g|gif|webp|svg|mp4|mp3|wav|ttf|otf|woff2?)$/i.test(file);
    if (size > LARGE_FILE && isMedia) app.reportFile('file-large', file, { values: [kilobytes(size)] });
  }
  if (own > UPLOAD_LIMIT) {
    const packed = files.reduce((total, file) => total + packedSize(path.join(app.root, file)), 0);
    if (packed > UPLOAD_LIMIT) app.reportFile('size-limit', 'app.json', { values: [megabytes(packed)] });
  }
  const installed = app.hasModules ? dependencySize(app, dependencies) : null;
  const total = own + (installed ?? 0);
  if (total > UPLOAD_LIMIT) app.reportFile('size-near', 'app.json', { values: [megabytes(total)] });
  return { own, dependencies: installed };
}

function packedSize(file: string): number {
  return gzipSync(readFileSync(file), { level: 1 }).length;
}

/** The packages and everything they need in turn, each once, as they lie on the disk. */
function dependencySize(app: CheckedApp, names: readonly string[]): number {
  const seen = new Set<string>();
  const waiting = names.map((name) => ({ name, from: app.folder }));
  let total = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const folder = installedFolder(next.name, next.from);
    if (folder === null || seen.has(folder)) continue;
    seen.add(folder);
    total += folderSize(folder);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    for (const name of Object.keys(manifest.dependencies ?? {})) waiting.push({ name, from: folder });
  }
  return total;
}

function installedFolder(name: string, from: string): string | null {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (statSync(path.join(candidate, 'package.json'), { throwIfNoEntry: false })?.isFile()) return candidate;
    if (folder === path.dirname(folder)) return null;
  }
}

function folderSize(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((total, entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return total + (entry.name === 'node_modules' ? 0 : folderSize(file));
    return total + (entry.isFile() ? statSync(file).size : 0);
  }, 0);
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(0)} KB`;
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(2)} MB`;
}
