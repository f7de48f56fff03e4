import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseExpressionAt } from 'acorn';

/** The rules for templates that no compiler of the platform checks (house-style.md, guideline 5). */

const ROOT = join(__dirname, '..', '..');
const templates = globSync('{pages,components}/**/*.txml', { cwd: ROOT });
const source = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

interface Node {
  type: string;
  [key: string]: unknown;
}

const OPERATORS = ['BinaryExpression', 'LogicalExpression', 'ConditionalExpression', 'UnaryExpression'];

function operators(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const own = OPERATORS.includes((node as Node).type) ? 1 : 0;
  return Object.values(node).reduce<number>((count, child) => count + operators(child), own);
}

/** Opening tags with their raw attribute text. */
function tags(file: string): { name: string; attributes: string }[] {
  return Array.from(source(file).matchAll(/<([\w-]+)((?:"[^"]*"|[^">])*)>/g), ([, name = '', attributes = '']) => ({
    name,
    attributes,
  }));
}

test('there are templates to check', () => {
  expect(templates.length).toBeGreaterThan(10);
});

test.each(templates)('%s: no expression has more than one operator', (file) => {
  const expressions = Array.from(source(file).matchAll(/\{\{(.*?)\}\}/g), ([, text = '']) => text);
  const long = expressions.filter((text) => operators(parseExpressionAt(text, 0, { ecmaVersion: 2020 })) > 1);
  expect(long).toEqual([]);
});

test.each(templates)('%s: every list has a key', (file) => {
  const without = tags(file).filter(({ attributes }) => /tiki:for=/.test(attributes) && !/tiki:key=/.test(attributes));
  expect(without).toEqual([]);
});

test.each(templates)('%s: every handler exists beside it', (file) => {
  const handlers = tags(file).flatMap(({ attributes }) =>
    Array.from(attributes.matchAll(/\s(?:on|catch)[A-Z]\w*="(\w+)"/g), ([, name = '']) => name),
  );
  const code = source(file.replace(/txml$/, 'ts'));
  const shared = Array.from(code.matchAll(/from '(\.\/[\w-]*handlers)'/g), ([, path = '']) =>
    source(file.replace(/index\.txml$/, `${path}.ts`)),
  );
  expect(handlers.filter((name) => !new RegExp(`\\b${name}\\(`).test([code, ...shared].join()))).toEqual([]);
});

test.each(templates)('%s: every component it uses is declared, exists, and every declared one is used', (file) => {
  const { usingComponents = {} } = JSON.parse(source(file.replace(/txml$/, 'json'))) as {
    usingComponents?: Record<string, string>;
  };
  const used = new Set(tags(file).map(({ name }) => name));
  expect(Object.keys(usingComponents).filter((name) => !used.has(name))).toEqual([]);
  const builtIn = [
    'view',
    'text',
    'image',
    'icon',
    'block',
    'label',
    'checkbox',
    'radio',
    'radio-group',
    'scroll-view',
    'input',
    'textarea',
    'carousel',
    'carousel-item',
    'recycle-view',
    'recycle-item',
  ];
  expect([...used].filter((name) => !builtIn.includes(name) && !(name in usingComponents))).toEqual([]);
  const missing = Object.values(usingComponents).filter((path) => {
    const place = path.startsWith('@') ? join('node_modules', path) : path;
    const found = path.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), path)) : place;
    return !existsSync(join(ROOT, `${found}.txml`));
  });
  expect(missing).toEqual([]);
});

test.each(templates)('%s: everything tapped is a button, a link or a component', (file) => {
  const silent = tags(file).filter(
    ({ name, attributes }) =>
      name === 'view' && /\bonTap=/.test(attributes) && !/\brole="(button|link)"/.test(attributes),
  );
  expect(silent).toEqual([]);
});

test.each(templates)('%s: every picture has a name or is decoration', (file) => {
  const nameless = tags(file).filter(
    ({ name, attributes }) => ['image', 'icon'].includes(name) && !/aria-(label|hidden)=/.test(attributes),
  );
  expect(nameless).toEqual([]);
});

test('every page of app.json has its four files, and every picture of the tab bar exists', () => {
  const app = JSON.parse(source('app.json')) as {
    pages: string[];
    tabBar: { items: { pagePath: string; icon: string; activeIcon: string }[] };
  };
  const files = app.pages.flatMap((page) => ['ts', 'txml', 'tcss', 'json'].map((ending) => `${page}.${ending}`));
  const icons = app.tabBar.items.flatMap(({ icon, activeIcon }) => [icon, activeIcon]);
  expect([...files, ...icons].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  expect(app.tabBar.items.filter(({ pagePath }) => !app.pages.includes(pagePath))).toEqual([]);
});

test('no page file of a Page is longer than 60 lines', () => {
  const long = globSync('pages/*/index.ts', { cwd: ROOT }).filter((file) => source(file).split('\n').length - 1 > 60);
  expect(long).toEqual([]);
});
