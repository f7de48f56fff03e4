import { shop } from '../config/shop';
import { holdsError, isCancelled, readFailure } from './host-failure';
import {
  addToTikiCart,
  getAuthCode,
  isLoggedIn,
  openTikiScreen,
  readStorage,
  tikiCheckout,
  writeStorage,
} from './my-api';
import type { TikiCartLine } from './my-api';

/**
 * Selling with no server: items go to Tiki's own cart, one line a call (tiki-platform.md section 7).
 * Nothing here can know whether anything was paid, and nothing says so.
 */

const KEY = 'tiki-cart.v1';

/** Where the buyer was led: Tiki's cart, the item's page at Tiki, or nowhere (then a message has to do). */
export type TikiScreen = 'cart' | 'product' | 'none';

export type HandOver =
  | { outcome: 'handed-over'; screen: TikiScreen; repeat: boolean }
  | { outcome: 'placed'; code: string }
  | { outcome: 'cancelled' }
  | { outcome: 'failed'; reason: 'login' | 'item' | 'refused' | 'checkout' };

type SentProducts = { [productId: string]: { quantity: number; state: 'sending' | 'added' } };

async function sentProducts(): Promise<SentProducts> {
  const stored = await readStorage(KEY);
  return typeof stored === 'object' && stored !== null ? (stored as SentProducts) : {};
}

async function record(productId: string, entry: SentProducts[string] | null): Promise<void> {
  const { [productId]: _before, ...others } = await sentProducts();
  await writeStorage(KEY, entry === null ? others : { ...others, [productId]: entry });
}

/** Whether this item was sent to Tiki's cart before, also when the answer never came. */
export async function wasSent(productId: string): Promise<boolean> {
  return (await sentProducts())[productId] !== undefined;
}

/** The buyer wants the item once more: the next hand-over adds it again. */
export function forgetSent(productId: string): Promise<void> {
  return record(productId, null);
}

async function logIn(): Promise<boolean> {
  if (await isLoggedIn().catch(() => false)) return true; // not knowing means asking
  return getAuthCode().then(
    () => true,
    () => false, // refused: the caller says that Tiki's cart needs a login
  );
}

/** Adds one line. Tiki refuses by failing, or by "succeeding" with an error inside; silence counts as added: the cart will show. */
async function add(line: TikiCartLine): Promise<'added' | 'login' | 'refused'> {
  await record(line.productId, { quantity: line.quantity, state: 'sending' });
  const answer = await addToTikiCart(line).catch((reason: unknown) => {
    const { code, message } = readFailure(reason);
    return { error: code || 'failed', errorMessage: message };
  });
  if (!holdsError(answer)) {
    await record(line.productId, { quantity: line.quantity, state: 'added' });
    return 'added';
  }
  await record(line.productId, null);
  const { code, message } = readFailure(answer);
  return code === '401' || /login|unauthori/i.test(message) ? 'login' : 'refused';
}

async function openCart(productId: string, repeat: boolean): Promise<HandOver> {
  if (await openTikiScreen('TK_CART', {})) return { outcome: 'handed-over', screen: 'cart', repeat };
  if (await openTikiScreen('TK_PRODUCT_DETAIL', { productId })) {
    return { outcome: 'handed-over', screen: 'product', repeat };
  }
  return { outcome: 'handed-over', screen: 'none', repeat };
}

async function checkOutAtTiki(): Promise<HandOver | null> {
  if (!shop.noBackend.useUndocumentedCheckout) return null;
  const checkout = tikiCheckout();
  if (checkout === null) return null;
  try {
    const code = await checkout;
    return { outcome: 'placed', code: typeof code === 'string' ? code : '' };
  } catch (reason) {
    return isCancelled(reason) ? { outcome: 'cancelled' } : { outcome: 'failed', reason: 'checkout' };
  }
}

let running: Promise<HandOver> | null = null;

async function handOver(lines: readonly TikiCartLine[]): Promise<HandOver> {
  const [first] = lines;
  // One host reads ids as whole numbers; anything else would put a stranger's product in the cart.
  if (first === undefined || !lines.every(({ productId }) => /^\d+$/.test(productId))) {
    return { outcome: 'failed', reason: 'item' };
  }
  if (!(await logIn())) return { outcome: 'failed', reason: 'login' };
  let repeat = true;
  for (const line of lines) {
    if (await wasSent(line.productId)) continue;
    repeat = false;
    const added = await add(line);
    if (added !== 'added') return { outcome: 'failed', reason: added };
  }
  return (await checkOutAtTiki()) ?? openCart(first.productId, repeat);
}

/**
 * Puts the lines into Tiki's cart, one call each, and opens that cart; what was sent before is not sent again.
 * Taps while one runs share its end. Never rejects for what Tiki or the buyer refused.
 */
export function handOverToTiki(...lines: TikiCartLine[]): Promise<HandOver> {
  running =
    running ??
    handOver(lines).finally(() => {
      running = null;
    });
  return running;
}

/** Opens Tiki's cart without adding anything. */
export function openTikiCart(): Promise<boolean> {
  return openTikiScreen('TK_CART', {});
}
