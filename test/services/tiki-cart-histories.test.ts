import * as fc from 'fast-check';
import type { HandOver } from '../../services/tiki-cart';
import { Host, launch, pass } from '../helper/host';
import type { Reply } from '../helper/host';

/** Buying with no server, against a Tiki that fails in any order: what a buyer relies on, whatever happens. */

const PRODUCTS = ['271840365', '271840366', '9007199254740993'];

/** What the host answers, and whether Tiki's cart has the line then. */
const ANSWERS = {
  added: { reply: { ok: { items: [] } }, inCart: true },
  'added, answer lost': { reply: 'silent', inCart: true },
  lost: { reply: 'silent', inCart: false },
  refused: { reply: { no: { error: '400', errorMessage: 'Products has no item' } }, inCart: false },
  'refused inside a success': { reply: { ok: { error: { code: 400, message: 'Not available' } } }, inCart: false },
  'logged out meanwhile': { reply: { no: { error: '401', errorMessage: 'Unauthorize' } }, inCart: false },
} as const satisfies Record<string, { reply: Reply; inCart: boolean }>;

type Answer = keyof typeof ANSWERS;
type Step =
  | { do: 'buy'; products: string[]; answers: Answer[]; screens: boolean[]; taps: number }
  | { do: 'once-more'; product: string }
  | { do: 'kill'; afterMs: number }
  | { do: 'log'; in: boolean };

const product = fc.constantFrom(...PRODUCTS);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('buy' as const),
      products: fc.uniqueArray(product, { minLength: 1, maxLength: 3 }),
      answers: fc.array(fc.constantFrom(...(Object.keys(ANSWERS) as Answer[])), { maxLength: 3 }),
      screens: fc.array(fc.boolean(), { maxLength: 2 }),
      taps: fc.integer({ min: 1, max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('once-more' as const), product }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('kill' as const), afterMs: fc.constantFrom(0, 5, 1_000, 4_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('log' as const), in: fc.boolean() }) },
);

function load(host: Host) {
  return launch(host, () => require('../../services/tiki-cart') as typeof import('../../services/tiki-cart'));
}

class World {
  readonly host = new Host();
  /** What should not have happened. */
  readonly wrong: unknown[] = [];
  readonly ends: HandOver[] = [];
  /** How often Tiki took the line, and how often it may. */
  readonly taken = new Map<string, number>();
  readonly allowed = new Map<string, number>();
  answers: Answer[] = [];
  app = this.start();

  start(): ReturnType<typeof load> {
    const app = load(this.host);
    const { my } = globalThis as unknown as {
      my: { addToCart(options: { products: { productId: string }[] }): unknown };
    };
    const send = my.addToCart;
    my.addToCart = (options) => {
      for (const { productId } of options.products) this.sent(productId);
      return send(options);
    };
    return app;
  }

  private sent(productId: string): void {
    const kept = this.host.stored('tiki-cart.v1')[productId] as { state?: string } | undefined;
    if (kept?.state !== 'sending') this.wrong.push(['sent before it was recorded', productId]);
    if (!this.host.loggedIn) this.wrong.push(['sent without a login', productId]);
    const answer = this.answers.shift() ?? 'added';
    const { reply, inCart } = ANSWERS[answer];
    this.host.replies['addToCart'] = [reply];
    if (!inCart) return;
    const taken = (this.taken.get(productId) ?? 0) + 1;
    this.taken.set(productId, taken);
    if (taken > (this.allowed.get(productId) ?? 1)) this.wrong.push(['bought twice', productId]);
  }

  async buy({ products, answers, screens, taps }: Extract<Step, { do: 'buy' }>): Promise<void> {
    this.answers = answers.slice();
    this.host.replies['openScreen'] = [
      ...screens.map((opens): Reply => (opens ? { ok: true } : 'silent')),
      { ok: true },
    ];
    const lines = products.map((productId) => ({ productId, quantity: 1 }));
    for (let tap = 0; tap < taps; tap += 1) void this.app.handOverToTiki(...lines).then((end) => this.ends.push(end));
    await pass(10);
  }
}

async function play(world: World, one: Step): Promise<void> {
  switch (one.do) {
    case 'buy':
      return world.buy(one);
    case 'once-more': {
      await pass(70_000); // nobody can ask while one runs: the button waits for its end
      void world.app.forgetSent(one.product);
      await pass(100);
      world.allowed.set(one.product, (world.taken.get(one.product) ?? 0) + 1);
      return;
    }
    case 'kill':
      await pass(one.afterMs);
      world.app = world.start();
      return;
    case 'log':
      await pass(70_000); // in the middle of a hand-over it is Tiki that says so: `logged out meanwhile`
      world.host.loggedIn = one.in;
      world.host.replies['getAuthCode'] = [one.in ? { ok: { authCode: 'c' } } : { no: 'Permission denied' }];
  }
}

test('whatever fails in whatever order: recorded before sent, never sent without a login, bought once for each wish, never called paid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const world = new World();
      for (const one of steps) await play(world, one);
      await pass(60_000);
      expect(world.wrong).toEqual([]);
      for (const end of world.ends) expect(['handed-over', 'failed']).toContain(end.outcome);
      // All is well again: the next tap ends in Tiki's cart.
      await play(world, { do: 'log', in: true });
      await play(world, { do: 'buy', products: PRODUCTS, answers: [], screens: [], taps: 1 });
      await pass(60_000);
      expect(world.ends.at(-1)).toMatchObject({ outcome: 'handed-over', screen: 'cart' });
      expect(world.wrong).toEqual([]);
    }),
    { numRuns: Number(process.env['HISTORIES'] ?? 80) },
  );
}, 60_000);
