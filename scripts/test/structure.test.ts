import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { parseSync } from 'rolldown/utils';
import { ARROWS } from '../arrows.ts';
import { ROOT } from '../paths.ts';

/** Rooms that the phone's compiler reads. */
const STOREFRONT = ['app.ts', 'pages', 'components', 'stores', 'services', 'i18n', 'config', 'contract'];

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));

function roomOf(file: string): string | null {
  const [first = '', second = ''] = file.split('/');
  const room = first === 'simulator' || first === 'scripts' ? `${first}/${second}` : first;
  return room in ARROWS ? room : null;
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const { module } = parseSync(file, source);
  const names = [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) => entry.entries.map((one) => one.moduleRequest?.value)),
    ...module.dynamicImports.map((entry) => source.slice(entry.moduleRequest.start + 1, entry.moduleRequest.end - 1)),
  ];
  return names
    .filter((name): name is string => name?.startsWith('.') ?? false)
    .map((name) => relative(ROOT, resolve(ROOT, dirname(file), name)));
}

/** The source file that an import without a suffix means. */
function fileOf(target: string): string {
  return [target, `${target}.ts`, `${target}/index.ts`].find((name) => known.has(name)) ?? target;
}

const known = new Set(files);
const isTest = (file: string): boolean => /(^|\/)test\//.test(file);

test('imports go only along the arrows of the design', () => {
  const wrong = files
    .filter((file) => roomOf(file) !== null && !isTest(file))
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ file, target }) => {
      const from = roomOf(file) ?? '';
      const to = roomOf(target) ?? roomOf(`${target}.ts`) ?? target;
      return from !== to && !ARROWS[from]?.includes(to);
    });
  assert.deepEqual(wrong, []);
});

test('storefront, server, sandbox and simulator never import one another, not even in tests', () => {
  const part = (file: string): string => {
    const [first = ''] = file.split('/');
    if (['server', 'sandbox', 'simulator'].includes(first)) return first;
    return ['pages', 'components', 'stores', 'services'].includes(first) ? 'storefront' : '';
  };
  const wrong = files
    .filter((file) => part(file) !== '')
    .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
    .filter(({ file, target }) => part(target) !== '' && part(target) !== part(file));
  assert.deepEqual(wrong, []);
});

test('no circle of imports, not even of types', () => {
  const targets = new Map(files.filter((file) => !isTest(file)).map((file) => [file, importsOf(file).map(fileOf)]));
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file].join(' > '));
    if (start >= 0 || done.has(file)) return;
    for (const target of targets.get(file) ?? []) walk(target, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) walk(file, []);
  assert.deepEqual(circles, []);
});

test('the simulator is a package of its own: what it imports is in its folder or its package.json', () => {
  const { dependencies, peerDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'simulator', 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string>>;
  const known = new Set([...Object.keys(dependencies ?? {}), ...Object.keys(peerDependencies ?? {})]);
  const wrong = files
    .filter((file) => file.startsWith('simulator/') && !isTest(file) && !file.includes('/fixtures/'))
    .flatMap((file) =>
      parseSync(file, readFileSync(join(ROOT, file), 'utf8')).module.staticImports.map((entry) => ({
        file,
        name: entry.moduleRequest.value,
      })),
    )
    .filter(({ file, name }) => {
      if (name.startsWith('.')) return !resolve('/', dirname(file), name).startsWith('/simulator/');
      const parts = name.split('/');
      return !name.startsWith('node:') && !known.has(parts.slice(0, name.startsWith('@') ? 2 : 1).join('/'));
    });
  assert.deepEqual(wrong, []);
});

test('each file of the contract and of Tiki’s wire types imports nothing', () => {
  const wrong = files.filter(
    (file) =>
      /^(contract|tiki-api)\//.test(file) &&
      parseSync(file, readFileSync(join(ROOT, file), 'utf8')).module.staticImports.length > 0,
  );
  assert.deepEqual(wrong, []);
});

test('only services/my-api.ts says my.', () => {
  const wrong = files
    .filter((file) => STOREFRONT.includes(roomOf(file) ?? '') && file !== 'services/my-api.ts')
    .filter((file) => /\bmy\.[a-zA-Z]/.test(withoutComments(readFileSync(join(ROOT, file), 'utf8'))));
  assert.deepEqual(wrong, []);
});

test('storefront source stays at the level that Tini Studio’s compiler reads', () => {
  const newer = [
    /\bsatisfies\b/,
    /^\s*(export )?(const )?enum\b/m,
    /^\s*@\w+/m,
    /^\s*(await )?using \w/m,
    /\bimport\b.*\bwith\s*\{/,
    /from '[^']+\.ts'/,
  ];
  const wrong = files
    .filter((file) => STOREFRONT.includes(roomOf(file) ?? ''))
    .flatMap((file) => {
      const source = withoutComments(readFileSync(join(ROOT, file), 'utf8'));
      return newer.filter((pattern) => pattern.test(source)).map((pattern) => `${file}: ${pattern.source}`);
    });
  assert.deepEqual(wrong, []);
});

test('no file is longer than its part allows', () => {
  const cap = (file: string): number => (file.startsWith('simulator/') ? 400 : 200);
  const long = files
    .filter((file) => !isTest(file) && !/^(e2e|bench)\/|\/fixtures\/|\.d\.ts$/.test(file))
    .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
    .filter(({ file, lines }) => lines > cap(file));
  assert.deepEqual(long, []);
});

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}
