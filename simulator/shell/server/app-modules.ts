import { statSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { transformSync } from 'rolldown/utils';
import {
  compileSjs,
  compileTemplate,
  handlerNames,
  lintTemplate,
  resolveAsset,
  shadowGlobals,
  type Diagnostic,
  type TemplateTarget,
} from '../../compiler/index.ts';
import { inNodeModules } from './files.ts';
import type { Files, Memo } from './memo.ts';
import type { Messages } from './messages.ts';
import type { Project, Unit } from './project.ts';

export const ENTRY = 'tini:app';

/** An app is three bundles, so that edited templates can be swapped under scripts that go on running. */
export type BundlePart = 'scripts' | 'plan' | 'view';

/** Whether a script may be a module of some kind; a comment that says so does no harm. */
const MODULE_WORDS = /\b(?:import|export|exports|require)\b/;

const EMPTY_UNIT = { page: 'Page({});', component: 'Component({});', app: 'App({});' } as const;

/** A module of the app, made; `map` is JSON. */
export interface LoadedModule {
  code: string;
  moduleType: 'js';
  map?: string | null;
  moduleSideEffects?: boolean;
}

/** A module with what is wrong with it; a broken script is empty. */
interface MadeModule {
  module: LoadedModule;
  diagnostics: readonly Diagnostic[];
  broken: { line: number; column: number; text: string } | null;
}

const module = (code: string): LoadedModule => ({ code, moduleType: 'js' });
const made = (code: string, ...diagnostics: readonly Diagnostic[]): MadeModule => ({
  module: module(code),
  diagnostics,
  broken: null,
});

/** Makes the modules of one bundle: the virtual entry, both sides of templates, sjs, and scripts with the worker's own globals hidden. */
export class AppModules {
  /** By module id: its code, or the stamp of a file that rolldown reads itself. */
  readonly loaded = new Map<string, string>();
  readonly #project: Project;
  readonly #part: BundlePart;
  readonly #messages: Messages;
  readonly #memo: Memo;
  readonly #target: TemplateTarget;
  readonly #unitScripts: ReadonlySet<string>;

  constructor(project: Project, part: BundlePart, messages: Messages, memo: Memo) {
    this.#project = project;
    this.#part = part;
    this.#messages = messages;
    this.#memo = memo;
    this.#target = part === 'view' ? 'view' : 'logic';
    const scripts = [project.appScript, ...[...project.units.values()].map(({ script }) => script)];
    this.#unitScripts = new Set(scripts.filter((script) => script !== null));
  }

  /** The module of an id, with what is wrong with it told; null for what rolldown reads itself. */
  load(id: string): LoadedModule | null {
    const found = this.#make(id);
    this.loaded.set(id, textOf(id, found));
    if (found) this.#messages.add(found.diagnostics);
    if (found?.broken) {
      const { line, column, text } = found.broken;
      this.#messages.brokenScript(this.#project.tree.canonicalOf(id) ?? id, line, column, text);
    }
    return found?.module ?? null;
  }

  /** Whether every module is what it was in `loaded` of an earlier build; tells nothing. */
  areAll(loaded: ReadonlyMap<string, string>): boolean {
    for (const [id, text] of loaded) if (textOf(id, this.#make(id)) !== text) return false;
    return true;
  }

  #make(id: string): MadeModule | null {
    if (id === `\0${ENTRY}`) return made(entryCode(this.#project, this.#part));
    if (id.startsWith('\0tini:begin/')) {
      const [kind = '', ...rest] = id.slice('\0tini:begin/'.length).split('/');
      return made(`globalThis.$tini.begin(${JSON.stringify(kind)}, ${JSON.stringify(rest.join('/'))});`);
    }
    if (id.startsWith('\0tini:empty/')) {
      return made(EMPTY_UNIT[id.slice('\0tini:empty/'.length) as keyof typeof EMPTY_UNIT] ?? '');
    }
    if (id.startsWith('\0tini:missing/')) return made('module.exports = {};');
    if (id.startsWith('\0')) return null;
    const [file = '', query = ''] = id.split('?');
    if (file.endsWith('.txml')) return this.#template(file, query);
    if (file.endsWith('.sjs')) return this.#sjs(file);
    this.#project.tree.filesRead.add(file);
    if (/\.[cm]?[jt]s$/.test(file) && !inNodeModules(file)) return this.#script(file);
    return null;
  }

  #template(file: string, query: string): MadeModule {
    const { tree, units } = this.#project;
    const canonical = tree.canonicalOf(file) ?? file;
    const unit = units.get(new URLSearchParams(query).get('unit') ?? '');
    const componentTags = unit?.componentTags ?? new Set<string>();
    const key = `${canonical} ${unit?.path ?? ''} ${[...componentTags].join(' ')}`;
    const { code, diagnostics } = this.#memo.get(`template ${key}`, tree, (files) =>
      compileTemplate({
        source: files.read(canonical) ?? '',
        path: canonical,
        componentTags,
        readTemplate: (included) => files.read(included),
        hasFile: (wanted) => files.exists(wanted),
      }),
    );
    const isLinted = this.#target === 'logic' && !canonical.startsWith('npm/');
    const hints = isLinted ? this.#memo.get(`lint ${key}`, tree, (files) => lint(files, canonical, unit)) : [];
    return made(code[this.#target], ...diagnostics, ...hints);
  }

  #sjs(file: string): MadeModule {
    const { tree } = this.#project;
    const canonical = tree.canonicalOf(file) ?? file;
    const { code, diagnostics } = this.#memo.get(`sjs ${canonical}`, tree, (files) =>
      compileSjs({ source: files.read(canonical) ?? '', path: canonical }),
    );
    return made(code, ...diagnostics);
  }

  #script(file: string): MadeModule {
    const { tree } = this.#project;
    const canonical = tree.canonicalOf(file) ?? file;
    const isUnit = this.#unitScripts.has(canonical);
    // Scripts may stand beside the app's folder, so they go by their absolute names.
    const files: Files = { read: (name) => tree.readFile(name), exists: () => false };
    return this.#memo.get(`script ${file} ${isUnit}`, files, (recorded) =>
      compileScript(file, canonical, recorded.read(file) ?? '', isUnit),
    );
  }
}

