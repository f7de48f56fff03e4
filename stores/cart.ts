import { makeAutoObservable, reaction, runInAction } from 'mobx';
import { MAX_LINES, MAX_QUANTITY } from '../contract/orders';
import type { OrderLine } from '../contract/orders';
import { sumVnd, timesVnd, toVnd } from '../contract/vnd';
import type { Vnd } from '../contract/vnd';
import type { OrderedLine } from '../services/pending-attempt';
import { createSaver, readList } from '../services/storage';

const KEY = 'cart.v1';

/** What the buyer put in, at the price last shown; the server's price is the one that counts. */
export interface CartLine {
  variantId: string;
  productId: string;
  name: string;
  variantName: string;
  imageUrl: string;
  price: Vnd;
  quantity: number;
}

function parseLine(entry: unknown): CartLine | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { variantId, productId, name, variantName, imageUrl, price, quantity } = entry as Partial<CartLine>;
  if (typeof variantId !== 'string' || typeof productId !== 'string' || typeof name !== 'string') return null;
  if (typeof price !== 'number' || !Number.isSafeInteger(price) || price < 0) return null;
  if (typeof quantity !== 'number' || !Number.isSafeInteger(quantity) || quantity < 1) return null;
  return {
    variantId,
    productId,
    name,
    variantName: variantName ?? '',
    imageUrl: imageUrl ?? '',
    price: toVnd(price),
    quantity: Math.min(quantity, MAX_QUANTITY),
  };
}

/** The lines of the cart, kept on the phone. At most 50 lines of at most 99 pieces. */
export class CartStore {
  lines: CartLine[] = [];
  /** False until the stored lines are back. */
  ready = false;

  private restoring: Promise<void> | null = null;

  constructor() {
    makeAutoObservable<this, 'restoring'>(this, { restoring: false }, { autoBind: true });
  }

  get pieces(): number {
    return this.lines.reduce((pieces, { quantity }) => pieces + quantity, 0);
  }

  get isFull(): boolean {
    return this.lines.length >= MAX_LINES;
  }

  get total(): Vnd {
    return sumVnd(this.lines.map(({ price, quantity }) => timesVnd(price, quantity)));
  }

  /** Brings back what was stored, below what was added meanwhile; from then on every change is stored. Once, however often called. */
  restore(): Promise<void> {
    this.restoring = this.restoring ?? this.read();
    return this.restoring;
  }

  private async read(): Promise<void> {
    const stored = await readList(KEY, parseLine);
    runInAction(() => {
      const added = this.lines;
      this.lines = stored.slice(0, MAX_LINES);
      for (const line of added) this.add(line);
      this.ready = true;
    });
    const save = createSaver(KEY);
    reaction(
      () => this.lines.map((line) => ({ ...line })),
      (lines) => void save(lines),
    );
  }

  /** False when there is no room for another line. The same variant again adds pieces at the newly shown price. */
  add(line: CartLine): boolean {
    const known = this.find(line.variantId);
    if (known === undefined && this.isFull) return false;
    if (known === undefined) {
      this.lines.unshift({ ...line, quantity: Math.min(line.quantity, MAX_QUANTITY) });
    } else {
      known.quantity = Math.min(known.quantity + line.quantity, MAX_QUANTITY);
      known.price = line.price;
    }
    return true;
  }

  /** Between 1 and 99; another number changes nothing. */
  setQuantity(variantId: string, quantity: number): void {
    const line = this.find(variantId);
    if (line === undefined || !Number.isSafeInteger(quantity)) return;
    if (quantity >= 1 && quantity <= MAX_QUANTITY) line.quantity = quantity;
  }

  remove(variantId: string): void {
    this.lines = this.lines.filter((line) => line.variantId !== variantId);
  }

  /** The buyer accepted the server's prices and quantities for these lines. */
  accept(quoted: readonly OrderLine[]): void {
    for (const { variantId, unitPrice, quantity } of quoted) {
      const line = this.find(variantId);
      if (line === undefined) continue;
      line.price = toVnd(unitPrice);
      line.quantity = quantity;
    }
  }

  /** Takes out the pieces that were bought; what was added since then stays. */
  removeBought(bought: readonly OrderedLine[]): void {
    for (const { variantId, quantity } of bought) {
      const line = this.find(variantId);
      if (line === undefined) continue;
      if (line.quantity <= quantity) this.remove(variantId);
      else line.quantity -= quantity;
    }
  }

  private find(variantId: string): CartLine | undefined {
    return this.lines.find((line) => line.variantId === variantId);
  }
}
