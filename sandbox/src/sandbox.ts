import { createCart } from './cart.ts';
import { type Clock, createClock, createWaker, type SetTimer } from './clock.ts';
import type { Config } from './config.ts';
import { createDirectory } from './directory.ts';
import type { Ids } from './ids.ts';
import { createIpn } from './ipn.ts';
import { createOAuth } from './oauth.ts';
import { createOrders } from './orders.ts';
import type { Post } from './outbox.ts';
import { createPayments } from './payments.ts';
import { createProducts } from './products.ts';
import { createRequestLog } from './request-log.ts';
import { readSeeds, type SeedFiles, seedState } from './seed.ts';
import { resetParts, type ResetPart } from './reset.ts';
import { createShipping } from './shipping.ts';
import { adoptSettings } from './state.ts';
import { openStore } from './store.ts';
import { createTimers } from './timers.ts';

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
  const { customers, products: marketplace, places } = await readSeeds(seedFiles);
  let touched = true; // until everything below exists
  /** Looks at due times once the change in progress is complete. */
  function touch(): void {
    if (touched) return;
    touched = true;
    queueMicrotask(() => {
      touched = false;
      waker.wake();
    });
  }
  const store = await openStore(config.dataDir, touch);
  const { state } = store;
  adoptSettings(state);
  seedState({ state, config, ids, customers });
  const clock: Clock = createClock(realNow, state.settings);

  const timers = createTimers({ state, clock, orders: () => orders });
  const ipn = createIpn({ state, clock, ids, post, onProgress: touch });
  const orders = createOrders({
    state,
    clock,
    ids,
    onMove: (order, { to, ipn: said }, at) => {
      timers.watch(order);
      const { notifyCanceled, notifyEveryChange } = state.settings.switches;
      const isTold = said === 'yes' ? notifyCanceled || to !== 'canceled' : said === 'unknown' && notifyEveryChange;
      // None is ever sent for COD orders (tiki-platform.md section 5).
      if (isTold && order.paymentKind !== 'cod') ipn.notify(order, orders.toTiki(order), at);
    },
  });
  timers.watchAll();
  const requestLog = createRequestLog();
  const payments = createPayments({ state, clock, ids, orders });
  const waker = createWaker({
    clock,
    setTimer,
    nextDue: () => {
      const due = Math.min(ipn.nextDue() ?? Infinity, timers.nextDue() ?? Infinity);
      return due === Infinity ? undefined : due;
    },
    runDue: (now) => {
      timers.runDue(now);
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
    setTimer,
    orders,
    ipn,
    timers,
    payments,
    oauth: createOAuth({ state, clock, ids, customers }),
    cart: createCart({ state, clock, ids, products: marketplace }),
    products: createProducts({ state, ids }),
    shipping: createShipping({ state, clock, ids, post }),
    directory: createDirectory(places),
    requestLog,
    /** Names under which faults can be armed, such as `POST /order`. */
    endpoints: new Set<string>(),
    touch,
    saved: store.saved,

    /** The fault of that name: pays a new order and waits until the partner has answered the notification. */
    async payBeforeReply(orderId: string): Promise<void> {
      const order = state.orders.get(orderId);
      if (!order) return;
      const payment = payments.begin(order, order.customerId, 'online');
      payments.answer(payment, 'success', 'card');
      payments.takeMoney(order);
      await ipn.idle();
    },

    /** Back to how a first start leaves these parts; keys, addresses and user tokens stay. */
    reset(parts: readonly ResetPart[]): void {
      resetParts(parts, { state, clock, timers, ipn, requestLog });
      seedState({ state, config, ids, customers });
      timers.watchAll();
      touch();
    },

    /** Begins to watch due times. */
    start: () => {
      touched = false;
      waker.wake();
    },
    /** Stops timers and deliveries, saves, frees the data folder. */
    close: async () => {
      waker.stop();
      await ipn.stop();
      await store.close();
    },
  };
}
