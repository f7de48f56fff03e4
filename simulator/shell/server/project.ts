import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  findRoot,
  isKnownTag,
  parseAppJson,
  parseProjectConfig,
  parseUnitJson,
  resolveComponent,
  resolvePage,
  type AppJson,
  type Diagnostic,
  type Parsed,
} from '../../compiler/index.ts';
import { diagnostic } from '../../compiler/diagnostics.ts';
import type { AppDescription, PageDescription, TabBar, UnitDescription } from '../../protocol/app-description.ts';
import { isMissing } from './files.ts';
import { SourceTree } from './source-tree.ts';
import { StartupError } from './startup-error.ts';

/** A page or component with what the build needs of it. */
export interface Unit {
  kind: 'page' | 'component';
  /** Canonical, without extension. */
  path: string;
  /** Canonical with extension; null when there is no script. */
  script: string | null;
  hasTemplate: boolean;
  /** Tags that are components here, the unresolved ones included. */
  componentTags: ReadonlySet<string>;
  usingComponents: Readonly<Record<string, string>>;
}

/** An app folder, read: what its JSON files say, resolved. */
export interface Project {
  tree: SourceTree;
  /** As a customer reads it: the app's default title, else its package name. */
  name: string;
  typescript: boolean;
  description: AppDescription;
  /** Canonical, or null: an app without app.js is legal. */
  appScript: string | null;
  /** Pages in app.json order, then components as they were reached. */
  units: ReadonlyMap<string, Unit>;
  diagnostics: readonly Diagnostic[];
}

/** The app root of a folder and whether the app is written in TypeScript. Throws StartupError when there is no app.json. */
export function locateApp(folder: string): { root: string; typescript: boolean } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new StartupError(`the app folder ${folder} does not exist`);
  const config = parseProjectConfig(readIfThere(path.join(folder, 'project.config.json')));
  const root = findRoot(config.value.miniprogramRoot, (file) => readIfThere(path.join(folder, file)) !== '');
  if (root === null) throw new StartupError(`no app.json was found in ${folder}`);
  return { root: path.join(folder, root), typescript: config.value.typescript };
}

/** Reads the app. Throws only for errors of the file system other than "not there". */
export function readProject(folder: string, root: string, typescript: boolean): Project {
  const tree = new SourceTree(root);
  const found: Diagnostic[] = [];
  const exists = (canonical: string) => tree.exists(canonical);
  const app = parseAppJson(tree.read('app.json') ?? '');
  found.push(...app.diagnostics);
  const reader = new UnitReader(tree, app, typescript, found);
  const pages: PageDescription[] = [];
  for (const spelling of app.value.pages) {
    const pagePath = resolvePage(spelling, exists);
    const place = app.placeOf('pages', app.value.pages.indexOf(spelling));
    if (pagePath === null) {
      found.push(diagnostic('page-missing', 'app.json', place, spelling));
    } else if (!reader.units.has(pagePath)) {
      pages.push(reader.readPage(pagePath));
      if (!tree.exists(`${pagePath}.txml`))
        found.push(diagnostic('template-missing', 'app.json', place, pagePath, 'page'));
    }
  }
  reader.readComponents();
  const tabBar = resolveTabs(app.value.tabBar, exists);
  app.value.tabBar?.items.forEach(({ pagePath }, index) => {
    if (reader.units.get(resolvePage(pagePath, exists) ?? '')?.kind === 'page') return;
    const place = app.placeOf('tabBar', 'items', index, 'pagePath');
    found.push(diagnostic('tab-missing', 'app.json', place, pagePath));
  });
  const { appId, name } = readIdentity(folder, root, tree);
  const title = app.value.window['defaultTitle'];
  return {
    tree,
    name: typeof title === 'string' && title !== '' ? title : name,
    typescript,
    description: {
      appId,
      pages,
      components: reader.components,
      tabBar,
      entryPage: tabBar?.items[0]?.pagePath ?? pages[0]?.path ?? '',
    },
    appScript: scriptOf(tree, 'app', typescript),
    units: reader.units,
    diagnostics: found,
  };
}

class UnitReader {
  readonly units = new Map<string, Unit>();
  readonly components: Record<string, UnitDescription> = {};
  readonly #tree: SourceTree;
  readonly #app: Parsed<AppJson>;
  readonly #typescript: boolean;
  readonly #found: Diagnostic[];
  readonly #waiting: string[] = [];

  constructor(tree: SourceTree, app: Parsed<AppJson>, typescript: boolean, found: Diagnostic[]) {
    this.#tree = tree;
    this.#app = app;
    this.#typescript = typescript;
    this.#found = found;
  }

