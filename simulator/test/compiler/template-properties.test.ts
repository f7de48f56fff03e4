import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'acorn';
import * as fc from 'fast-check';
import {
  compileSjs,
  compileStyle,
  compileTemplate,
  handlerNames,
  lintTemplate,
  parseAppJson,
  shadowGlobals,
} from '../../compiler/index.ts';
import { brokenTemplate, scopeData, template } from './fuzz.ts';
import { runTemplate } from './run-template.ts';

const componentTags = new Set(['card', 'panel']);
const path = 'index.txml';

describe('random templates', () => {
  test('both layers meet the same component instances', async () => {
    const panel = '<view tiki:for="{{2}}"><slot/><slot name="side"/></view><slot name="s1">{{title}}<card/></slot>';
    const property = fc.asyncProperty(template, scopeData, async (source, data) => {
      const options = { data, tags: ['card', 'panel'], files: { 'panel.txml': panel } };
      const { logicAddresses, viewAddresses, diagnostics } = await runTemplate(source, options);
      assert.deepEqual(viewAddresses, logicAddresses);
      assert.deepEqual(diagnostics, []);
    });
    await fc.assert(property, { numRuns: 60 });
  });

  test('broken ones never throw, and give code that parses', () => {
    const property = fc.property(brokenTemplate, (source) => {
      const { code, diagnostics } = compileTemplate({ source, path, componentTags });
      for (const side of [code.logic, code.view]) assertParses(side);
      const lint = lintTemplate({
        source,
        path,
        componentTags,
        readFile: () => null,
        hasAsset: () => false,
        methods: handlerNames(`Page({ ${source.slice(0, 20)}() {} })`) ?? new Set(['onTap']),
      });
      const lines = source.split('\n');
      for (const { range, hint } of [...diagnostics, ...lint]) {
        assert.ok(range.start.line <= range.end.line);
        assert.ok(range.start.line <= lines.length);
        assert.ok(range.start.column <= (lines[range.start.line - 1]?.length ?? 0) + 1);
        assert.notEqual(hint, undefined);
      }
    });
    fc.assert(property, { numRuns: 250 });
  });

  test('any text never throws in any other part of the compiler', () => {
    const css = fc.array(
      fc.constantFrom(
        'a',
        '{',
        '}',
        ';',
        ':',
        '"',
        "'",
        '(',
        ')',
        '/*',
        '*/',
        '//',
        '@import ',
        'url(',
        '1rpx',
        '\n',
        '\\',
        '@media ',
      ),
      { maxLength: 30 },
    );
    const property = fc.property(
      fc.oneof(
        fc.string(),
        css.map((parts) => parts.join('')),
      ),
      (source) => {
        compileStyle({ source, path: 'a.tcss', resolveUrl: (url) => url });
        compileSjs({ source, path: 'a.sjs' });
        shadowGlobals({ source, path: 'a.js' });
        parseAppJson(source);
      },
    );
    fc.assert(property, { numRuns: 200 });
  });
});

function assertParses(code: string): void {
  assert.doesNotThrow(() => parse(code, { ecmaVersion: 'latest', sourceType: 'module' }), code);
}
