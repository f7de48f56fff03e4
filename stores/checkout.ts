import { makeAutoObservable, observable, runInAction } from 'mobx';
import type { Address, PaymentMethod, QuoteView } from '../contract/orders';
import { toVnd } from '../contract/vnd';
import { chooseAddress } from '../services/address';
import { checkout } from '../services/checkout';
import type { CheckoutEnd } from '../services/checkout';
import { codeOf } from '../services/errors';
import { getQuote } from '../services/quotes';
import type { CartLine, CartStore } from './cart';

/** The server no longer takes this quote; a new one shows what changed. */
const QUOTE_GONE = ['QUOTE_EXPIRED', 'QUOTE_NOT_ORDERABLE', 'QUOTE_ALREADY_ORDERED', 'OUT_OF_STOCK'];

/** What one checkout is about, from the chosen lines to the tap on Pay. */
export class CheckoutStore {
  private readonly cart: CartStore;
  lines: CartLine[] = [];
  fromCart = false;
  address: Address | null = null;
  quote: QuoteView | null = null;
  paymentMethod: PaymentMethod = 'online';
  quoting = false;
  paying = false;
  error: unknown = null;
  /** An older quote's answer is dropped. */
  private asked = 0;

  constructor(cart: CartStore) {
    this.cart = cart;
    // Wire data stays plain: an observable inside a request body could not cross to the host.
    const plain = { lines: observable.ref, address: observable.ref, quote: observable.ref };
    makeAutoObservable<this, 'cart' | 'asked'>(this, { ...plain, cart: false, asked: false }, { autoBind: true });
  }

  /** True while the buyer has to agree to a changed price or stock. */
  get hasDifferences(): boolean {
    return this.quote !== null && this.quote.differences.length > 0;
  }

  get canPay(): boolean {
    return this.quote !== null && this.quote.orderable && !this.hasDifferences && !this.quoting && !this.paying;
  }

  /** Starts over with these lines. The address of the last checkout stays. */
  start(lines: readonly CartLine[], fromCart: boolean): void {
    this.lines = lines.map((line) => ({ ...line }));
    this.fromCart = fromCart;
    this.quote = null;
    this.error = null;
    this.paymentMethod = 'online';
  }

  choosePaymentMethod(method: PaymentMethod): void {
    if (!this.paying) this.paymentMethod = method;
  }

  async chooseAddress(): Promise<void> {
    this.error = null;
    try {
      const address = await chooseAddress();
      if (address === null) return;
      runInAction(() => {
        this.address = address;
      });
      await this.requote();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Asks the server for prices, fee and stock. */
  async requote(): Promise<void> {
    this.asked += 1;
    const { asked } = this;
    this.quoting = true;
    this.error = null;
    try {
      const quote = await getQuote(
        this.lines.map(({ variantId, quantity, price }) => ({ variantId, quantity, shownPrice: price })),
        this.address,
      );
      if (asked === this.asked) this.take(quote);
    } catch (error) {
      if (asked === this.asked) this.fail(error);
    }
  }

  /** The buyer agrees to what changed: from here on the quote is what they were shown. */
  acceptDifferences(): void {
    if (this.quote === null) return;
    this.lines = this.quote.lines.map(({ unitPrice, lineTotal: _total, ...line }) => ({
      ...line,
      price: toVnd(unitPrice),
    }));
    if (this.fromCart) this.cart.accept(this.quote.lines);
    this.quote = { ...this.quote, differences: [] };
  }

  /** Orders what the quote shows and opens the payment sheet; null when it did not come to an order. */
  async pay(): Promise<CheckoutEnd | null> {
    if (!this.canPay || this.quote === null) return null;
    const { quoteId, lines } = this.quote;
    this.paying = true;
    this.error = null;
    try {
      const cartLines = this.fromCart ? lines.map(({ variantId, quantity }) => ({ variantId, quantity })) : [];
      return await checkout({ quoteId, paymentMethod: this.paymentMethod, cartLines });
    } catch (error) {
      this.fail(error);
      if (QUOTE_GONE.includes(codeOf(error))) await this.requoteKeeping(error);
      return null;
    } finally {
      runInAction(() => {
        this.paying = false;
      });
    }
  }

  private async requoteKeeping(error: unknown): Promise<void> {
    await this.requote();
    if (this.error === null) this.fail(error);
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
