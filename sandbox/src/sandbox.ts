import { createCart } from './cart.ts';
import { type Clock, createClock, createWaker, type SetTimer } from './clock.ts';
import type { Config } from './config.ts';
import type { Ids } from './ids.ts';
import { createIpn, type Post } from './ipn.ts';
import { createOAuth } from './oauth.ts';
import { createOrders } from './orders.ts';
import { createPayments } from './payments.ts';
import { createRequestLog } from './request-log.ts';
import { readSeeds, type SeedFiles, seedState } from './seed.ts';
import type { OrderRecord } from './state.ts';
import { openStore } from './store.ts';

/** What the sandbox takes from the outside world. */
export interface Environment {
  realNow: () => number;
  setTimer: SetTimer;
  ids: Ids;
  post: Post;
  seedFiles: SeedFiles;
}

export type Sandbox = Awaited<ReturnType<typeof createSandbox>>;

/**
 * The platform without its HTTP: state, services and the timers between them.
 * @throws StartupError when data folder or seeds cannot be used
 */
export async function createSandbox(config: Config, environment: Environment) {
  const { realNow, setTimer, ids, post, seedFiles } = environment;
  const { customers, products } = await readSeeds(seedFiles);
  const store = await openStore(config.dataDir);
  const { state } = store;
  seedState({ state, config, ids, customers });
  const clock: Clock = createClock(realNow, state);

  let touched = false;
  /** Saves, and looks at due times once the change in progress is complete. */
  function touch(): void {
    store.changed();
    if (touched) return;
    touched = true;
    queueMicrotask(() => {
      touched = false;
      waker.wake();
    });
  }

  const unpaid = new Map<string, OrderRecord>();
  const trackUnpaid = (order: OrderRecord) => {
    if (order.status === 'waiting_for_payment') unpaid.set(order.id, order);
    else unpaid.delete(order.id);
  };
  Object.values(state.orders).forEach(trackUnpaid);

  const ipn = createIpn({ state, clock, ids, post, onProgress: touch });
  const orders = createOrders({
    state,
    clock,
    ids,
    onChange: (order, at, notifies) => {
      trackUnpaid(order);
      if (notifies) ipn.notify(order, at);
      touch();
    },
  });

  function expireUnpaid(now: number): void {
    for (const order of unpaid.values()) {
      if (order.expiresAt !== null && order.expiresAt <= now) orders.move(order, 'expire', { at: order.expiresAt });
    }
  }

  function nextDue(): number | undefined {
    const times = [...unpaid.values()].map(({ expiresAt }) => expiresAt ?? Infinity);
    const earliest = Math.min(ipn.nextDue() ?? Infinity, ...times);
    return earliest === Infinity ? undefined : earliest;
  }

  const waker = createWaker({
    clock,
    setTimer,
    nextDue,
    runDue: (now) => {
      expireUnpaid(now);
      ipn.runDue(now);
    },
  });

  return {
    config,
    token: config.token === '' ? ids.token() : config.token,
    state,
    clock,
    customers,
    ids,
    orders,
    ipn,
    oauth: createOAuth({ state, clock, ids, customers, onChange: touch }),
    payments: createPayments({ state, clock, ids, orders, onChange: touch }),
    cart: createCart({ state, clock, ids, products, onChange: touch }),
    requestLog: createRequestLog(),
    touch,
    saved: store.saved,
    /** Begins to watch due times. */
    start: () => waker.wake(),
    /** Stops timers and deliveries, saves, frees the data folder. */
    close: async () => {
      waker.stop();
      ipn.stop();
      await ipn.idle();
      await store.close();
    },
  };
}
