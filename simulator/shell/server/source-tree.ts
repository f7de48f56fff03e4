import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isMissing } from './files.ts';

/**
 * The app's files by canonical path: relative to the app root, or `npm/<package path>` for the nearest `node_modules` upward.
 * Looks at each once, so that one build sees one state; remembers what it read, so that the watcher knows what matters.
 */
export class SourceTree {
  readonly root: string;
  readonly filesRead = new Set<string>();
  readonly #texts = new Map<string, string | null>();
  readonly #existing = new Map<string, boolean>();
  readonly #packages = new Map<string, string>();
  #folders: readonly string[] | null = null;

  constructor(root: string) {
    this.root = root;
  }

  /** The absolute file of a canonical path; a package that is nowhere gets a path below the root that does not exist. */
  fileOf(canonical: string): string {
    if (!canonical.startsWith('npm/')) return path.join(this.root, canonical);
    const inPackage = canonical.slice('npm/'.length);
    const name = packageName(inPackage);
    let modules = this.#packages.get(name);
    if (modules === undefined) {
      const found = this.modulesFolders().find((folder) => existsSync(path.join(folder, name)));
      this.#packages.set(name, (modules = found ?? path.join(this.root, 'node_modules')));
    }
    return path.join(modules, inPackage);
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
    let isThere = this.#existing.get(canonical);
    if (isThere === undefined) {
      isThere = statSync(this.fileOf(canonical), { throwIfNoEntry: false })?.isFile() ?? false;
      this.#existing.set(canonical, isThere);
    }
    return isThere;
  }

  /** The text without a byte order mark; null when there is no such file. */
  read(canonical: string): string | null {
    return this.readFile(this.fileOf(canonical));
  }

  /** As `read`, of an absolute file, which need not be the app's. */
  readFile(file: string): string | null {
    const known = this.#texts.get(file);
    if (known !== undefined) return known;
    this.filesRead.add(file);
    const text = textOf(file);
    this.#texts.set(file, text);
    return text;
  }

  /** `node_modules` of the root and of every folder above it, nearest first. */
  modulesFolders(): readonly string[] {
    if (this.#folders) return this.#folders;
    const folders: string[] = [];
    for (let folder = this.root; ; folder = path.dirname(folder)) {
      folders.push(path.join(folder, 'node_modules'));
      if (folder === path.dirname(folder)) return (this.#folders = folders);
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

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'EISDIR') return null;
    throw error;
  }
}

function slashes(file: string): string {
  return file.split(path.sep).join('/');
}
