import { makeAutoObservable, observable, reaction, runInAction } from 'mobx';
import { MAX_LINES, MAX_QUANTITY } from '../contract/orders';
import type { OrderLine } from '../contract/orders';
import { sumVnd, timesVnd, toVnd } from '../contract/vnd';
import type { Vnd } from '../contract/vnd';
import type { OrderedLine } from '../services/checkout-machine';
import { createSaver, readList } from '../services/storage';

const KEY = 'cart.v1';
/** How long a removed line can be brought back. */
export const UNDO_MS = 6000;

/** What the buyer put in, at the price last shown; the server's price is the one that counts. */
export interface CartLine {
  variantId: string;
  productId: string;
  name: string;
  variantName: string;
  imageUrl: string;
  price: Vnd;
  quantity: number;
  /** The server had none the last time it was asked: kept, but not to be ordered. */
  setAside: boolean;
}

/** A new line, as products and old orders give it. */
export type NewLine = Omit<CartLine, 'setAside'>;

function parseLine(entry: unknown): CartLine | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { variantId, productId, name, variantName, imageUrl, price, quantity, setAside } = entry as Partial<CartLine>;
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
    setAside: setAside === true,
  };
}

/** The lines of the cart, kept on the phone. At most 50 lines of at most 99 pieces. */
export class CartStore {
  lines: CartLine[] = [];
  /** False until the stored lines are back. */
  ready = false;

  /** The line removed last and its place, while it can be brought back. */
  removed: { line: CartLine; index: number } | null = null;
  private restoring: Promise<void> | null = null;
  private undoTimer: number | undefined;

  constructor() {
    makeAutoObservable<this, 'restoring' | 'undoTimer'>(
      this,
      { removed: observable.ref, restoring: false, undoTimer: false },
      { autoBind: true },
    );
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
  add(line: NewLine): boolean {
    const known = this.find(line.variantId);
    if (known === undefined && this.isFull) return false;
    if (known === undefined) {
      this.lines.unshift({ ...line, quantity: Math.min(line.quantity, MAX_QUANTITY), setAside: false });
    } else {
      known.quantity = Math.min(known.quantity + line.quantity, MAX_QUANTITY);
      known.price = line.price;
      known.setAside = false;
    }
    return true;
  }

  /** Between 1 and 99; another number changes nothing. */
  setQuantity(variantId: string, quantity: number): void {
    const line = this.find(variantId);
    if (line === undefined || !Number.isSafeInteger(quantity)) return;
    if (quantity >= 1 && quantity <= MAX_QUANTITY) line.quantity = quantity;
  }

  /** Gone, but for UNDO_MS it can be brought back. */
  remove(variantId: string): void {
    const index = this.lines.findIndex((line) => line.variantId === variantId);
    const line = this.lines[index];
    if (line === undefined) return;
    this.removed = { line: { ...line }, index };
    this.lines.splice(index, 1);
    clearTimeout(this.undoTimer);
    this.undoTimer = setTimeout(this.forgetRemoved, UNDO_MS);
  }

  /** Brings the line removed last back to its place. */
  undoRemove(): void {
    if (this.removed === null) return;
    const { line, index } = this.removed;
    if (this.find(line.variantId) === undefined && !this.isFull) this.lines.splice(index, 0, line);
    this.forgetRemoved();
  }

  forgetRemoved(): void {
    clearTimeout(this.undoTimer);
    this.removed = null;
  }

  /** Another variant of the same product in the same place; joins the line that has it already. */
  changeVariant(variantId: string, to: { id: string; name: string; price: number; stock: number }): void {
    const line = this.find(variantId);
    if (line === undefined || to.id === variantId) return;
    const other = this.find(to.id);
    const quantity = Math.min(line.quantity + (other?.quantity ?? 0), to.stock, MAX_QUANTITY);
    if (other !== undefined) this.lines = this.lines.filter((one) => one !== other);
    Object.assign(line, { variantId: to.id, variantName: to.name, price: toVnd(to.price), quantity, setAside: false });
  }

  /** The server has none of it: the line stays to be seen, below the others. */
  setAside(variantId: string): void {
    const line = this.find(variantId);
    if (line !== undefined) line.setAside = true;
  }

  /** The buyer accepted the server's prices and quantities for these lines. */
  accept(quoted: readonly Pick<OrderLine, 'variantId' | 'unitPrice' | 'quantity'>[]): void {
    for (const { variantId, unitPrice, quantity } of quoted) {
      const line = this.find(variantId);
      if (line === undefined) continue;
      line.price = toVnd(unitPrice);
      line.quantity = quantity;
    }
  }

  /** Empty, with nothing to bring back. */
  clear(): void {
    this.lines = [];
    this.forgetRemoved();
  }

  /** Takes out the pieces that were bought; what was added since then stays. */
  removeBought(bought: readonly OrderedLine[]): void {
    for (const { variantId, quantity } of bought) {
      const line = this.find(variantId);
      if (line === undefined) continue;
      if (line.quantity <= quantity) this.lines = this.lines.filter((one) => one !== line);
      else line.quantity -= quantity;
    }
  }

  private find(variantId: string): CartLine | undefined {
    return this.lines.find((line) => line.variantId === variantId);
  }
}
