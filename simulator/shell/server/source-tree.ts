import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMissing } from './files.ts';

/**
 * The app's files by canonical path: relative to the app root, or `npm/<package path>` for the nearest `node_modules` upward.
 * Remembers what it read, so that the watcher knows what matters.
 */
export class SourceTree {
  readonly root: string;
  readonly filesRead = new Set<string>();

  constructor(root: string) {
    this.root = root;
  }

  /** The absolute file of a canonical path; a package that is nowhere gets a path below the root that does not exist. */
  fileOf(canonical: string): string {
    if (!canonical.startsWith('npm/')) return path.join(this.root, canonical);
    const inPackage = canonical.slice('npm/'.length);
    const name = packageName(inPackage);
    const modules = this.modulesFolders().find((folder) => existsSync(path.join(folder, name)));
    return path.join(modules ?? path.join(this.root, 'node_modules'), inPackage);
  }

  /** The canonical path of an absolute file, or null when it is neither the app's nor a package's. */
  canonicalOf(file: string): string | null {
    for (const folder of this.modulesFolders()) {
      if (file.startsWith(folder + path.sep)) return `npm/${slashes(path.relative(folder, file))}`;
    }
    const relative = path.relative(this.root, file);
    return relative.startsWith('..') || path.isAbsolute(relative) ? null : slashes(relative);
  }

  exists(canonical: string): boolean {
    return statSync(this.fileOf(canonical), { throwIfNoEntry: false })?.isFile() ?? false;
  }

  /** The text without a byte order mark; null when there is no such file. */
  read(canonical: string): string | null {
    const file = this.fileOf(canonical);
    this.filesRead.add(file);
    try {
      return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    } catch (error) {
      if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'EISDIR') return null;
      throw error;
    }
  }

  /** `node_modules` of the root and of every folder above it, nearest first. */
  modulesFolders(): string[] {
    const folders: string[] = [];
    for (let folder = this.root; ; folder = path.dirname(folder)) {
      folders.push(path.join(folder, 'node_modules'));
      if (folder === path.dirname(folder)) return folders;
    }
  }
}

/** `@scope/name` or `name` of a path inside node_modules. */
export function packageName(inPackage: string): string {
  return inPackage
    .split('/')
    .slice(0, inPackage.startsWith('@') ? 2 : 1)
    .join('/');
}

function slashes(file: string): string {
  return file.split(path.sep).join('/');
}