  readPage(pagePath: string): PageDescription {
    const { usingComponents, window } = this.#read('page', pagePath);
    return { path: pagePath, usingComponents, window: { ...this.#app.value.window, ...window } };
  }

  /** Every component that a page reaches, each once. */
  readComponents(): void {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      if (this.units.has(next)) continue;
      this.components[next] = { usingComponents: this.#read('component', next).usingComponents };
    }
  }

  #read(
    kind: Unit['kind'],
    unitPath: string,
  ): { usingComponents: Record<string, string>; window: Readonly<Record<string, unknown>> } {
    const jsonPath = `${unitPath}.json`;
    const json = parseUnitJson(this.#tree.read(jsonPath) ?? '', jsonPath);
    this.#found.push(...json.diagnostics);
    const usingComponents: Record<string, string> = {};
    const tags = new Set<string>();
    // What app.json declares holds everywhere; the unit's own declarations win.
    this.#resolve(this.#app.value.usingComponents, 'app.json', this.#app.placeOf, { tags, usingComponents });
    this.#resolve(json.value.usingComponents, jsonPath, json.placeOf, { tags, usingComponents });
    const hasTemplate = this.#tree.exists(`${unitPath}.txml`);
    const isOurs = !unitPath.startsWith('npm/');
    if (kind === 'component' && !hasTemplate && isOurs) {
      this.#found.push(diagnostic('template-missing', jsonPath, undefined, unitPath, kind));
    }
    if (kind === 'component' && isOurs && !json.value.component) {
      this.#found.push(diagnostic('component-flag', jsonPath, undefined, unitPath));
    }
    this.units.set(unitPath, {
      kind,
      path: unitPath,
      script: scriptOf(this.#tree, unitPath, this.#typescript),
      hasTemplate,
      componentTags: tags,
      usingComponents,
    });
    this.#waiting.push(...Object.values(usingComponents));
    return { usingComponents, window: json.value.window };
  }

  #resolve(
    declared: Readonly<Record<string, string>>,
    from: string,
    placeOf: Parsed<AppJson>['placeOf'],
    into: { tags: Set<string>; usingComponents: Record<string, string> },
  ): void {
    for (const [tag, value] of Object.entries(declared)) {
      const exists = (canonical: string) => this.#tree.exists(canonical);
      const resolved = resolveComponent(tag, value, { from, place: placeOf('usingComponents', tag), exists });
      this.#found.push(...resolved.diagnostics);
      // A built-in stands in for a component that should have replaced it: its text and taps are there at least.
      if (resolved.path !== null || !isKnownTag(tag)) into.tags.add(tag);
      if (resolved.path === null) delete into.usingComponents[tag];
      else into.usingComponents[tag] = resolved.path;
    }
  }
}

function scriptOf(tree: SourceTree, unitPath: string, typescript: boolean): string | null {
  const order = typescript ? ['.ts', '.js'] : ['.js', '.ts'];
  const extension = order.find((candidate) => tree.exists(unitPath + candidate));
  return extension === undefined ? null : unitPath + extension;
}

function resolveTabs(tabBar: TabBar | null, exists: (canonical: string) => boolean): TabBar | null {
  if (!tabBar) return null;
  const items = tabBar.items.flatMap((item) => {
    const pagePath = resolvePage(item.pagePath, exists);
    return pagePath === null ? [] : [{ ...item, pagePath }];
  });
  return items.length === 0 ? null : { ...tabBar, items };
}

/** The app's id and name from the nearest package.json with a `tiki` block, else made from the folder's name. */
function readIdentity(folder: string, root: string, tree: SourceTree): { appId: string; name: string } {
  const fallback = path.basename(folder).replace(/[^\w.-]+/g, '-') || 'app';
  for (const candidate of new Set([root, folder])) {
    const file = path.join(candidate, 'package.json');
    tree.filesRead.add(file);
    const manifest = parseManifest(readIfThere(file));
    const appId = manifest.tiki?.appIdentifier;
    if (typeof appId === 'string') return { appId, name: typeof manifest.name === 'string' ? manifest.name : fallback };
  }
  return { appId: `local.${fallback}`, name: fallback };
}

interface Manifest {
  name?: unknown;
  tiki?: { appIdentifier?: unknown };
}

/** A package.json that cannot be read has no identity to give; the build itself will say what is wrong with it. */
function parseManifest(text: string): Manifest {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error) || (error as NodeJS.ErrnoException).code === 'EISDIR') return '';
    throw error;
  }
}
