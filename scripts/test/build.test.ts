import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { parse } from 'acorn';
import { rolldown } from 'rolldown';
import { buildApp, type AppMode } from '../build-app.ts';
import { checkApp } from '../check/index.ts';
import { ROOT } from '../paths.ts';
import { logicGzip, sizeOf } from '../weigh.ts';
import { lines } from './check/app-folder.ts';

const MODES: readonly AppMode[] = ['backend', 'no-backend'];
let folder = '';
const built = (mode: AppMode, round = 1): string => join(folder, `${mode}-${round}`);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tini-build-'));
  for (const mode of MODES) await buildApp({ mode, environment: 'development', outDir: built(mode) });
  await buildApp({ mode: 'backend', environment: 'development', outDir: built('backend', 2) });
});
after(() => rmSync(folder, { recursive: true, force: true }));

function filesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

test('two builds are the same to the byte', () => {
  const [one, two] = [built('backend'), built('backend', 2)];
  assert.deepEqual(filesOf(one), filesOf(two));
  for (const file of filesOf(one)) assert.deepEqual(readFileSync(join(one, file)), readFileSync(join(two, file)), file);
});

test('the upload stays within 400 KB, and its logic with MobX within 60 KB after gzip', () => {
  const [files, logic] = [sizeOf(built('backend')), logicGzip(built('backend'))];
  assert.ok(files <= 400 * 1024, `${files} bytes of files`);
  assert.ok(logic <= 60 * 1024, `${logic} bytes of logic`);
});

test('the modes differ in nothing but the module that holds the mode, what that leaves out, and the pictures of fixed-price items', () => {
  const plain = (mode: AppMode) => filesOf(built(mode)).filter((file) => !file.endsWith('.js'));
  const pictures = plain('no-backend').filter((file) => file.startsWith('assets/items/'));
  assert.ok(pictures.length > 0);
  assert.deepEqual(
    plain('backend'),
    plain('no-backend').filter((file) => !pictures.includes(file)),
  );
});

for (const mode of MODES) {
  test(`the built folder holds what the platform reads and nothing else (${mode})`, () => {
    const odd = filesOf(built(mode)).filter((file) => !/\.(?:js|json|txml|tcss|sjs|png|webp)$/.test(file));
    assert.deepEqual(odd, []);
    const unwanted = filesOf(built(mode)).filter((file) => /(?:^|\/)(?:test|node_modules)\/|lock|\.test\./.test(file));
    assert.deepEqual(unwanted, []);
    const manifest = JSON.parse(readFileSync(join(built(mode), 'package.json'), 'utf8')) as Record<string, unknown>;
    assert.deepEqual(Object.keys(manifest), ['name', 'version', 'private', 'tiki', 'dependencies']);
    assert.match(String(manifest['version']), /^\d+\.\d+\.\d+$/);
    assert.deepEqual(Object.keys(manifest['dependencies'] as object).toSorted(), [
      '@tiki.vn/tini-style',
      '@tiki.vn/tini-types',
      '@tiki.vn/tini-ui',
    ]);
  });

  test(`the check finds nothing in the built folder (${mode})`, () => {
    assert.deepEqual(lines(checkApp(built(mode))), []);
  });

  test(`every script parses as ES2017 (${mode})`, () => {
    for (const file of filesOf(built(mode)).filter((name) => name.endsWith('.js'))) {
      const source = readFileSync(join(built(mode), file), 'utf8');
      assert.doesNotThrow(() => parse(source, { ecmaVersion: 2017, sourceType: 'module' }), file);
    }
  });

  test(`the logic starts where every global that tini-types declares undefined is gone (${mode})`, async () => {
    const { registered, errors } = await start(built(mode));
    const { pages } = JSON.parse(readFileSync(join(built(mode), 'app.json'), 'utf8')) as { pages: string[] };
    assert.deepEqual(errors, []);
    assert.equal(registered.filter((kind) => kind === 'Page').length, pages.length);
    assert.equal(registered[0], 'App');
  });
}

/** The names that the package declares as `undefined`. */
function hiddenNames(): string[] {
  const types = join(ROOT, 'node_modules', '@tiki.vn', 'tini-types', 'types', 'ts-dom-override.d.ts');
  return [...readFileSync(types, 'utf8').matchAll(/^const (\w+): undefined;/gm)].map((match) => match[1] ?? '');
}

/** Runs the whole logic in a realm with the language and the platform's names only, launches the app and opens the first page. */
async function start(app: string): Promise<{ registered: string[]; errors: string[] }> {
  const { pages } = JSON.parse(readFileSync(join(app, 'app.json'), 'utf8')) as { pages: string[] };
  const units = filesOf(app).filter((file) => /(?:^app|\/index)\.js$/.test(file) && !file.startsWith('chunks/'));
  const ordered = [
    'app.js',
    ...pages.map((page) => `${page}.js`),
    ...units.filter((file) => /components|parts/.test(file)),
  ];
  const entry = ordered.map((file) => `import ${JSON.stringify(`./${file}`)};`).join('\n');
  const bundle = await rolldown({
    input: 'entry',
    cwd: app,
    logLevel: 'silent',
    treeshake: false,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? join(app, 'entry.js') : null),
        load: (id) => (id.endsWith('entry.js') ? entry : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife' });
  const registered: string[] = [];
  const errors: string[] = [];
  const options: Record<string, Record<string, unknown>> = {};
  const register = (kind: string) => (given: Record<string, unknown>) => {
    registered.push(kind);
    options[kind] ??= given;
  };
  // Every call of `my` is left unanswered: the start may not depend on an answer.
  const my = new Proxy({}, { get: () => () => undefined });
  const scope = createContext({
    App: register('App'),
    Page: register('Page'),
    Component: register('Component'),
    getApp: () => options['App'],
    getCurrentPages: () => [],
    my,
    console: { ...console, error: (...words: unknown[]) => errors.push(words.join(' ')) },
    setTimeout: () => 0,
    clearTimeout: () => undefined,
    setInterval: () => 0,
    clearInterval: () => undefined,
  });
  for (const name of hiddenNames()) runInContext(`delete this.${name}`, scope);
  assert.equal(hiddenNames().length, 11);
  runInContext(output[0].code, scope);
  const page = { ...options['Page'], data: (options['Page']?.['data'] as object) ?? {}, setData: () => undefined };
  const call = (target: Record<string, unknown>, hook: string, ...args: unknown[]) =>
    (target[hook] as ((...given: unknown[]) => unknown) | undefined)?.apply(target, args);
  call(options['App'] ?? {}, 'onLaunch', { path: '', query: {}, referrerInfo: {} });
  call(options['App'] ?? {}, 'onShow', { path: '', query: {}, referrerInfo: {} });
  call(page, 'onLoad', '');
  call(page, 'onShow');
  return { registered, errors };
}
