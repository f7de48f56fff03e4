import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import path from 'node:path';
import type { Plugin } from 'rolldown';
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
import { EXPRESSION_URL } from './client-bundle.ts';
import type { Project, Unit } from './project.ts';

export const ENTRY = 'tini:app';

/** An app is three bundles, so that edited templates can be swapped under scripts that go on running. */
export type BundlePart = 'scripts' | 'plan' | 'view';

/** What a build says; npm packages' findings are their authors' affair. */
export interface Findings {
  add(diagnostics: readonly Diagnostic[]): void;
  missingModule(specifier: string, importer: string): void;
  /** Which file an import led to. */
  resolved(importer: string, specifier: string, file: string): void;
  /** An app script that cannot be read; the build fails, but goes on to find the other faults. Line and column count from 1. */
  brokenScript(file: string, line: number, column: number, text: string): void;
}

/** Whether a script may be a module of some kind; a comment that says so does no harm. */
const MODULE_WORDS = /\b(?:import|export|exports|require)\b/;

const EMPTY_UNIT = { page: 'Page({});', component: 'Component({});', app: 'App({});' } as const;

/**
 * Teaches rolldown a Tini App: the virtual entry, `.txml?target`, `.sjs`, `@/` and `/` from the app root, and app scripts
 * with the worker's own globals hidden. A module that is not there becomes an empty one, so that one dead import stops nothing.
 */
