import { randomBytes } from 'node:crypto';
import type { Files } from './app-folder.ts';

/** One mistake each, in an otherwise good app, and everything that is found. */
export type Case = readonly [title: string, changes: Files, found: readonly string[]];

const home = (txml: string): Files => ({ 'src/pages/home/index.txml': txml, 'src/pages/home/index.json': '{}' });
const script = (js: string): Files => ({ 'src/pages/cart/index.js': js });
const style = (tcss: string): Files => ({ 'src/pages/home/index.tcss': tcss });
const pack = (fields: object): Files => ({
  'package.json': JSON.stringify(
    { name: 'x', version: '1.0.0', tiki: { appIdentifier: 'vn.example.x' }, dependencies: {}, ...fields },
    null,
    1,
  ),
});

export const PROJECT_CASES: readonly Case[] = [
  ['an app.json that is no JSON', { 'src/app.json': '{ "pages": [' }, ['json-syntax app.json:1:13']],
  [
    'a trailing comma',
    { 'src/pages/cart/index.json': '{ "defaultTitle": "Cart", }' },
    ['json-lenient pages/cart/index.json:1:25'],
  ],
  ['a page that is a number', { 'src/app.json': '{ "pages": ["pages/home/index", 7] }' }, ['json-type app.json:1:33']],
  ['no pages', { 'src/app.json': '{ "pages": [] }' }, ['pages-empty app.json']],
  [
    'a page whose name is misspelt',
    { 'src/app.json': '{\n "pages": ["pages/home/index", "pages/crat/index"] }' },
    ['page-missing app.json:2:32'],
  ],
  ['a page without a template', { 'src/pages/cart/index.txml': null }, ['page-no-template app.json:1:33']],
  ['a page without a script', { 'src/pages/cart/index.js': null }, ['page-no-script app.json:1:33']],
  [
    'a page listed twice',
    { 'src/app.json': '{ "pages": ["pages/home/index", "pages/home/index"] }' },
    ['page-duplicate app.json:1:33'],
  ],
  [
    'a tab that is no page, with an icon that is not there',
    {
      'src/app.json': `{ "pages": ["pages/home/index", "pages/cart/index"], "tabBar": { "items": [
{ "pagePath": "pages/hom/index", "name": "Home" },
{ "pagePath": "pages/cart/index", "name": "Cart", "icon": "assets/cart.png", "titel": "Cart" }] } }`,
    },
    ['tab-page app.json:2:15 ?pages/home/index', 'asset-missing app.json:3:59', 'config-key app.json:3:78'],
  ],
  [
    'a window key and a value that do not exist',
    { 'src/pages/cart/index.json': '{ "defaultTitel": "Cart",\n "transparentTitle": "alway" }' },
    ['config-key pages/cart/index.json:1:3 ?defaultTitle', 'config-value pages/cart/index.json:2:22 ?always'],
  ],
  [
    'a component that is not there, used and not used',
    {
      'src/pages/home/index.json':
        '{ "usingComponents": {\n "price": "components/prise/index",\n "old": "components/old/index" } }',
    },
    ['component-missing pages/home/index.json:2:11', 'component-unused pages/home/index.json:3:9'],
  ],
  [
    'a component of an element’s name whose path is wrong: the element is drawn',
    {
      'src/pages/home/index.txml': '<button onTap="go">Mua</button>',
      'src/pages/home/index.js': 'Page({ go() {} });',
      'src/pages/home/index.json': '{ "usingComponents": { "button": "components/buton/index" } }',
    },
    ['component-builtin pages/home/index.json:1:34'],
  ],
  [
    'a component beside the page and one of the same path from the root',
    {
      'src/pages/home/components/price/index.js': 'Component({});',
      'src/pages/home/components/price/index.txml': '<text />',
      'src/pages/home/components/price/index.json': '{ "component": true }',
    },
    ['component-ambiguous pages/home/index.json:1:33'],
  ],
  [
    'a component without its flag',
    { 'src/components/price/index.json': '{}' },
    ['component-flag components/price/index.json'],
  ],
  [
    'a package that is nowhere',
    { ...script("import dayjs from 'dayjs';\nPage({ data: { at: dayjs() } });"), ...pack({}) },
    ['package-missing pages/cart/index.js:1:19'],
  ],
  ['no package.json', { 'package.json': null }, ['package-json package.json']],
  ['no app id', pack({ tiki: {} }), ['app-id-missing package.json:4:2']],
  ['an app id with capitals', pack({ tiki: { appIdentifier: 'vn.Example.x' } }), ['app-id package.json:5:3']],
  ['a version of two numbers', pack({ version: '1.0' }), ['version package.json:3:2']],
  [
    'a build number that is a text',
    pack({ tiki: { appIdentifier: 'vn.example.x', buildNumber: '7' } }),
    ['build-number package.json:6:3'],
  ],
  [
    'permissions: one unknown, one unused, one missing',
    {
      ...pack({ tiki: { appIdentifier: 'vn.example.x', metadata: { permissions: ['getAdress', 'saveAddress'] } } }),
      ...script('Page({ onLoad() { my.getAddress({}); } });'),
    },
    [
      'permission-unknown package.json:8:5 ?getAddress',
      'permission-unused package.json:9:5',
      'permission-missing pages/cart/index.js:1:19',
    ],
  ],
  ['a tool in dependencies', pack({ dependencies: { eslint: '9.0.0' } }), ['dependency-tool package.json:8:3']],
  [
    'TypeScript that nobody switched on',
    { 'src/pages/cart/index.ts': 'Page({});', 'src/pages/cart/index.js': null },
    ['typescript-off pages/cart/index.ts'],
  ],
  [
    'TypeScript without Tiki’s types',
    { 'project.config.json': '{ "setting": { "useCompilerPlugins": ["typescript"] } }' },
    ['types-dependency package.json:1:96'],
  ],
  ['a picture of 600 KB', { 'src/assets/big.png': randomBytes(600 * 1024) }, ['file-large assets/big.png']],
  [
    'files that come to more than an upload may be',
    { 'src/words.bin': randomBytes(5_300_000) },
    ['size-limit app.json', 'size-near app.json'],
  ],
  [
    'a path in other capitals than the file',
    {
      'src/app.json': '{ "pages": ["pages/home/index", "pages/Cart/index"] }',
      ...home('<image src="/Assets/logo.png" />'),
      'src/assets/logo.png': 'x',
    },
    ['path-case app.json:1:33', 'path-case pages/home/index.txml:1:13'],
  ],
];

