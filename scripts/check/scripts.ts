import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { resolveReference } from '../../simulator/compiler/paths.ts';
import { packageName } from '../../simulator/shell/server/source-tree.ts';
import type { CheckedApp, Manifest } from './app.ts';
import { filesBelow } from './assets.ts';
import { childOf, declaredAnywhere, parseScriptFile, stringOf, walkAst, type ParsedScript } from './script-ast.ts';

/** A script that the app loads, parsed. */
export interface AppScript extends ParsedScript {
  /** Canonical, with extension. */
  path: string;
  source: string;
  declared: ReadonlySet<string>;
  /** Own modules by the specifier they are imported with. */
  imports: ReadonlyMap<string, string>;
}

/** Every script reached from the app, its pages and its components; modules that are not there are reported. */
export function readScripts(app: CheckedApp, manifest: Manifest | null): ReadonlyMap<string, AppScript> {
  const scripts = new Map<string, AppScript>();
  const ambient = ambientNames(app);
  const units = [...app.project.units.values()].map(({ script }) => script);
  const waiting = [app.project.appScript, ...units].filter(
    (path): path is string => path !== null && !path.startsWith('npm/'),
  );
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (scripts.has(path) || !/\.[cm]?[jt]s$/.test(path)) continue;
    const script = readScript(app, manifest, path, ambient);
    scripts.set(path, script);
    waiting.push(...script.imports.values());
  }
  return scripts;
}

function readScript(app: CheckedApp, manifest: Manifest | null, path: string, ambient: ReadonlySet<string>): AppScript {
  const source = app.tree.read(path) ?? '';
  const parsed = parseScriptFile(path, source);
  const imports = new Map<string, string>();
  const { problem, program } = parsed;
  if (problem) app.report('script-syntax', path, [problem.start, problem.start + 1], { values: [problem.message] });
  walkAst(program, (node) => {
    const isRequire =
      node.type === 'CallExpression' && (childOf(node, 'callee') as { name?: string } | null)?.name === 'require';
    const [argument] = (isRequire ? (node['arguments'] as unknown[]) : []) as { type: string }[];
    const literal = isRequire ? (argument ?? null) : childOf(node, 'source');
    const specifier = stringOf(literal as Parameters<typeof stringOf>[0]);
    if (specifier === null || literal === null) return;
    const { start, end } = literal as { start?: number; end?: number };
    const target = resolveModule(app, manifest, specifier, path);
    if (target.file !== null) imports.set(specifier, target.file);
    else if (target.missing !== null)
      app.report(target.missing, path, [start ?? 0, end ?? 0], { values: [target.name ?? specifier] });
  });
  return { ...parsed, path, source, imports, declared: new Set([...declaredAnywhere(program), ...ambient]) };
}

interface Target {
  /** Canonical, when the module is the app's own. */
  file: string | null;
  missing: 'module-missing' | 'package-missing' | null;
  name?: string;
}

const FOUND_ELSEWHERE: Target = { file: null, missing: null };

function resolveModule(app: CheckedApp, manifest: Manifest | null, specifier: string, from: string): Target {
  if (/^(?:\.{0,2}\/|@\/|\.{1,2}$)/.test(specifier)) {
    const inside = specifier.startsWith('@/') ? specifier.slice(1) : specifier;
    const file = findModule(app, resolveReference(inside, from));
    return { file, missing: file === null ? 'module-missing' : null };
  }
  // A path from the root without a slash is written nowhere, but a package of that name would have to exist.
  const name = packageName(specifier);
  if (manifest?.dependencies.has(name) || app.tree.exists(`npm/${name}/package.json`)) return FOUND_ELSEWHERE;
  // Without node_modules, a package that another brings along cannot be told from one that is missing.
  if (isBuiltin(specifier)) return { file: null, missing: 'package-missing', name };
  if (findModule(app, specifier) !== null) return { file: findModule(app, specifier), missing: null };
  return app.hasModules || manifest === null || !mayBeBrought(manifest)
    ? { file: null, missing: 'package-missing', name }
    : FOUND_ELSEWHERE;
}

function mayBeBrought({ dependencies }: Manifest): boolean {
  return dependencies.size > 0;
}

const ENDINGS = ['', '.ts', '.js', '.json', '.mjs', '.cjs', '/index.ts', '/index.js', '/index.json'];

function findModule(app: CheckedApp, path: string): string | null {
  const ending = ENDINGS.find((candidate) => app.tree.exists(path + candidate));
  return ending === undefined ? null : path + ending;
}

/** Names that declaration files say exist: who declares them vouches for them. */
function ambientNames(app: CheckedApp): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of filesBelow(app.folder).filter((name) => name.endsWith('.d.ts'))) {
    const source = readFileSync(join(app.folder, file), 'utf8');
    for (const name of declaredAnywhere(parseScriptFile(file, source).program)) names.add(name);
  }
  return names;
}