export function appPlugin(project: Project, part: BundlePart, findings: Findings): Plugin {
  const { tree } = project;
  const target: TemplateTarget = part === 'view' ? 'view' : 'logic';
  return {
    name: 'tini-app',
    async resolveId(source, importer) {
      if (source === ENTRY || source.startsWith('tini:begin/') || source.startsWith('tini:empty/')) {
        return { id: `\0${source}`, moduleSideEffects: true };
      }
      if (source === 'tini:expression') return { id: EXPRESSION_URL, external: true };
      if (source.startsWith('tini:unit/')) {
        const [file = '', unit] = source.slice('tini:unit/'.length).split('?');
        return { id: tree.fileOf(file) + (unit === undefined ? '' : `?${unit}`), moduleSideEffects: true };
      }
      const [specifier = '', query = ''] = source.split('?');
      const [importerFile = '', importerQuery = ''] = (importer ?? '').split('?');
      if (/\.(?:txml|sjs)$/.test(specifier)) {
        const file = specifier.startsWith('/')
          ? fromRoot(tree.root, specifier)
          : path.resolve(path.dirname(importerFile), specifier);
        if (specifier.endsWith('.sjs')) return { id: file };
        const unit = new URLSearchParams(query).get('unit') ?? new URLSearchParams(importerQuery).get('unit') ?? '';
        return { id: `${file}?${target}&unit=${unit}` };
      }
      const local = specifier.startsWith('@/') ? specifier.slice(1) : specifier;
      if (
        importer &&
        !inNodeModules(importer) &&
        local.startsWith('/') &&
        !path.resolve(local).startsWith(tree.root + path.sep)
      ) {
        const resolved = await this.resolve(fromRoot(tree.root, local), importer, { skipSelf: true });
        if (resolved) {
          findings.resolved(importerFile, source, resolved.id);
          return resolved;
        }
      }
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      if (resolved && !(resolved.external && !resolved.id.startsWith('/client/'))) {
        findings.resolved(importerFile, source, resolved.id);
        return resolved;
      }
      findings.missingModule(source, importerFile);
      return { id: `\0tini:missing/${source}` };
    },
    load(id) {
      if (id === `\0${ENTRY}`) return { code: entryCode(project, part), moduleType: 'js' };
      if (id.startsWith('\0tini:begin/')) {
        const [kind = '', ...rest] = id.slice('\0tini:begin/'.length).split('/');
        return {
          code: `globalThis.$tini.begin(${JSON.stringify(kind)}, ${JSON.stringify(rest.join('/'))});`,
          moduleType: 'js',
        };
      }
      if (id.startsWith('\0tini:empty/')) {
        return {
          code: EMPTY_UNIT[id.slice('\0tini:empty/'.length) as keyof typeof EMPTY_UNIT] ?? '',
          moduleType: 'js',
        };
      }
      if (id.startsWith('\0tini:missing/')) return { code: 'module.exports = {};', moduleType: 'js' };
      const [file = '', query = ''] = id.split('?');
      if (id.startsWith('\0')) return null;
      if (file.endsWith('.txml')) return { code: templateCode(file, query), moduleType: 'js' };
      if (file.endsWith('.sjs')) {
        const canonical = tree.canonicalOf(file) ?? file;
        const compiled = compileSjs({ source: tree.read(canonical) ?? '', path: canonical });
        findings.add(compiled.diagnostics);
        return { code: compiled.code, moduleType: 'js' };
      }
      tree.filesRead.add(file);
      if (/\.[cm]?[jt]s$/.test(file) && !inNodeModules(file)) return scriptCode(file);
      return null;
    },
  };

  function isUnitScript(canonical: string): boolean {
    return canonical === project.appScript || [...project.units.values()].some(({ script }) => script === canonical);
  }

  function templateCode(file: string, query: string): string {
    const canonical = tree.canonicalOf(file) ?? file;
    const unit = project.units.get(new URLSearchParams(query).get('unit') ?? '');
    const compiled = compileTemplate({
      source: tree.read(canonical) ?? '',
      path: canonical,
      target,
      componentTags: unit?.componentTags ?? new Set(),
      readTemplate: (included) => tree.read(included),
      hasFile: (wanted) => tree.exists(wanted),
    });
    findings.add(compiled.diagnostics);
    if (target === 'logic' && !canonical.startsWith('npm/')) findings.add(lint(canonical, unit));
    return compiled.code;
  }

  function lint(canonical: string, unit: Unit | undefined): readonly Diagnostic[] {
    return lintTemplate({
      source: tree.read(canonical) ?? '',
      path: canonical,
      componentTags: unit?.componentTags ?? new Set(),
      readFile: (file) => tree.read(file),
      hasAsset: (source) =>
        tree.exists(
          resolveAsset(source, canonical, (file) => tree.exists(file))
            .slice(1)
            .replace(/[?#].*$/, ''),
        ),
      // Another file's template runs on the page or component that uses it.
      methods: unit && `${unit.path}.txml` === canonical ? methodsOf(unit) : null,
    });
  }

  function methodsOf({ script }: Unit): ReadonlySet<string> | null {
    const source = script === null ? null : tree.read(script);
    if (source === null) return null;
    if (!script?.endsWith('.ts')) return handlerNames(source);
    const { code, errors } = transformSync(script, source, { lang: 'ts', tsconfig: false, target: 'esnext' });
    return errors.length > 0 ? null : handlerNames(code);
  }

  function scriptCode(file: string) {
    const canonical = tree.canonicalOf(file) ?? file;
    const source = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
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
      findings.brokenScript(canonical, line, column + 1, failed.message.replace(/^\[\w+\] /, '').split('\n')[0] ?? '');
      return { code: '', moduleType: 'js' as const };
    }
    const shadowed = shadowGlobals({ source: stripped.code, path: canonical });
    const broken = shadowed.diagnostics.find(({ level }) => level === 'fatal');
    if (broken) {
      const { line, column } = broken.range.start;
      findings.brokenScript(canonical, line, column, broken.message);
      return { code: '', moduleType: 'js' as const };
    }
    findings.add(stripped.map ? beforeStripping(shadowed.diagnostics, stripped.map) : shadowed.diagnostics);
    return {
      // A script without any export is CommonJS with empty exports, so a default import of it is {} and not a crash.
      code:
        isUnitScript(canonical) || MODULE_WORDS.test(source) ? shadowed.code : `${shadowed.code}\nmodule.exports = {};`,
      moduleType: 'js' as const,
      map: stripped.map ? JSON.stringify(stripped.map) : null,
      moduleSideEffects: true,
    };
  }
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

function inNodeModules(file: string): boolean {
  return file.includes(`${path.sep}node_modules${path.sep}`);
}

function fromRoot(root: string, specifier: string): string {
  const inside = path.posix.normalize(`/${specifier}`).slice(1);
  return path.join(root, inside);
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