export const STYLE_CASES: readonly Case[] = [
  ['a declaration that cannot be read', style('.a { color red }'), ['style-syntax pages/home/index.tcss:1:6']],
  [
    'a line comment',
    style('.a { color: red; }\n// no comment\n.b { color: blue; }'),
    ['style-comment pages/home/index.tcss:2:1'],
  ],
  ['a nested rule', style('.a {\n  .b { color: red; }\n}'), ['style-nesting pages/home/index.tcss:2:3']],
  [
    'a property and a tag that do not exist',
    style('.a { colour: red; }\n.b div { color: red; }'),
    ['style-property-unknown pages/home/index.tcss:1:6 ?color', 'style-html-tag pages/home/index.tcss:2:4 ?view'],
  ],
  [
    'Sass',
    style('.a { color: $brand; }\n.b { @include big; }'),
    ['style-preprocessor pages/home/index.tcss:1:6', 'style-preprocessor pages/home/index.tcss:2:6'],
  ],
  [
    'an import and a picture that are not there',
    style('@import "./none.tcss";\n.a { background: url("/assets/none.png"); }'),
    ['style-import-missing pages/home/index.tcss:1:1', 'asset-missing pages/home/index.tcss:2:23'],
  ],
  [
    'a property of the app one slip away',
    { 'src/app.tcss': ':root { --shop-accent: red; }', ...style('.a { color: var(--shop-acent); }') },
    ['style-token pages/home/index.tcss:1:17 ?--shop-accent'],
  ],
];
