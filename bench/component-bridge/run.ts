/**
 * The spike of DESIGN.md section 6: does the logic layer plan the component tree and send it whole, or does the view
 * ask level by level? One JSON line a step, medians of both, measured in turn in one Chromium.
 */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { launchChromium } from '../../scripts/chromium.ts';

const RUNS = 15;

async function bundle(name: string): Promise<string> {
  const build = await rolldown({ input: fileURLToPath(new URL(name, import.meta.url)) });
  const { output } = await build.generate({ format: 'esm', minify: false });
  await build.close();
  return output[0].code;
}

const files = new Map([
  ['/worker.js', await bundle('./worker.ts')],
  ['/view.js', await bundle('./view.ts')],
]);
const server = createServer((request, response) => {
  const file = files.get(request.url ?? '');
  response.setHeader('content-type', file ? 'text/javascript' : 'text/html; charset=utf-8');
  response.end(file ?? '<!doctype html><body><script type=module src=/view.js></script>');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the spike server has no port');

interface Sample {
  milliseconds: number;
  trips: number;
  bytes: number;
  instances: number;
  elements: number;
}
type Measure = (design: string) => Promise<{ first: Sample; update: Sample }>;

const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  await page.goto(`http://127.0.0.1:${address.port}/`);
  await page.waitForFunction('typeof measure === "function"');
  const samples = new Map<string, Sample[]>();
  for (let run = 0; run < RUNS; run += 1) {
    for (const design of ['plan', 'ask']) {
      const result = await page.evaluate(
        (name) => (globalThis as unknown as { measure: Measure }).measure(name),
        design,
      );
      for (const step of ['first', 'update'] as const) {
        const list = samples.get(`${design} ${step}`) ?? [];
        list.push(result[step]);
        samples.set(`${design} ${step}`, list);
      }
    }
  }
  for (const [step, told] of [
    ['first', 'first paint'],
    ['update', 'a prop of every card'],
  ] as const) {
    const [plan, ask] = ['plan', 'ask'].map((design) => summary(samples.get(`${design} ${step}`) ?? []));
    if (!plan || !ask) throw new Error('nothing was measured');
    const name = `component bridge: 200 cards, ${told}: logic plans, against view asks (${plan.trips} and ${ask.trips} trips)`;
    const ratio = Number((plan.milliseconds / ask.milliseconds).toFixed(2));
    console.log(JSON.stringify({ name, ours: plan.milliseconds, reference: ask.milliseconds, ratio }));
  }
} finally {
  await browser.close();
  server.close();
}

/** The median run, with the round trips that it took. */
function summary(list: readonly Sample[]): { milliseconds: number; trips: number } {
  const sorted = list.map((sample) => sample.milliseconds).toSorted((a, b) => a - b);
  const milliseconds = Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(1));
  return { milliseconds, trips: list[0]?.trips ?? 0 };
}
