/**
 * What one quantity change costs in the worker at 50 and at 500 lines of the cart: from the tap's handler to the argument
 * of the one `setData`, as JSON. The storefront's own stores, view and binding, bundled as they ship.
 * One JSON line each: `ours` in ms (median), `bytes` of the patch, `calls` of setData. 500 lines are more than a cart takes.
 * Run: node bench/storefront/cart-lines.ts
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { ROOT } from '../../scripts/paths.ts';

const ROUNDS = 200;

interface Measured {
  ms: number;
  bytes: number;
  calls: number;
}

/** Runs in the bundle, beside the storefront's modules. */
const ENTRY = `
import { CartStore } from '${ROOT}/stores/cart';
import { SelectionStore } from '${ROOT}/stores/selection';
import { bindStore } from '${ROOT}/stores/bind-store';
import { toCartView } from '${ROOT}/pages/cart/view';

export async function measure(lines, rounds) {
  const cart = new CartStore();
  const selection = new SelectionStore(cart);
  const choice = { variantId: '', variants: [], loading: false, error: null };
  cart.lines = Array.from({ length: lines }, (_none, index) => ({
    variantId: 'variant-' + index,
    productId: 'product-' + index,
    name: 'Phin nhôm pha cà phê số ' + index,
    variantName: 'Loại lớn',
    imageUrl: 'https://shop.example/images/0123456789abcdef',
    price: 45000,
    quantity: 2,
    setAside: false,
  }));
  const sent = [];
  let heard = () => {};
  const page = { data: { view: {} }, setData(patch) { sent.push(JSON.stringify(patch)); heard(); } };
  const stop = bindStore(page, { view: () => toCartView(cart, selection, choice) });
  const times = [];
  const bytes = [];
  sent.length = 0;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const flushed = new Promise((resolve) => { heard = resolve; });
    cart.setQuantity('variant-' + (round % lines), 3 + (round % 2 === 0 ? round % 40 : round % 39));
    await flushed;
    times.push(performance.now() - start);
    bytes.push(new TextEncoder().encode(sent[sent.length - 1]).length);
  }
  stop();
  times.sort((one, other) => one - other);
  return { ms: times[Math.floor(rounds / 2)], bytes: Math.max(...bytes), calls: sent.length / rounds };
}
`;

const folder = mkdtempSync(join(tmpdir(), 'tini-cart-lines-'));
try {
  const build = await rolldown({
    input: 'entry',
    cwd: ROOT,
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? id : null),
        load: (id) => (id === 'entry' ? ENTRY : null),
      },
    ],
  });
  const file = join(folder, 'measure.mjs');
  await build.write({ file, format: 'esm' });
  await build.close();
  const { measure } = (await import(pathToFileURL(file).href)) as {
    measure: (lines: number, rounds: number) => Promise<Measured>;
  };
  for (const lines of [50, 500]) {
    const { ms, bytes, calls } = await measure(lines, ROUNDS);
    const name = `storefront: one quantity change at ${lines} lines`;
    console.log(JSON.stringify({ name, ours: Number(ms.toFixed(3)), bytes, calls, reference: null, ratio: null }));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
