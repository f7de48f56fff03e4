import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseAppJson, parseProjectConfig, parseUnitJson } from '../../compiler/index.ts';
import { printDiagnostics } from './run-template.ts';

describe('app.json', () => {
  test('pages, window, components and tabs are read, colours filled in', () => {
    const { value, diagnostics } = parseAppJson(
      '{"pages":["pages/a/index"],"window":{"defaultTitle":"T"},"usingComponents":{"c":"components/c/index"},"tabBar":{"selectedColor":"#111111","items":[{"pagePath":"pages/a/index","name":"A"}]}}',
    );
    assert.deepEqual(diagnostics, []);
    assert.deepEqual(value, {
      pages: ['pages/a/index'],
      window: { defaultTitle: 'T' },
      usingComponents: { c: 'components/c/index' },
      tabBar: {
        textColor: '#000000',
        selectedColor: '#111111',
        backgroundColor: '#FFFFFF',
        borderTopColor: '#EBEBF0',
        items: [{ pagePath: 'pages/a/index', name: 'A', icon: '', activeIcon: '' }],
      },
    });
  });

  test('a tab bar without items is none', () => {
    assert.equal(parseAppJson('{"tabBar":{}}').value.tabBar, null);
  });

  test('a field of a wrong type is reported and takes its default', () => {
    const { value, diagnostics } = parseAppJson('{"pages":"pages/a","window":[]}');
    assert.deepEqual([value.pages, value.window], [[], {}]);
    assert.deepEqual(
      diagnostics.map(({ message }) => message),
      ['pages must be a list; the default is used.', 'window must be an object; the default is used.'],
    );
  });
});

describe('lenient JSON', () => {
  test('comments, trailing commas, quotes and bare keys are read with a warning', () => {
    const { value, diagnostics } = parseUnitJson(
      "\uFEFF{ // one\n defaultTitle: 'x', /* two */ 'n': -1.5, l: [1, null, true,], }",
      'a.json',
    );
    assert.deepEqual(value.window, { defaultTitle: 'x', n: -1.5, l: [1, null, true] });
    assert.deepEqual(
      diagnostics.map(({ kind }) => kind),
      ['json-lenient'],
    );
  });

  test('an empty or absent file is an empty object', () => {
    const { value, diagnostics } = parseUnitJson(' \n', 'a.json');
    assert.deepEqual(value, { component: false, usingComponents: {}, window: {} });
    assert.deepEqual(diagnostics, []);
  });

  test('a syntax error is located and gives the defaults', () => {
    const { value, diagnostics } = parseUnitJson('{"component": true,\n "a": }', 'a.json');
    assert.equal(value.component, false);
    assert.deepEqual(printDiagnostics(diagnostics), ['json-syntax 2:7-2:8']);
  });

  test('code is no JSON', () => {
    for (const source of ['{"a": f()}', '{"a": b}', '[...[]]', '{} x', '{get a() {}}']) {
      assert.deepEqual(
        parseUnitJson(source, 'a.json').diagnostics.map(({ kind }) => kind),
        ['json-syntax'],
        source,
      );
    }
  });
});

describe('project.config.json', () => {
  test('the root and the TypeScript plugin are read, also under "settings"', () => {
    const { value } = parseProjectConfig('{"miniprogramRoot":"app","settings":{"useCompilerPlugins":["typescript"]}}');
    assert.deepEqual(value, { miniprogramRoot: 'app', typescript: true });
  });

  test('without a file the root is src', () => {
    assert.deepEqual(parseProjectConfig('').value, { miniprogramRoot: 'src', typescript: false });
  });
});
