import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { OrderView, ResultState } from '../contract/orders';
import { listenForLateHints, payAgain } from '../services/checkout';
import type { CheckoutEnd } from '../services/checkout';
import { advance } from '../services/checkout-memory';
import { codeOf } from '../services/errors';
import { getOrder } from '../services/orders';
import { orderNews } from '../services/order-news';
import type { CartStore } from './cart';

/** Seconds before each further question to the server, while the order is not settled. */
export const POLL_SECONDS: readonly number[] = [1, 2, 3, 5, 8, 13];

const UNSETTLED: readonly ResultState[] = ['confirming', 'unpaid'];

/** One order's result: what the server says, asked again until it is settled. */
export class ResultStore {
  private readonly cart: CartStore;
  orderId = '';
  hint: CheckoutEnd['hint'] = 'none';
  order: OrderView | null = null;
  /** A question to the server is under way or planned. */
  polling = false;
  paying = false;
  /** Why the last question got no answer. */
  error: unknown = null;
  /** Why the last tap on pay again led nowhere. */
  payError: unknown = null;
  /** The sheet of a payment is closed: the button stays busy until the server has said what came of it. */
  private awaiting = false;
  private timer: number | undefined;
  /** Answers of an older round are dropped. */
  private round = 0;

  constructor(cart: CartStore) {
    this.cart = cart;
    makeAutoObservable<this, 'cart' | 'awaiting' | 'timer' | 'round'>(
      this,
      { order: observable.ref, cart: false, awaiting: false, timer: false, round: false },
      { autoBind: true },
    );
    listenForLateHints((orderId, hint) => {
      if (orderId === this.orderId) this.open(orderId, hint);
    });
  }

  get isSettled(): boolean {
    return this.order !== null && !UNSETTLED.includes(this.order.result);
  }

  /** Shows this order and starts asking; again for a hint that came late. */
  open(orderId: string, hint: CheckoutEnd['hint']): void {
    if (orderId !== this.orderId) {
      this.order = null;
      this.payError = null;
    }
    this.orderId = orderId;
    this.hint = hint;
    this.checkAgain();
  }

  /** Asks at once, then after 1, 2, 3, 5, 8 and 13 s. */
  checkAgain(): void {
    this.pause();
    this.error = null;
    this.polling = true;
    void this.ask(0, this.round);
  }

  /** Back on screen: goes on unless the answer is final. */
  resume(): void {
    if (this.orderId !== '' && !this.isSettled && !this.polling && !this.paying) this.checkAgain();
  }

  /** Nobody looks: no more questions. */
  pause(): void {
    this.round += 1;
    this.polling = false;
    this.stopAwaiting();
    clearTimeout(this.timer);
  }

  /** Not to be seen by whoever comes next. */
  forget(): void {
    this.pause();
    this.order = null;
  }

  /** The page is closed. What the buyer has seen needs no resuming. */
  async close(): Promise<void> {
    this.pause();
    const { orderId, order } = this;
    this.orderId = '';
    this.order = null;
    if (order !== null) await advance({ type: 'settled', orderId });
  }

  /** A new attempt for an unpaid order, and its sheet. */
  async payAgain(): Promise<void> {
    if (this.paying) return;
    const { orderId } = this;
    this.pause();
    this.paying = true;
    let failure: unknown = null;
    let hint: CheckoutEnd['hint'] = 'none';
    try {
      hint = (await payAgain(orderId)).hint;
    } catch (error) {
      // Whether the old attempt was paid is still open: the page waits for the server's answer.
      failure = codeOf(error) === 'PAYMENT_CLOSING' ? null : error;
    }
    const isShown = orderId === this.orderId;
    runInAction(() => {
      this.paying = isShown && failure === null;
      this.payError = failure;
    });
    if (!isShown) return;
    this.open(orderId, hint);
    this.awaiting = true;
  }

  private stopAwaiting(): void {
    if (this.awaiting) this.paying = false;
    this.awaiting = false;
  }

  private async ask(turn: number, round: number): Promise<void> {
    try {
      const order = await getOrder(this.orderId);
      if (round === this.round) await this.take(order, turn);
    } catch (error) {
      if (round !== this.round) return;
      await this.miss(error, turn);
    }
  }

  private async take(order: OrderView, turn: number): Promise<void> {
    runInAction(() => {
      this.order = order;
      this.error = null;
      this.stopAwaiting();
    });
    if (this.isSettled) {
      this.pause();
      await advance({ type: 'settled', orderId: order.orderId });
    } else {
      this.plan(turn);
    }
    await this.cart.restore();
    this.cart.removeBought(await orderNews([order]));
  }

  private plan(turn: number): void {
    const seconds = POLL_SECONDS[turn];
    if (seconds === undefined) return this.pause();
    const { round } = this;
    this.timer = setTimeout(() => void this.ask(turn + 1, round), seconds * 1000);
  }

  private async miss(error: unknown, turn: number): Promise<void> {
    this.error = error;
    this.stopAwaiting();
    if (codeOf(error) !== 'NOT_FOUND') return this.plan(turn);
    this.pause();
    await advance({ type: 'settled', orderId: this.orderId }); // another account's order, or another shop's: resuming would never end
  }
}
