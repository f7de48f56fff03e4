import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Positions } from '../../simulator/compiler/positions.ts';
import { locateApp, readProject, type Project } from '../../simulator/shell/server/project.ts';
import type { SourceTree } from '../../simulator/shell/server/source-tree.ts';
import { Findings, type Extra, type Place } from './finding.ts';
import type { RuleCode } from './rules.ts';

/** What package.json says, as far as the rules ask; wrong types count as absent. */
export interface Manifest {
  text: string;
  fields: Readonly<Record<string, unknown>>;
  dependencies: ReadonlySet<string>;
  devDependencies: ReadonlySet<string>;
}

/** An app folder that is being checked. Canonical paths count from the app's root; findings name files from the folder. */
export class CheckedApp {
  readonly folder: string;
  readonly root: string;
  readonly typescript: boolean;
  readonly project: Project;
  readonly findings = new Findings();
  /** Set once it is read; null when there is none. */
  manifest: Manifest | null = null;
  readonly #positions = new Map<string, Positions>();
  readonly #listings = new Map<string, readonly string[]>();

  /** @throws StartupError when the folder holds no app.json. */
  constructor(folder: string) {
    const { root, typescript } = locateApp(folder);
    this.folder = folder;
    this.root = root;
    this.typescript = typescript;
    this.project = readProject(folder, root, typescript);
  }

  get tree(): SourceTree {
    return this.project.tree;
  }

  /** Whether its packages are installed; without them nothing can be said about what they hold. */
  get hasModules(): boolean {
    const wanted = [...(this.manifest?.dependencies ?? [])];
    const isOwn =
      existsSync(path.join(this.folder, 'node_modules')) || existsSync(path.join(this.root, 'node_modules'));
    return isOwn || wanted.some((name) => this.tree.exists(`npm/${name}/package.json`));
  }

  /** The name of a canonical path in findings. */
  nameOf(canonical: string): string {
    return path.relative(this.folder, path.join(this.root, canonical)).split(path.sep).join('/');
  }

  place(canonical: string, start: number, end: number): Place {
    return { file: this.nameOf(canonical), range: this.positions(canonical).range(start, end) };
  }

  /** A finding at offsets of an app file. */
  report(code: RuleCode, canonical: string, [start, end]: readonly [number, number], extra: Extra = {}): void {
    this.findings.add(code, this.place(canonical, start, end), extra);
  }

  /** A finding about a whole file. */
  reportFile(code: RuleCode, canonical: string, extra: Extra = {}): void {
    this.findings.add(code, { file: this.nameOf(canonical), range: null }, extra);
  }

  positions(canonical: string): Positions {
    const known = this.#positions.get(canonical);
    if (known) return known;
    const positions = new Positions(this.tree.read(canonical) ?? '');
    this.#positions.set(canonical, positions);
    return positions;
  }

  /** The text of a file as findings name it. */
  readNamed(file: string): string | null {
    const absolute = path.join(this.folder, file);
    return existsSync(absolute) ? readFileSync(absolute, 'utf8').replace(/^\uFEFF/, '') : null;
  }

  /** The path as the disk spells it when it differs from `canonical` only by capitals, else null. */
  realSpelling(canonical: string): string | null {
    let spelled = '';
    for (const part of canonical.split('/')) {
      const names = this.#names(spelled);
      if (names.includes(part)) {
        spelled = join(spelled, part);
        continue;
      }
      const other = names.find((name) => name.toLowerCase() === part.toLowerCase());
      if (other === undefined) return null;
      spelled = join(spelled, other);
    }
    return spelled === canonical ? null : spelled;
  }

  #names(folder: string): readonly string[] {
    const known = this.#listings.get(folder);
    if (known) return known;
    const absolute = path.join(this.root, folder);
    const names = existsSync(absolute) ? readdirSync(absolute) : [];
    this.#listings.set(folder, names);
    return names;
  }
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
