/**
 * Keyed list updates in the preview, to painted, against hand-written DOM and plain Preact in the same browser and run.
 * One JSON line each: name, ours and reference in ms (medians), ratio. Ours includes the way to the worker and back.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Frame } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';
import { readOptions } from '../../simulator/shell/server/options.ts';
import { startPreview } from '../../simulator/shell/server/server.ts';
import { openScript } from './script-page.ts';

const ROUNDS = 9;
const OPERATIONS = ['create', 'update', 'swap', 'remove', 'append', 'clear'] as const;
type Operation = (typeof OPERATIONS)[number];
type Times = Record<Operation, number>;

const APP: Readonly<Record<string, string>> = {
  'app.json': '{ "pages": ["pages/home/index"] }',
  'app.js': 'App({});',
  'pages/home/index.json': '{}',
  'pages/home/index.txml': `${OPERATIONS.map((name) => `<view id="${name}" onTap="${name}">${name}</view>`).join('')}
<view id="rows"><view class="row" tiki:for="{{rows}}" tiki:key="id"><text>{{item.id}}</text><text>{{item.label}}</text></view></view>`,
  'pages/home/index.js': `
let last = 0;
const make = (count) => Array.from({ length: count }, () => ({ id: ++last, label: 'row ' + last }));
Page({
  data: { rows: [] },
  create() { this.setData({ rows: make(1000) }); },
  update() {
    const patch = {};
    for (let at = 0; at < this.data.rows.length; at += 10) patch['rows[' + at + '].label'] = this.data.rows[at].label + '!';
    this.setData(patch);
  },
  swap() { const rows = [...this.data.rows]; [rows[1], rows[998]] = [rows[998], rows[1]]; this.setData({ rows }); },
  remove() { this.$spliceData({ rows: [4, 1] }); },
  append() { this.$spliceData({ rows: [this.data.rows.length, 0, ...make(1000)] }); },
  clear() { this.setData({ rows: [] }); },
});`,
};

const browser = await launchChromium();
const folder = await mkdtemp(path.join(tmpdir(), 'tini-bench-'));
try {
  for (const [name, text] of Object.entries(APP)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  const preview = await startPreview(readOptions(['--app', folder, '--port', '0'], {}), () => {});
  try {
    const ours = await openOurs(browser, preview.url);
    const byHand = await openScript(browser, 'by-hand.ts', OPERATIONS, 'rows');
    const preact = await openScript(browser, 'plain-preact.ts', OPERATIONS, 'rows');
    const results = await measureInTurns([ours, byHand, preact]);
    for (const name of OPERATIONS) {
      if (name === 'clear') continue;
      const [mine, hand, plain] = results.map((times) => times[name]) as [number, number, number];
      print(`simulator: ${name} rows, against hand-written DOM`, mine, hand);
      print(`simulator: ${name} rows, against plain Preact`, mine, plain);
    }
  } finally {
    await preview.close();
  }
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
}

function print(name: string, ours: number, reference: number): void {
  const round = (value: number) => Number(value.toFixed(2));
  console.log(JSON.stringify({ name, ours: round(ours), reference: round(reference), ratio: round(ours / reference) }));
}

async function openOurs(on: Browser, url: string): Promise<Frame> {
  const page = await on.newPage({ viewport: { width: 375, height: 760 } });
  await page.goto(`${url}/app`);
  await page.frameLocator('iframe[data-tini-page]').locator('#create').waitFor();
  const frame = page.frames().find((one) => one.url().includes('/frame'));
  if (!frame) throw new Error('the page has no frame');
  return frame;
}

/** The sides take turns, so that a busy machine is as unfair to one as to the others. Medians, first rounds left out. */
async function measureInTurns(sides: readonly Frame[]): Promise<Times[]> {
  const samples = sides.map(() => [] as Times[]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, side] of sides.entries()) {
      await side.page().bringToFront();
      // A tab that has just come to the front is slow once: the first create does not count.
      samples[index]?.push(await side.evaluate(runAll, ['create', 'clear', ...OPERATIONS]));
    }
  }
  return samples.map((rounds) => {
    const counted = rounds.slice(2);
    return Object.fromEntries(
      OPERATIONS.map((name) => {
        const sorted = counted.map((times) => times[name]).toSorted((a, b) => a - b);
        return [name, sorted[Math.floor(sorted.length / 2)] ?? 0];
      }),
    ) as Times;
  });
}

/** In the page: taps each button and waits until its change is painted. */
async function runAll(operations: readonly string[]): Promise<Times> {
  const rows = document.querySelector('#rows');
  if (!rows) throw new Error('no rows');
  const textOf = (index: number) => rows.children[index]?.textContent ?? '';
  const before = { second: '', fifth: '' };
  const done: Record<string, () => boolean> = {
    create: () => rows.childElementCount === 1000,
    update: () => textOf(0).endsWith('!') && textOf(990).endsWith('!'),
    swap: () => textOf(998) === before.second,
    remove: () => rows.childElementCount === 999 && textOf(4) !== before.fifth,
    append: () => rows.childElementCount === 1999,
    clear: () => rows.childElementCount === 0,
  };
  const painted = () =>
    new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.addEventListener('message', () => resolve());
        channel.port1.start();
        channel.port2.postMessage(0);
      });
    });
  const times: Record<string, number> = {};
  for (const name of operations) {
    const isDone = done[name] ?? (() => true);
    before.second = textOf(1);
    before.fifth = textOf(4);
    await painted();
    const changed = new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isDone()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(rows, { childList: true, subtree: true, characterData: true });
    });
    const start = performance.now();
    document.querySelector<HTMLElement>(`#${name}`)?.click();
    await changed;
    await painted();
    times[name] = performance.now() - start;
  }
  return times as Times;
}
