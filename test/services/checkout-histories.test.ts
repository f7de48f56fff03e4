import * as fc from 'fast-check';
import { IDLE } from '../../services/checkout-machine';
import type { CheckoutState } from '../../services/checkout-machine';
import { Host, launch, pass } from '../helper/host';
import type { Callback } from '../helper/host';
import { ShopServer } from '../helper/shop-server';

/** The engine against a server and a host that fail in any order: what a buyer relies on, whatever happens. */

type Fault = 'none' | 'lost' | 'silent' | 'offline' | 'busy' | 'refused' | 'broken';

type Step =
  | { do: 'pay'; quoteId: string; fault: Fault; taps: number }
  | { do: 'pay-again'; fault: Fault }
  | { do: 'resume'; fault: Fault }
  | { do: 'kill'; afterMs: number }
  | { do: 'wait'; ms: number };

const FAULTS: { readonly [fault in Fault]: ShopServer['faults'][string] } = {
  none: [],
  lost: ['lost'],
  silent: ['silent'],
  offline: ['offline'],
  busy: [{ status: 429, code: 'RATE_LIMITED' }],
  refused: [{ status: 409, code: 'QUOTE_EXPIRED' }],
  broken: [{ status: 503, code: 'PLATFORM_UNAVAILABLE' }],
};

const CALLBACKS: Callback[][] = [
  [],
  [{ kind: 'success', payload: 'success', afterMs: 3_000 }],
  [{ kind: 'fail', payload: 'user cancel payment', afterMs: 500 }],
  [
    { kind: 'success', payload: 'success', afterMs: 1_000 },
    { kind: 'success', payload: 'success', afterMs: 30_000 },
  ],
];

const fault = fc.constantFrom(...(Object.keys(FAULTS) as Fault[]));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    quoteId: fc.constantFrom('q1', 'q2', 'q3'),
    fault,
    taps: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ do: fc.constant('pay-again' as const), fault }),
  fc.record({ do: fc.constant('resume' as const), fault }),
  fc.record({ do: fc.constant('kill' as const), afterMs: fc.constantFrom(0, 5, 100, 2_000) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(100, 5_000, 25_000) }),
);

function load(host: Host) {
  return launch(host, () => require('../../services/checkout') as typeof import('../../services/checkout'));
}

class World {
  readonly host = new Host();
  readonly server = new ShopServer();
  /** What should not have happened. Thrown inside the host it would only look like a bad network. */
  readonly wrong: unknown[] = [];
  /** Tiki order ids that a sheet was opened for. */
  private readonly sheets = new Set<string>();
  /** Quotes that were sent and may have made an order that the app never heard of. */
  private readonly inQuestion = new Set<string>();
  app = load(this.host);

  constructor() {
    const { host, server } = this;
    host.server = (call) => {
      if (call.method === 'POST' && call.path === '/v1/orders') this.checkRequest(call.body.quoteId);
      return server.answer(call);
    };
    host.storage.set = (key, value) => {
      Map.prototype.set.call(host.storage, key, value);
      if (this.state().step === 'asking') this.inQuestion.clear();
      return host.storage;
    };
    this.watchSheets();
  }

  kill(): void {
    this.app = load(this.host);
    this.watchSheets();
  }

  state(): CheckoutState {
    return (this.host.stored('checkout.v2')['state'] ?? IDLE) as CheckoutState;
  }

  private checkRequest(quoteId: string): void {
    const state = this.state();
    if (state.step !== 'ordering' || state.purchase.quoteId !== quoteId) this.wrong.push(['not stored', quoteId]);
    this.inQuestion.delete(quoteId);
    if (this.inQuestion.size > 0) this.wrong.push(['sent beside', quoteId, [...this.inQuestion]]);
    const [fault] = this.server.faults['POST /v1/orders'] ?? [];
    if (typeof fault !== 'object' || fault.code !== 'QUOTE_EXPIRED') this.inQuestion.add(quoteId);
  }

  private watchSheets(): void {
    const my = (globalThis as unknown as { my: { makePayment: (options: { orderId: string }) => unknown } }).my;
    const open = my.makePayment;
    my.makePayment = (options) => {
      const state = this.state();
      if (state.step !== 'paying' || state.attempt.platformOrderId !== options.orderId)
        this.wrong.push(['sheet', state]);
      if (this.sheets.has(options.orderId)) this.wrong.push(['second sheet', options.orderId]);
      this.sheets.add(options.orderId);
      return open(options);
    };
  }
}

/** Taps, and lets a little time pass; that it fails is the step's own fault. */
async function tap(work: Promise<unknown>): Promise<void> {
  work.catch(() => undefined);
  await pass(10);
}

async function play(world: World, one: Step): Promise<void> {
  const { server } = world;
  switch (one.do) {
    case 'wait':
      return pass(one.ms);
    case 'kill':
      await pass(one.afterMs);
      return world.kill();
    case 'pay': {
      server.faults['POST /v1/orders'] = FAULTS[one.fault].slice();
      const purchase = { quoteId: one.quoteId, paymentMethod: 'online' as const, note: '', cartLines: [] };
      const taps = Array.from({ length: one.taps }, () => world.app.checkout(purchase));
      return tap(Promise.all(taps));
    }
    case 'pay-again': {
      const order = server.orders[server.orders.length - 1];
      if (order === undefined) return;
      server.decide(order.orderId, 'canceled', 'closed');
      server.faults[`POST /v1/orders/${order.orderId}/payments`] = FAULTS[one.fault].slice();
      return tap(world.app.payAgain(order.orderId));
    }
    case 'resume':
      server.faults['POST /v1/orders'] = FAULTS[one.fault].slice();
      return tap(world.app.resumeCheckout());
  }
}

test('whatever fails in whatever order: stored before sent, one quote in question at a time, one sheet for a Tiki order, and it all ends known', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.array(fc.constantFrom(...CALLBACKS), { maxLength: 8 }),
      async (steps, callbacks) => {
        const world = new World();
        world.host.payments = callbacks.map((calls) => calls.slice());
        for (const one of steps) await play(world, one);
        // The network is good again: the next launch finds out.
        world.server.faults = {};
        await pass(60_000);
        world.kill();
        await tap(world.app.resumeCheckout());
        await pass(30_000);
        expect(world.wrong).toEqual([]);
        expect(['ordering', 'unanswered']).not.toContain(world.state().step);
      },
    ),
    { numRuns: Number(process.env['HISTORIES'] ?? 80) },
  );
}, 60_000);
