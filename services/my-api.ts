import type { PaymentMethod } from '../contract/orders';

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

/** For what only decorates: a host that refuses leaves things as they were. */
function ignore(): void {}

/** What the work gives, or this value when it has given nothing after so long. */
export function orAfter<T>(milliseconds: number, work: Promise<T>, value: T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => resolve(value), milliseconds);
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

export const writeStorage = (key: string, data: unknown) =>
  call<void>(({ success, fail }) => my.setStorage({ key, data, fail, success: () => success() }));
export const removeStorage = (key: string) =>
  call<void>(({ success, fail }) => my.removeStorage({ key, fail, success: () => success() }));

/** Asks consent, and opens the login where nobody is logged in. Rejects when either is refused. */
export async function getAuthCode(): Promise<string> {
  const { authCode } = await call<{ authCode: string }>((callbacks) =>
    my.getAuthCode({ ...callbacks, scopes: ['user_profile'] }),
  );
  return authCode;
}

/** Whether a login exists on the phone; not whether it is still valid. */
export const isLoggedIn = () => call<boolean>((callbacks) => my.isLoggedIn(callbacks));

/** What the buyer has allowed before, without asking; null where the host cannot tell. */
export async function getGrantedScopes(): Promise<{ authCode: boolean; userInfo: boolean } | null> {
  if (typeof my.getSetting !== 'function') return null;
  const answer = await call<my.Settings>((callbacks) => my.getSetting(callbacks)).catch(() => null);
  const granted = answer?.authSetting;
  return granted === undefined ? null : { authCode: granted.authCode === true, userInfo: granted.userInfo === true };
}

/** The customer id the device shows; '' when it shows none. Never a proof. */
export async function getUserInfo(): Promise<string> {
  const { customerId } = await call<{ customerId?: string | number }>((callbacks) => my.getUserInfo(callbacks));
  return String(customerId ?? '');
}

export type TikiAddress = my.TikiAddress;

/** One address of the buyer's Tiki address book, picked in Tiki's own screen. */
export const pickAddress = () => call<TikiAddress>((callbacks) => my.getAddress(callbacks));

/** Opens Tiki's payment sheet. Throws where the host has no such call; the callbacks may come late, twice or never. */
export function makePayment(orderId: string, method: PaymentMethod, callbacks: Settle<unknown>): void {
  const cod = method === 'cod' ? { paymentMethod: 'cod' as const } : {};
  const returned = my.makePayment({ orderId, ...cod, ...callbacks });
  // The callbacks have the same news; without this the host's promise rejects unheard.
  if (returned instanceof Promise) returned.catch(() => undefined);
}

export interface TikiCartLine {
  productId: string;
  quantity: number;
}

/** Sends one line to Tiki's own cart. The answer may hold the server's error although it "succeeded"; undefined after 20 s of silence. */
export function addToTikiCart(line: TikiCartLine): Promise<unknown> {
  const added = call<unknown>((callbacks) => my.addToCart({ ...callbacks, products: [line] }));
  return orAfter(HOST_SILENCE_MS, added, undefined);
}

/** Opens a native screen of the Tiki app; false when the host refused or said nothing for 3 s. */
export function openTikiScreen(screenCode: 'TK_CART' | 'TK_PRODUCT_DETAIL', params: object): Promise<boolean> {
  const opened = call<unknown>((callbacks) => my.openScreen({ ...callbacks, screenCode, params })).then(
    () => true,
    () => false, // the caller's next screen is the answer to every refusal
  );
  return orAfter(OPEN_SCREEN_MS, opened, false);
}

/** Undocumented; null where the host has no such call. */
export function tikiCheckout(): Promise<unknown> | null {
  if (typeof my.checkout !== 'function') return null;
  return call<unknown>((callbacks) => my.checkout?.({ ...callbacks }));
}

export const makePhoneCall = (number: string) =>
  call<unknown>((callbacks) => my.makePhoneCall({ ...callbacks, number }));

export const navigateTo = (url: string) => call<unknown>((callbacks) => my.navigateTo({ ...callbacks, url }));
export const navigateBack = () => call<unknown>((callbacks) => my.navigateBack(callbacks));
export const redirectTo = (url: string) => call<unknown>((callbacks) => my.redirectTo({ ...callbacks, url }));
export const switchTab = (url: string) => call<unknown>((callbacks) => my.switchTab({ ...callbacks, url }));

/** Only for the page on top; it forgets when it is covered. */
export function setPageTitle(title: string): void {
  my.setNavigationBar({ title, fail: ignore });
}

export interface TabItem {
  index: number;
  text: string;
  iconPath: string;
  selectedIconPath: string;
}

/** Does nothing where the host has no such call. */
export function setTabItem(item: TabItem): void {
  if (typeof my.setTabBarItem === 'function') my.setTabBarItem({ ...item, fail: ignore });
}

/** Ends the strip that a pull began. */
export function stopPullDown(): void {
  my.stopPullDownRefresh({ fail: ignore });
}

/** The page on top shows its beginning, where what went wrong is said. */
export function scrollToTop(): void {
  my.pageScrollTo({ scrollTop: 0, duration: 0, fail: ignore });
}

export function showToast(content: string): void {
  my.showToast({ content, type: 'success', duration: 2000 });
}

/** Whether the phone says that it has a network; true where it cannot say. */
export async function isOnline(): Promise<boolean> {
  if (typeof my.getNetworkType !== 'function') return true;
  const state = await call<my.NetworkState>((callbacks) => my.getNetworkType(callbacks)).catch(() => null);
  return state?.networkAvailable !== false;
}

export function onNetworkChange(listener: (online: boolean) => void): void {
  if (typeof my.onNetworkStatusChange !== 'function') return;
  my.onNetworkStatusChange((state) => listener(state.networkAvailable !== false));
}

/** For counting only; a host without it, or refusing it, changes nothing. */
export function reportAnalytics(name: string, data: { readonly [field: string]: string | number }): void {
  if (typeof my.reportAnalytics !== 'function') return;
  const returned: unknown = my.reportAnalytics(name, { ...data });
  if (returned instanceof Promise) returned.catch(ignore);
}

/** A text to be read, until the buyer closes it. */
export async function showNote(content: string, closeText: string): Promise<void> {
  await call<void>(({ success }) => my.alert({ title: '', content, buttonText: closeText, success: () => success() }));
}

/** A question with two answers; false also when the dialog was dismissed. */
export async function confirm(content: string, confirmText: string, cancelText: string): Promise<boolean> {
  const answer = await call<{ confirm: boolean }>((callbacks) =>
    my.confirm({ ...callbacks, content, confirmButtonText: confirmText, cancelButtonText: cancelText }),
  );
  return answer.confirm;
}
