import { makeAutoObservable, observable, runInAction } from 'mobx';
import { shop } from '../config/shop';
import type { Address, PaymentMethod, QuoteView } from '../contract/orders';
import { reportCheckout } from '../services/analytics';
import { chooseAddress } from '../services/address';
import { keepAddress, lastAddress } from '../services/last-address';
import { checkout } from '../services/checkout';
import type { CheckoutEnd } from '../services/checkout';
import { ShopError } from '../services/errors';
import { getQuote } from '../services/quotes';
import type { BuyerChange } from '../services/session';
import type { CartStore, NewLine } from './cart';
import type { NoteStore } from './note';
import { acceptChange, isQuoteGone } from './quote-change';

const FIRST_METHOD: PaymentMethod = shop.paymentMethods[0] ?? 'online';

/** What one checkout is about, from the chosen lines to the tap on Pay. */
export class CheckoutStore {
  private readonly cart: CartStore;
  private readonly note: NoteStore;
  lines: NewLine[] = [];
  fromCart = false;
  address: Address | null = null;
  quote: QuoteView | null = null;
  paymentMethod: PaymentMethod = FIRST_METHOD;
  /** As last asked for; the quote says whether it gives anything. */
  coupon = '';
  /** What stands in the coupon's box; not observed, because the box shows it by itself. */
  private typed = '';
  quoting = false;
  paying = false;
  error: unknown = null;
  /** An older quote's answer is dropped. */
  private asked = 0;

  constructor(cart: CartStore, note: NoteStore) {
    this.cart = cart;
    this.note = note;
    // Wire data stays plain: an observable inside a request body could not cross to the host.
    const plain = { lines: observable.ref, address: observable.ref, quote: observable.ref };
    makeAutoObservable<this, 'cart' | 'note' | 'asked' | 'typed'>(
      this,
      { ...plain, cart: false, note: false, asked: false, typed: false },
      { autoBind: true },
    );
  }

  /** Not while the buyer has to agree to a changed price or stock. */
  get canPay(): boolean {
    const { quote, quoting, paying } = this;
    return quote !== null && quote.orderable && quote.differences.length === 0 && !quoting && !paying;
  }

  /** Starts over with these lines. The address of the last checkout stays. */
  start(lines: readonly NewLine[], fromCart: boolean): void {
    this.lines = lines.map((line) => ({ ...line }));
    this.fromCart = fromCart;
    this.quote = null;
    this.error = null;
    this.paymentMethod = FIRST_METHOD;
    this.coupon = '';
    this.typed = '';
    reportCheckout(lines);
  }

  /** Nobody, or somebody else, is there: what was shown is not theirs. The lines stay for the same buyer's return. */
  forget(change: BuyerChange): void {
    this.asked += 1;
    this.address = null;
    this.quote = null;
    if (change === 'other') {
      this.lines = [];
      this.note.set('');
    }
    this.fail(new ShopError('session', change === 'other' ? 'ACCOUNT_CHANGED' : 'LOGGED_OUT'));
  }

  /** Buy now: one line that is in no cart. False when there is nothing to buy. */
  startOne(line: NewLine | null): boolean {
    if (line !== null) this.start([line], false);
    return line !== null;
  }

  typeCoupon(code: string): void {
    this.typed = code.trim();
  }

  /** Asks for a price with the typed coupon; none takes it back. An invalid one stays, with the reason beside it. */
  async applyCoupon(): Promise<void> {
    this.coupon = this.typed;
    await this.requote();
  }

  /** Kept for the next visits of this buyer. */
  async useAddress(address: Address): Promise<void> {
    this.address = address;
    await Promise.all([this.requote(), keepAddress(address)]);
  }

  choosePaymentMethod(method: PaymentMethod): void {
    if (!this.paying) this.paymentMethod = method;
  }

  async chooseAddress(): Promise<void> {
    this.error = null;
    try {
      const address = await chooseAddress();
      if (address !== null) await this.useAddress(address);
      else if (this.quote === null) await this.requote(); // the error that was there is gone: its retry too
    } catch (error) {
      this.fail(error);
    }
  }

  /** Asks the server for prices, fee and stock. */
  async requote(): Promise<void> {
    if (this.lines.length === 0) return; // opened by a link, or everything was left out
    this.asked += 1;
    const { asked } = this;
    this.quoting = true;
    this.error = null;
    try {
      const kept = this.address === null ? await lastAddress() : null;
      if (kept !== null && asked === this.asked) this.setAddress(kept);
      const quote = await getQuote(
        this.lines.map(({ variantId, quantity, price }) => ({ variantId, quantity, shownPrice: price })),
        this.address,
        this.coupon,
      );
      if (asked === this.asked) this.take(quote);
    } catch (error) {
      if (asked === this.asked) this.fail(error);
    }
  }

  /**
   * The buyer agrees to what changed in one line: from here on that is what they were shown.
   * A line that cannot be had leaves this order and is set aside in the cart.
   */
  accept(variantId: string): void {
    if (this.quote === null) return;
    const { quote, lines, line } = acceptChange(this.quote, this.lines, variantId);
    this.quote = quote;
    this.lines = lines;
    if (!this.fromCart) return;
    if (line === null) this.cart.setAside(variantId);
    else this.cart.accept([line]);
  }

  /** The buyer does not want a changed line any more: it leaves this order, and stays in the cart unchanged. */
  async leaveOut(variantId: string): Promise<void> {
    this.lines = this.lines.filter((one) => one.variantId !== variantId);
    if (this.lines.length === 0)
      this.quote = this.quote && { ...this.quote, lines: [], differences: [], orderable: false };
    else await this.requote();
  }

  /** Orders what the quote shows and opens the payment sheet; null when it did not come to an order. */
  async pay(): Promise<CheckoutEnd | null> {
    if (!this.canPay || this.quote === null) return null;
    if (this.typed !== this.coupon) {
      await this.applyCoupon(); // typed, not applied: first the buyer sees what it gives
      return null;
    }
    const { quoteId, lines } = this.quote;
    this.paying = true;
    this.error = null;
    try {
      const cartLines = this.fromCart ? lines.map(({ variantId, quantity }) => ({ variantId, quantity })) : [];
      const note = this.note.text.trim();
      const end = await checkout({ quoteId, paymentMethod: this.paymentMethod, note, cartLines });
      this.note.set(''); // it went with this order
      return end;
    } catch (error) {
      this.fail(error);
      if (isQuoteGone(error)) await this.requote();
      if (this.error === null) this.fail(error); // still said beside what the new quote shows
      return null;
    } finally {
      runInAction(() => {
        this.paying = false;
      });
    }
  }

  private setAddress(address: Address): void {
    this.address = address;
  }

  private take(quote: QuoteView): void {
    this.quote = quote;
    this.quoting = false;
  }

  private fail(error: unknown): void {
    this.error = error;
    this.quoting = false;
  }
}
