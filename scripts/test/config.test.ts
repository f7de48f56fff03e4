import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { shop, type ShopConfig } from '../../config/shop.ts';
import { applyConfig, CONFIGURED } from '../config/apply.ts';
import { fixedItemProblems } from '../config/fixed-items.ts';
import { manifestProblems } from '../config/manifest.ts';
import { configProblems, type Target } from '../config/problems.ts';
import { shapeProblems } from '../config/shape.ts';
import { ROOT } from '../paths.ts';

const DEVELOPMENT: Target = { environment: 'development', mode: 'backend' };
const PRODUCTION: Target = { environment: 'production', mode: 'backend' };
const live: ShopConfig = { ...shop, origins: { ...shop.origins, production: 'https://api.tiemnhamay.vn' } };

test('the settings as they are can be built for development, and app.json, app.tcss and package.json agree with them', (t) => {
  assert.deepEqual(configProblems(shop, DEVELOPMENT), []);
  const folder = mkdtempSync(join(tmpdir(), 'tini-config-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of CONFIGURED) cpSync(join(ROOT, file), join(folder, file));
  assert.deepEqual(applyConfig(shop, folder), []);

  const changed = {
    ...shop,
    name: 'Tiệm "$1" Mới',
    colours: { ...shop.colours, brand: '#7a1f5c' },
    permissions: ['getAuthCode'],
  };
  assert.deepEqual(applyConfig(changed, folder), CONFIGURED);
  assert.deepEqual(applyConfig(changed, folder), []);
  // A page that a merchant made anew is theirs; a field that the platform reads must be there.
  rmSync(join(folder, 'pages/settings/index.txml'));
  writeFileSync(join(folder, 'pages/cart/index.txml'), '<view />');
  assert.deepEqual(applyConfig(changed, folder), []);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const { window, tabBar } = JSON.parse(read('app.json')) as Record<string, Record<string, unknown>>;
  assert.deepEqual([window?.['defaultTitle'], tabBar?.['selectedColor']], ['Tiệm "$1" Mới', '#7a1f5c']);
  assert.match(read('app.tcss'), /--brand: #7a1f5c;/);
  const written = CONFIGURED.filter((file) => file !== 'pages/settings/index.txml')
    .map(read)
    .join('');
  assert.ok(!written.includes(shop.name) && !written.includes(shop.colours.brand));
  const { tiki } = JSON.parse(read('package.json')) as { tiki: { metadata: { permissions: string[] } } };
  assert.deepEqual(tiki.metadata.permissions, ['getAuthCode']);
});

for (const [origin, reason] of [
  ['http://api.tiemnhamay.vn', /must be https/],
  ['https://localhost:4000', /is this computer/],
  ['https://127.0.0.1', /is this computer/],
  ['https://192.168.1.20', /is this computer/],
  ['https://shop.example', /only an example/],
  ['https://api.example.com', /only an example/],
  ['https://api.tiemnhamay.vn/', /no slash at the end/],
  ['https://api.tiemnhamay.vn/v1', /no path/],
  ['api.tiemnhamay.vn', /must be an origin/],
] as const) {
  test(`a production build refuses the server ${origin}`, () => {
    const problems = configProblems({ ...shop, origins: { ...shop.origins, production: origin } }, PRODUCTION);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^config\/shop\.ts: origins\.production: /);
    assert.match(problems[0] ?? '', reason);
  });
}

test('a build to upload refuses the App ID of the example and a version that Tini Console cannot count', () => {
  const example = { version: '0.1.0', tiki: { appIdentifier: 'vn.example.tini_checkout' } };
  assert.deepEqual(manifestProblems(example, 'development'), []);
  for (const environment of ['sandbox', 'production'] as const) {
    const [problem, ...more] = manifestProblems(example, environment);
    assert.match(problem ?? '', /^package\.json: tiki\.appIdentifier: "vn\.example\.tini_checkout" is only an example/);
    assert.deepEqual(more, []);
  }
  const own = { version: '1.0', tiki: { appIdentifier: 'vn.nhamay.shop' } };
  assert.deepEqual(manifestProblems(own, 'production'), [
    'package.json: version: "1.0" must be x.y.z, as Tini Console counts versions',
  ]);
});

test('a production build takes a real server, and needs none in the no-backend mode', () => {
  assert.deepEqual(configProblems(live, PRODUCTION), []);
  assert.deepEqual(configProblems(shop, { environment: 'production', mode: 'no-backend' }), []);
});

test('each wrong setting is named with its field', () => {
  const wrong = {
    ...live,
    name: 'Một tên tiệm dài hơn hai mươi chữ',
    support: { phone: '1900 1234' },
    colours: { brand: '#1a94ff', titleBar: 'white', background: '#f5f5fa' },
    paymentMethods: ['cash'],
    permissions: ['getEverything'],
    orderLimit: 0.5,
  } as unknown as ShopConfig;
  assert.deepEqual(
    configProblems(wrong, PRODUCTION).map((problem) => problem.split(': ')[1]),
    ['name', 'support.phone', 'colours.titleBar', 'colours.brand', 'paymentMethods', 'permissions', 'orderLimit'],
  );
});

test('each wrong fixed-price item is named with its field', () => {
  const item = {
    id: 'a',
    variantId: 'a1',
    tikiProductId: '123',
    name: 'A',
    description: '',
    price: 1000,
    image: '/assets/items/phin-nhom.webp',
    stockedAtTiki: true,
    purchasable: true,
  };
  assert.deepEqual(fixedItemProblems({ items: [item] }, 'production'), []);
  assert.deepEqual(fixedItemProblems([], 'development'), [
    'config/fixed-price-items.json: must be { "items": [ ... ] }',
  ]);
  const wrong = [
    { ...item, price: '1000' },
    { ...item, id: 'b', tikiProductId: 123 },
    { ...item, id: 'c', tikiProductId: '' },
    { ...item, id: 'd', image: '/assets/none.webp' },
    { ...item, id: 'd', purchasable: false },
  ];
  assert.deepEqual(
    fixedItemProblems({ items: wrong }, 'production').map((problem) =>
      /items\[(\d)\].*?: (\w+):/.exec(problem)?.slice(1).join(' '),
    ),
    ['0 price', '1 tikiProductId', '2 tikiProductId', '3 image', '4 reason', '4 id'],
  );
});

test('a build to upload refuses what the example sells at Tiki: its ids may be somebody’s products', () => {
  const example = {
    id: 'phin-nhom',
    variantId: 'phin-nhom-mot-loai',
    tikiProductId: '271840365',
    name: 'Phin nhôm',
    description: '',
    price: 45_000,
    image: '/assets/items/phin-nhom.webp',
    stockedAtTiki: true,
    purchasable: true,
  };
  const list = { items: [example] };
  assert.deepEqual(fixedItemProblems(list, 'development'), []);
  for (const environment of ['sandbox', 'production'] as const)
    assert.match(
      fixedItemProblems(list, environment).join(),
      /^config\/fixed-price-items\.json: 1 of the example's items /,
    );
  assert.deepEqual(fixedItemProblems({ items: [] }, 'production'), []);
});

test('a setting that is missing, unknown or of another kind is one line, and says what was meant', () => {
  assert.deepEqual(shapeProblems(shop), []);
  const { support: _support, colours, ...rest } = shop;
  assert.deepEqual(shapeProblems({ ...rest, colors: colours, name: 5, paymentMethods: 'online', noBackend: true }), [
    'config/shop.ts: colors: is no setting; did you mean colours?',
    'config/shop.ts: name: 5 must be a text',
    'config/shop.ts: support: is missing',
    'config/shop.ts: colours: is missing',
    'config/shop.ts: paymentMethods: "online" must be a list',
    'config/shop.ts: noBackend: must be { ... }',
  ]);
});