/** What tells whether a module is the same: its code and map, or the stamp of a file that rolldown reads itself. */
function textOf(id: string, found: MadeModule | null): string {
  return found ? `${found.module.code}\n${found.module.map ?? ''}` : stampOf(id);
}

/** Changes with the file; for what is no file, or is gone, always the same. */
function stampOf(id: string): string {
  const found = id.startsWith('\0') ? undefined : statSync(id.split('?')[0] ?? '', { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size}` : '';
}

function lint(files: Files, canonical: string, unit: Unit | undefined): readonly Diagnostic[] {
  return lintTemplate({
    source: files.read(canonical) ?? '',
    path: canonical,
    componentTags: unit?.componentTags ?? new Set(),
    readFile: (file) => files.read(file),
    hasAsset: (source) =>
      files.exists(
        resolveAsset(source, canonical, (file) => files.exists(file))
          .slice(1)
          .replace(/[?#].*$/, ''),
      ),
    // Another file's template runs on the page or component that uses it.
    methods: unit && `${unit.path}.txml` === canonical ? methodsOf(files, unit) : null,
  });
}

function methodsOf(files: Files, { script }: Unit): ReadonlySet<string> | null {
  const source = script === null ? null : files.read(script);
  if (source === null) return null;
  if (!script?.endsWith('.ts')) return handlerNames(source);
  const { code, errors } = transformSync(script, source, { lang: 'ts', tsconfig: false, target: 'esnext' });
  return errors.length > 0 ? null : handlerNames(code);
}

function compileScript(file: string, canonical: string, source: string, isUnit: boolean): MadeModule {
  const stripped = /\.[cm]?ts$/.test(file)
    ? transformSync(file, source, {
        lang: 'ts',
        sourcemap: true,
        tsconfig: false,
        target: 'esnext',
        decorator: { legacy: true },
      })
    : { code: source, map: null, errors: [] };
  const [failed] = stripped.errors;
  if (failed) {
    const { line = 0, column = -1 } = (failed as { loc?: { line: number; column: number } }).loc ?? {};
    const text = failed.message.replace(/^\[\w+\] /, '').split('\n')[0] ?? '';
    return { module: module(''), diagnostics: [], broken: { line, column: column + 1, text } };
  }
  const shadowed = shadowGlobals({ source: stripped.code, path: canonical });
  const fatal = shadowed.diagnostics.find(({ level }) => level === 'fatal');
  if (fatal) {
    const { line, column } = fatal.range.start;
    return { module: module(''), diagnostics: [], broken: { line, column, text: fatal.message } };
  }
  return {
    module: {
      // A script without any export is CommonJS with empty exports, so a default import of it is {} and not a crash.
      code: isUnit || MODULE_WORDS.test(source) ? shadowed.code : `${shadowed.code}\nmodule.exports = {};`,
      moduleType: 'js',
      map: stripped.map ? JSON.stringify(stripped.map) : null,
      moduleSideEffects: true,
    },
    diagnostics: stripped.map ? beforeStripping(shadowed.diagnostics, stripped.map) : shadowed.diagnostics,
    broken: null,
  };
}

/** Findings about stripped code, at their places in the TypeScript. */
function beforeStripping(diagnostics: readonly Diagnostic[], map: object): readonly Diagnostic[] {
  if (diagnostics.length === 0) return diagnostics;
  const sourceMap = new SourceMap(map as ConstructorParameters<typeof SourceMap>[0]);
  return diagnostics.map((found) => {
    const { line, column } = found.range.start;
    const entry = sourceMap.findEntry(line - 1, column - 1);
    if (!('originalLine' in entry)) return found;
    const start = { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
    return { ...found, range: { start, end: start } };
  });
}

/** The module that starts everything: scripts in launch order and the description, or the templates of one layer. */
function entryCode(project: Project, part: BundlePart): string {
  return part === 'scripts' ? scriptsCode(project) : templatesCode(project, part === 'view' ? 'view' : 'logic');
}

function scriptsCode(project: Project): string {
  const lines: string[] = [];
  const withScript = (kind: keyof typeof EMPTY_UNIT, unitPath: string, script: string | null) => {
    lines.push(`import ${JSON.stringify(`tini:begin/${kind}/${unitPath}`)};`);
    lines.push(`import ${JSON.stringify(script === null ? `tini:empty/${kind}` : `tini:unit/${script}`)};`);
  };
  withScript('app', 'app', project.appScript);
  for (const unit of project.units.values()) withScript(unit.kind, unit.path, unit.script);
  lines.push(`export const description = ${JSON.stringify(project.description)};`);
  return lines.join('\n');
}

function templatesCode(project: Project, target: TemplateTarget): string {
  const lines: string[] = [];
  const templates: string[] = [];
  for (const unit of project.units.values()) {
    if (!unit.hasTemplate) continue;
    const name = `template${templates.length}`;
    const file = `tini:unit/${unit.path}.txml?${target}&unit=${unit.path}`;
    lines.push(`import ${name} from ${JSON.stringify(file)};`);
    templates.push(`${JSON.stringify(unit.path)}: ${name}`);
  }
  lines.push(`export const templates = { ${templates.join(', ')} };`);
  return lines.join('\n');
}
