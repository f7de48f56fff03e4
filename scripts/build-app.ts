import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import type { Environment } from '../config/shop.ts';
import { ROOT } from './paths.ts';

export type AppMode = 'backend' | 'no-backend';

export interface BuildOptions {
  mode: AppMode;
  environment: Environment;
  /** Absolute; emptied first. */
  outDir: string;
}

/** Files of a page or component that the platform reads as they are. */
const PLAIN = ['.txml', '.tcss', '.json', '.sjs'];

interface UnitJson {
  usingComponents?: Record<string, string>;
}

/**
 * Builds the storefront into a plain Tini App folder: ES2017 JavaScript with MobX inside, TXML, TCSS, JSON, assets and a
 * slim package.json; no TypeScript. The mode is a module replaced here, so nothing at run time can choose it.
 * Returns the folder. @throws Error when a page or component named in the JSON does not exist.
 */
export async function buildApp({ mode, environment, outDir }: BuildOptions): Promise<string> {
  const app = readJson<{ pages: string[] }>('app.json');
  const units = collectUnits(app.pages);
  rmSync(outDir, { recursive: true, force: true });

  const input = Object.fromEntries(['app', ...units].map((unit) => [unit, join(ROOT, `${unit}.ts`)]));
  const build = await rolldown({
    input,
    cwd: ROOT,
    plugins: [chooseMode(mode, environment), mobxWithoutGlobals()],
    transform: { target: 'es2017', define: { 'process.env.NODE_ENV': '"production"' } },
    platform: 'neutral',
    logLevel: 'silent',
    resolve: { mainFields: ['module', 'main'] },
  });
  await build.write({
    dir: outDir,
    format: 'esm',
    minify: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
  });
  await build.close();

  for (const file of ['app.json', 'app.tcss', ...units.flatMap((unit) => PLAIN.map((ending) => unit + ending))])
    copy(file, outDir);
  for (const unit of units) for (const file of sjsBeside(unit)) copy(file, outDir);
  const atTiki = join(ROOT, 'assets', 'items');
  // Pictures of the fixed-price items: with a server the app shows none of them, its fallback names lines of the cart.
  const filter = (file: string): boolean => mode === 'no-backend' || !file.startsWith(atTiki);
  cpSync(join(ROOT, 'assets'), join(outDir, 'assets'), { recursive: true, filter });
  writeProject(outDir);
  return outDir;
}

/** Pages, and every component of ours that they reach; npm components stay in their package. */
function collectUnits(pages: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (unit: string): void => {
    if (found.has(unit)) return;
    if (!existsSync(join(ROOT, `${unit}.ts`)))
      throw new Error(`${unit}.ts does not exist, but app.json or a component list names it`);
    found.add(unit);
    const json = existsSync(join(ROOT, `${unit}.json`)) ? readJson<UnitJson>(`${unit}.json`) : {};
    for (const path of Object.values(json.usingComponents ?? {})) {
      const component = resolveOwn(path, unit);
      if (component !== null) visit(component);
    }
  };
  for (const page of pages) visit(page);
  return [...found];
}

/** Our own components are named from the root (`/components/x/index`) or relative to the JSON. */
function resolveOwn(path: string, from: string): string | null {
  if (path.startsWith('@') || path.startsWith('npm/')) return null;
  if (path.startsWith('.')) return relative(ROOT, resolve(ROOT, dirname(from), path)).replaceAll('\\', '/');
  return path.replace(/^\//, '');
}

function sjsBeside(unit: string): string[] {
  const folder = dirname(unit);
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.sjs') && `${folder}/${name}` !== `${unit}.sjs`)
    .map((name) => `${folder}/${name}`);
}

function chooseMode(mode: AppMode, environment: Environment): Plugin {
  const code = `export const mode = ${JSON.stringify(mode)};\nexport const environment = ${JSON.stringify(environment)};`;
  return {
    name: 'choose-mode',
    load: { filter: { id: /[\\/]config[\\/]mode\.ts$/ }, handler: () => ({ code, moduleType: 'js' }) },
  };
}

/**
 * MobX looks for Symbol, Map and Set on globalThis, window, global or self, all of which the platform hides from app
 * modules (tini-framework.md section 8). Where it finds none it falls back to an empty object: this one has the three.
 */
function mobxWithoutGlobals(): Plugin {
  const empty = 'var mockGlobal = {};';
  return {
    name: 'mobx-without-globals',
    transform: {
      filter: { id: /[\\/]node_modules[\\/]mobx[\\/]/ },
      handler(code, id) {
        if (!code.includes(empty))
          throw new Error(`${id}: MobX no longer says "${empty}"; see how it finds its globals now`);
        return { code: code.replace(empty, 'var mockGlobal = { Symbol: Symbol, Map: Map, Set: Set };') };
      },
    },
  };
}

function copy(file: string, outDir: string): void {
  if (!existsSync(join(ROOT, file))) return;
  mkdirSync(dirname(join(outDir, file)), { recursive: true });
  cpSync(join(ROOT, file), join(outDir, file));
}

function writeProject(outDir: string): void {
  const { name, version, tiki, dependencies } = readJson<Record<string, unknown>>('package.json');
  writeJson(join(outDir, 'package.json'), { name, version, private: true, tiki, dependencies });
  writeJson(join(outDir, 'project.config.json'), { miniprogramRoot: '.' });
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}
