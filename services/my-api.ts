import type { PaymentMethod } from '../contract/orders';
import { readPaymentHint } from './host-failure';
import type { PaymentHint } from './host-failure';

/** The only file that speaks to `my`. Promises instead of callbacks; a rejection carries the host's payload as it came. */

type Settle<T> = { success: (result: T) => void; fail: (reason: unknown) => void };

/** How long the host may say nothing before we look elsewhere (tiki-platform.md section 6). */
export const HOST_SILENCE_MS = 20000;
/** One host lists openScreen but never answers it (tiki-platform.md section 7). */
export const OPEN_SCREEN_MS = 3000;

function call<T>(invoke: (callbacks: Settle<T>) => unknown): Promise<T> {
  return new Promise<T>((success, fail) => {
    // The host's own promise, where it gives one, would reject unheard beside the fail callback.
    const returned = invoke({ success, fail });
    if (returned instanceof Promise) returned.catch(fail);
  });
}

function within<T>(milliseconds: number, work: Promise<T>, onSilence: () => T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => resolve(onSilence()), milliseconds);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export interface HttpCall {
  method: 'GET' | 'POST';
  url: string;
  headers: { [name: string]: string };
  body?: object;
  timeoutMs: number;
}

/** Resolves for every HTTP status; rejects when no answer came. */
export function httpRequest({ method, url, headers, body, timeoutMs }: HttpCall): Promise<my.HttpResult> {
  return call<my.HttpResult>((callbacks) =>
    my.request({
      ...callbacks,
      ...(body === undefined ? {} : { data: body }),
      url,
      method,
      headers,
      timeout: timeoutMs,
      dataType: 'json',
      includeHeader: true,
    }),
  );
}

/** The stored value, or undefined. A copy: changing it changes nothing in the store. */
export async function readStorage(key: string): Promise<unknown> {
  const { data } = await call<{ data: unknown }>((callbacks) => my.getStorage({ ...callbacks, key }));
  return data;
}

export async function writeStorage(key: string, data: unknown): Promise<void> {
  await call<unknown>((callbacks) => my.setStorage({ ...callbacks, key, data }));
}

export async function removeStorage(key: string): Promise<void> {
  await call<unknown>((callbacks) => my.removeStorage({ ...callbacks, key }));
}

/** Asks consent, and opens the login where nobody is logged in. Rejects when either is refused. */
export async function getAuthCode(): Promise<string> {
  const { authCode } = await call<{ authCode: string }>((callbacks) =>
    my.getAuthCode({ ...callbacks, scopes: ['user_profile'] }),
  );
  return authCode;
}

/** Whether a login exists on the phone; not whether it is still valid. */
export function isLoggedIn(): Promise<boolean> {
  return call<boolean>((callbacks) => my.isLoggedIn(callbacks));
}

export type TikiAddress = my.TikiAddress;

/** One address of the buyer's Tiki address book, picked in Tiki's own screen. */
export function pickAddress(): Promise<TikiAddress> {
  return call<TikiAddress>((callbacks) => my.getAddress(callbacks));
}

/**
 * Opens Tiki's payment sheet. Never rejects, and answers `silent` after 20 s without a callback;
 * a callback that comes later, or a second one, goes to `onLate`.
 */
export function openPaymentSheet(
  orderId: string,
  method: PaymentMethod,
  onLate: (hint: PaymentHint) => void,
): Promise<PaymentHint> {
  return new Promise<PaymentHint>((resolve) => {
    let open = true;
    const settle = (hint: PaymentHint): void => {
      if (!open) return onLate(hint);
      open = false;
      clearTimeout(timer);
      resolve(hint);
    };
    const timer = setTimeout(() => {
      open = false;
      resolve('silent');
    }, HOST_SILENCE_MS);
    try {
      const returned = my.makePayment({
        orderId,
        ...(method === 'cod' ? { paymentMethod: 'cod' as const } : {}),
        success: (payload) => settle(readPaymentHint('success', payload)),
        fail: (payload) => settle(readPaymentHint('fail', payload)),
      });
      // The callbacks have the same news; without this the host's promise rejects unheard.
      if (returned instanceof Promise) returned.catch(() => undefined);
    } catch (error) {
      settle(readPaymentHint('fail', error)); // a host without makePayment
    }
  });
}

export interface TikiCartLine {
  productId: string;
  quantity: number;
}

/** Sends one line to Tiki's own cart. The answer may hold the server's error although it "succeeded"; undefined after 20 s of silence. */
export function addToTikiCart(line: TikiCartLine): Promise<unknown> {
  const added = call<unknown>((callbacks) => my.addToCart({ ...callbacks, products: [line] }));
  return within(HOST_SILENCE_MS, added, () => undefined);
}

/** Opens a native screen of the Tiki app; false when the host refused or said nothing for 3 s. */
export function openTikiScreen(screenCode: 'TK_CART' | 'TK_PRODUCT_DETAIL', params: object): Promise<boolean> {
  const opened = call<unknown>((callbacks) => my.openScreen({ ...callbacks, screenCode, params })).then(
    () => true,
    () => false, // the caller's next screen is the answer to every refusal
  );
  return within(OPEN_SCREEN_MS, opened, () => false);
}

/** Undocumented; null where the host has no such call. */
export function tikiCheckout(): Promise<unknown> | null {
  if (typeof my.checkout !== 'function') return null;
  return call<unknown>((callbacks) => my.checkout?.({ ...callbacks }));
}

export function makePhoneCall(number: string): Promise<unknown> {
  return call<unknown>((callbacks) => my.makePhoneCall({ ...callbacks, number }));
}

export function navigateTo(url: string): Promise<unknown> {
  return call<unknown>((callbacks) => my.navigateTo({ ...callbacks, url }));
}

export function redirectTo(url: string): Promise<unknown> {
  return call<unknown>((callbacks) => my.redirectTo({ ...callbacks, url }));
}

export function switchTab(url: string): Promise<unknown> {
  return call<unknown>((callbacks) => my.switchTab({ ...callbacks, url }));
}

export function showToast(content: string): void {
  my.showToast({ content, type: 'success', duration: 2000 });
}

/** A question with two answers; false also when the dialog was dismissed. */
export async function confirm(content: string, confirmText: string, cancelText: string): Promise<boolean> {
  const answer = await call<{ confirm: boolean }>((callbacks) =>
    my.confirm({ ...callbacks, content, confirmButtonText: confirmText, cancelButtonText: cancelText }),
  );
  return answer.confirm;
}
