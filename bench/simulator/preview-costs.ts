/**
 * What the preview costs: the build of an app of 100 files, the size of what a phone loads, 200 product cards to painted,
 * and the rows that a long recycle-view keeps. One JSON line each: name, ours, reference, ratio.
 */
import { gzipSync } from 'node:zlib';
import type { Browser, Frame } from 'playwright-core';
import { Builder } from '../../simulator/shell/server/build.ts';
import { bundleClient } from '../../simulator/shell/server/client-bundle.ts';
import { readOptions } from '../../simulator/shell/server/options.ts';
import { startPreview } from '../../simulator/shell/server/server.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { hundredFiles, inFolder, type Files } from './hundred-files.ts';
import { openScript } from './script-page.ts';

const BUILDS = 7;
const PAINTS = 9;
/** The bars: ready within 3 s for 100 files, fewer than 100 rows of 10,000. */
const READY_MS = 3_000;
const ROWS = 100;

const print = (name: string, ours: number, reference: number | null): void => {
  const round = (value: number) => Number(value.toFixed(2));
  const ratio = reference === null ? null : round(ours / reference);
  console.log(
    JSON.stringify({ name, ours: round(ours), reference: reference === null ? null : round(reference), ratio }),
  );
};
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

await inFolder(hundredFiles(), async (folder) => {
  const times: number[] = [];
  const builder = new Builder();
  for (let id = 1; id <= BUILDS; id += 1) {
    const start = performance.now();
    const { report } = await builder.build({ folder, root: folder, typescript: false, id });
    if (!report.ok) throw new Error(JSON.stringify(report.messages));
    times.push(performance.now() - start);
  }
  print('preview: first build of 100 files, ms, against 3 s', times[0] ?? 0, READY_MS);
  print('preview: later build of 100 files, ms, against 3 s', median(times.slice(1)), READY_MS);
});

const client = await bundleClient();
for (const name of ['phone', 'worker', 'frame'] as const) {
  const urls = [`/client/${name}.js`, ...client.importsOf(name)];
  const loaded = urls.map((url) => client.files.get(url.slice('/client/'.length)) ?? '');
  print(`preview: ${name} bundle with shared code, gzip bytes`, gzipSync(loaded.join('\n')).length, null);
}

const browser = await launchChromium();
try {
  await inFolder(cards(), (folder) => measureCards(browser, folder));
  await inFolder(longList(), (folder) => measureRows(browser, folder));
} finally {
  await browser.close();
}

async function open(on: Browser, folder: string, run: (frame: Frame) => Promise<void>): Promise<void> {
  const preview = await startPreview(readOptions(['--app', folder, '--port', '0'], {}), () => {});
  const page = await on.newPage({ viewport: { width: 375, height: 812 } });
  try {
    await page.goto(`${preview.url}/app`);
    await page.frameLocator('iframe[data-tini-page]').locator('#ready').waitFor();
    const frame = page.frames().find((one) => one.url().includes('/frame'));
    if (!frame) throw new Error('the page has no frame');
    await run(frame);
  } finally {
    await page.close();
    await preview.close();
  }
}

/** 200 product cards, each with a badge, a price and a stepper, which has an icon of its own: 1,000 instances. */
function cards(): Files {
  const component = (name: string, txml: string, js: string, uses = '{}'): Files => ({
    [`components/${name}/index.json`]: `{ "component": true, "usingComponents": ${uses} }`,
    [`components/${name}/index.txml`]: txml,
    [`components/${name}/index.js`]: `Component(${js});`,
  });
  return {
    'app.json': '{ "pages": ["pages/home/index"] }',
    'app.js': 'App({});',
    'pages/home/index.json': '{ "usingComponents": { "card": "/components/card/index" } }',
    'pages/home/index.txml':
      '<view id="ready">r</view><view id="show" onTap="show">s</view><view id="raise" onTap="raise">r</view><view id="clear" onTap="clear">c</view><view id="cards"><card tiki:for="{{items}}" tiki:key="id" product="{{item}}" step="{{step}}" onPick="picked" /></view>',
    'pages/home/index.js': `Page({ data: { items: [], step: 0 },
      show() { this.setData({ items: Array.from({ length: 200 }, (_, id) => ({ id, name: 'Sản phẩm ' + id, price: id * 1000 })) }); },
      raise() { this.setData({ step: this.data.step + 1 }); }, clear() { this.setData({ items: [] }); }, picked() {} });`,
    ...component(
      'card',
      '<view class="card"><badge text="{{product.name}}" step="{{step}}" /><price value="{{product.price}}" /><stepper value="{{step}}" onChange="change"><text>x</text></stepper></view>',
      '{ props: { onPick() {} }, methods: { change() { this.props.onPick(this.props.product); } } }',
      '{ "badge": "/components/badge/index", "price": "/components/price/index", "stepper": "/components/stepper/index" }',
    ),
    ...component('badge', '<view><text>{{text}}</text><text class="step">{{step}}</text></view>', '{}'),
    ...component(
      'price',
      '<view><text>{{shown}}</text></view>',
      "{ data: { shown: '' }, deriveDataFromProps(next) { this.setData({ shown: next.value + ' ₫' }); } }",
    ),
    ...component(
      'stepper',
      '<view onTap="onTap"><mark name="-" /><slot /><text>{{value}}</text></view>',
      '{ props: { onChange() {} }, methods: { onTap() { this.props.onChange(); } } }',
      '{ "mark": "/components/mark/index" }',
    ),
    ...component('mark', '<text>{{name}}</text>', '{}'),
  };
}

