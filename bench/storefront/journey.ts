import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../e2e/support/ports.ts';
import { openShop } from '../../e2e/support/shop.ts';
import { buildApp } from '../../scripts/build-app.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { startPart } from '../../scripts/part.ts';
import { ENTRIES } from '../../scripts/paths.ts';
import { logicGzip, sizeOf } from '../../scripts/weigh.ts';
import { fnb, ours, shop, type Journey } from './journeys.ts';
import { openMetered, type StepCost } from './meter.ts';

/**
 * The standard journey through the preview's meter, beside Tiki's official templates where `TINI_TEMPLATES` names the
 * folder that has `shop` and `fnb` with their packages installed; nothing of theirs is in this repository.
 */

/** One JSON line: name, ours, reference, ratio; or why there is none. */
export type Report = (line: Readonly<Record<string, unknown>> & { name: string }) => void;

type Costs = Readonly<Record<string, StepCost>>;
/** Where the `shop` template asks for its data. */
const RAW = 'https://raw.githubusercontent.com';

export async function benchJourney(report: Report): Promise<void> {
  const mine = await measureOurs();
  for (const [step, cost] of Object.entries(mine)) {
    report({ name: `storefront ${step}`, ours: cost, reference: null, ratio: null });
  }
  const slow = await measureOurs(6);
  const { launch, quantity, product } = slow;
  report({
    name: 'storefront at 6x CPU throttle: first products, ms',
    ours: launch?.ms ?? null,
    reference: 3000,
    ratio: null,
  });
  report({
    name: 'storefront at 6x CPU throttle: product opened, ms',
    ours: product?.ms ?? null,
    reference: null,
    ratio: null,
  });
  report({
    name: 'storefront at 6x CPU throttle: tap to paint, ms',
    ours: quantity?.tapMs ?? null,
    reference: 200,
    ratio: null,
  });
  const { files, logic } = await weighOurs();
  report({ name: 'storefront upload files, KB', ours: kilobytes(files), reference: 400, ratio: null });
  report({ name: 'storefront logic with MobX, KB gzip', ours: kilobytes(logic), reference: 60, ratio: null });

  const templates = process.env['TINI_TEMPLATES'];
  for (const [name, journey] of Object.entries({ shop, fnb })) {
    const folder = templates === undefined ? '' : join(templates, name);
    if (!existsSync(join(folder, 'src', 'app.json')) || folder === '') {
      report({ name: `template ${name}`, skipped: 'TINI_TEMPLATES names no folder that has it' });
      continue;
    }
    compare(report, name, mine, await measureTemplate(folder, journey));
    const theirs = sizeOf(join(folder, 'src'));
    report({
      name: `size against ${name}, KB`,
      ours: kilobytes(files),
      reference: kilobytes(theirs),
      ratio: ratio(files, theirs),
    });
  }
}

/** Only over the steps that both have. */
function compare(report: Report, name: string, mine: Costs, theirs: Costs): void {
  const shared = Object.keys(theirs).filter((step) => step in mine);
  const sum = (costs: Costs, field: keyof StepCost): number =>
    shared.reduce((total, step) => total + (costs[step]?.[field] ?? 0), 0);
  for (const field of ['calls', 'bytes', 'viewBytes', 'ms'] as const) {
    const [own, other] = [sum(mine, field), sum(theirs, field)];
    report({
      name: `${field} against ${name} (${shared.join(', ')})`,
      ours: own,
      reference: other,
      ratio: ratio(own, other),
    });
  }
}

async function measureOurs(slowdown = 1): Promise<Costs> {
  const running = await openShop('backend');
  try {
    return await measure(ours, running.appUrl, slowdown);
  } finally {
    await running.close();
  }
}

async function measureTemplate(folder: string, journey: Journey): Promise<Costs> {
  const data = mkdtempSync(join(tmpdir(), 'tini-raw-'));
  const mocks = join(folder, 'src', 'services', 'mock');
  const there = join(data, 'tikivn/miniapp-getting-started/main/shop/src/services/mock');
  if (existsSync(mocks)) cpSync(mocks, there, { recursive: true });
  const [port = 0] = await freePorts(1);
  const preview = await startPart({
    name: 'preview',
    entry: ENTRIES.preview,
    args: ['--app', folder, '--port', String(port), '--map', `${RAW}=${data}`],
    env: {},
  });
  try {
    return await measure(journey, `${preview.url}/app`, 1);
  } finally {
    await preview.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

async function measure(journey: Journey, url: string, slowdown: number): Promise<Costs> {
  const browser = await launchChromium();
  const phone = await openMetered(browser, slowdown);
  try {
    await journey(phone, url);
    return phone.costs();
  } finally {
    await browser.close();
  }
}

async function weighOurs(): Promise<{ files: number; logic: number }> {
  const outDir = mkdtempSync(join(tmpdir(), 'tini-size-'));
  try {
    await buildApp({ mode: 'backend', environment: 'development', outDir });
    return { files: sizeOf(outDir), logic: logicGzip(outDir) };
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 102.4) / 10;
}

function ratio(own: number, other: number): number | null {
  return other === 0 ? null : Math.round((own / other) * 100) / 100;
}
