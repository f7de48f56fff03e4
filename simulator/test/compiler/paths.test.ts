import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findRoot, resolveAsset, resolveComponent, resolvePage, resolveReference } from '../../compiler/index.ts';

const files = new Set([
  'pages/home/index.txml',
  'pages/home/index.json',
  'pages/home/card/index.json',
  'pages/home/logo.png',
  'pages/plain.js',
  'components/card/index.js',
  'components/row.ts',
  'card/index.json',
  'assets/a.png',
  'npm/@tiki.vn/tini-ui/es/chip/index.json',
]);
const exists = (path: string) => files.has(path);

const among =
  (...paths: string[]) =>
  (path: string) =>
    paths.includes(path);

describe('the app root', () => {
  test('is miniprogramRoot, else src, else the project', () => {
    assert.equal(findRoot('./app/', among('app/app.json', 'src/app.json')), 'app');
    assert.equal(findRoot('app', among('src/app.json', 'app.json')), 'src');
    assert.equal(findRoot('src', among('app.json')), '');
    assert.equal(findRoot('src', among()), null);
  });
});

describe('a page', () => {
  test('is found by its file, its folder and with a leading slash', () => {
    for (const spelling of ['pages/home/index', 'pages/home', '/pages/home/index']) {
      assert.equal(resolvePage(spelling, exists), 'pages/home/index');
    }
    assert.equal(resolvePage('pages/plain', exists), 'pages/plain');
  });

  test('is null when it does not exist', () => {
    assert.equal(resolvePage('pages/gone', exists), null);
  });
});

describe('a component', () => {
  const cases: readonly (readonly [value: string, path: string | null])[] = [
    ['/components/card/index', 'components/card/index'],
    ['components/card', 'components/card/index'],
    ['components/card/index.js', 'components/card/index'],
    ['components/row', 'components/row'],
    ['../../components/card', 'components/card/index'],
    ['../../../../components/card', 'components/card/index'],
    ['./card/index', 'pages/home/card/index'],
    ['@tiki.vn/tini-ui/es/chip', 'npm/@tiki.vn/tini-ui/es/chip/index'],
    ['@tiki.vn/tini-ui/es/chip/index', 'npm/@tiki.vn/tini-ui/es/chip/index'],
    ['components/gone', null],
  ];
  for (const [value, path] of cases) {
    test(`${value} is ${path ?? 'missing'}`, () => {
      const found = resolveComponent('tag', value, { from: 'pages/home/index.json', exists });
      assert.equal(found.path, path);
      assert.deepEqual(
        found.diagnostics.map(({ kind }) => kind),
        path === null ? ['component-missing'] : [],
      );
    });
  }

  test('a sibling wins over the root, with a warning', () => {
    const found = resolveComponent('card', 'card/index', { from: 'pages/home/index.json', exists });
    assert.equal(found.path, 'pages/home/card/index');
    assert.deepEqual(
      found.diagnostics.map(({ kind }) => kind),
      ['component-ambiguous'],
    );
  });

  test('inside an npm package relative paths stay in it', () => {
    assert.equal(
      resolveComponent('chip', '../chip/index', { from: 'npm/@tiki.vn/tini-ui/es/badge/index.json', exists }).path,
      'npm/@tiki.vn/tini-ui/es/chip/index',
    );
  });
});

describe('an asset', () => {
  const cases: readonly (readonly [value: string, result: string])[] = [
    ['/assets/a.png', '/assets/a.png'],
    ['assets/a.png', '/assets/a.png'],
    ['../../../assets/a.png?v=1', '/assets/a.png?v=1'],
    ['logo.png', '/pages/home/logo.png'],
    ['./gone.png', '/gone.png'],
    ['https://x.example/a.png', 'https://x.example/a.png'],
    ['data:image/png;base64,AA', 'data:image/png;base64,AA'],
    ['//x.example/a.png', '//x.example/a.png'],
    ['', ''],
  ];
  for (const [value, result] of cases) {
    test(`${value === '' ? 'nothing' : value} becomes ${result}`, () =>
      assert.equal(resolveAsset(value, 'pages/home/index.txml', exists), result));
  }
});

test('a file reference is relative to its file, a leading slash to the root, and never above it', () => {
  assert.equal(resolveReference('./a.sjs', 'pages/home/index.txml'), 'pages/home/a.sjs');
  assert.equal(resolveReference('../a.sjs', 'pages/home/index.txml'), 'pages/a.sjs');
  assert.equal(resolveReference('/a.sjs', 'pages/home/index.txml'), 'a.sjs');
  assert.equal(resolveReference('../../../../a.sjs', 'pages/home/index.txml'), 'a.sjs');
});