/** Ours and plain Preact in turns, so that a busy machine is as unfair to one as to the other. */
async function measureCards(on: Browser, folder: string): Promise<void> {
  await open(on, folder, async (frame) => {
    const sides = [frame, await openScript(on, 'preact-cards.ts', ['show', 'raise', 'clear'], 'cards')];
    const first: number[][] = [[], []];
    const update: number[][] = [[], []];
    for (let run = 0; run < PAINTS; run += 1) {
      for (const [index, side] of sides.entries()) {
        await side.page().bringToFront();
        const counted = async (times: number[][], ...tap: readonly string[]) =>
          times[index]?.push(await side.evaluate(tapToPainted, tap));
        await counted(first, 'show', 'count', '200');
        await counted(update, 'raise', 'step', String(run + 1));
        await side.evaluate(tapToPainted, ['clear', 'count', '0']);
      }
    }
    const [ours, preact] = [0, 1].map((side) => [first, update].map((times) => median((times[side] ?? []).slice(2))));
    print(
      'preview: 200 cards of 1,000 instances, tap to painted, ms, against plain Preact',
      ours?.[0] ?? 0,
      preact?.[0] ?? 0,
    );
    print('preview: 200 cards, a prop of each changes, ms, against plain Preact', ours?.[1] ?? 0, preact?.[1] ?? 0);
    await sides[1]?.page().close();
  });
}

/** In the frame: taps a button and waits until the cards are as wanted and painted. */
async function tapToPainted([button, kind, wanted]: readonly string[]): Promise<number> {
  const host = document.querySelector('#cards');
  if (!host) throw new Error('no cards');
  const isDone = () => {
    if (kind === 'count') return host.querySelectorAll('.card').length === Number(wanted);
    const steps = host.querySelectorAll('.step');
    return steps.length > 0 && steps[steps.length - 1]?.textContent === wanted;
  };
  const start = performance.now();
  document.querySelector<HTMLElement>(`#${button ?? ''}`)?.click();
  await new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isDone()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(host, { childList: true, subtree: true, characterData: true });
  });
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => resolve());
      channel.port1.start();
      channel.port2.postMessage(0);
    });
  });
  return performance.now() - start;
}

function longList(): Files {
  return {
    'app.json': '{ "pages": ["pages/home/index"] }',
    'app.js': 'App({});',
    'pages/home/index.json': '{}',
    'pages/home/index.txml':
      '<view id="ready">r</view><recycle-view id="list" style="height: 600px" totalCount="{{items.length}}"><recycle-item tiki:for="{{items}}" tiki:key="id"><view class="row" style="height: 40px">{{item.id}}</view></recycle-item></recycle-view>',
    'pages/home/index.js': 'Page({ data: { items: Array.from({ length: 10000 }, (_, id) => ({ id })) } });',
  };
}

async function measureRows(on: Browser, folder: string): Promise<void> {
  await open(on, folder, async (frame) => {
    const list = frame.locator('recycle-view');
    await list.locator('.row').first().waitFor();
    let most = 0;
    for (const share of [0, 0.3, 0.7, 1, 0.1]) {
      await list.evaluate((element, at) => (element.scrollTop = element.scrollHeight * at), share);
      await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      most = Math.max(most, await list.locator('.row').count());
    }
    print('preview: rows in the DOM of a recycle-view with 10,000 items, against 100', most, ROWS);
  });
}
