/// <reference types="@tiki.vn/tini-types" />
/**
 * What @tiki.vn/tini-types 0.3.0 leaves out or gets wrong, each with its source (tini-framework.md).
 * Namespaces and interfaces merge with the package's; nothing here is code.
 */

/** Present in the worker (section 8), absent from the package. */
declare function setTimeout(callback: () => void, milliseconds?: number): number;
declare function clearTimeout(timer: number | undefined): void;

declare namespace my {
  /** Every call takes these three; exactly one of success and fail runs, then complete (section 7.0). */
  interface Callbacks<T> {
    success?: (result: T) => void;
    fail?: (reason: unknown) => void;
    complete?: () => void;
  }

  /** With `includeHeader` the answer carries the HTTP status; every status is a success (section 7.2). */
  interface HttpResult {
    data: unknown;
    status: number;
    headers: Record<string, string>;
  }
  interface HttpOptions extends Callbacks<HttpResult> {
    url: string;
    method: 'GET' | 'POST';
    headers: Record<string, string>;
    data?: object;
    timeout: number;
    dataType: 'json';
    includeHeader: true;
  }
  function request(options: HttpOptions): unknown;

  /** `paymentMethod` is missing in the package, and both callbacks get a payload of many shapes (tiki-platform.md 6). */
  interface PaymentOptions extends Callbacks<unknown> {
    orderId: string;
    paymentMethod?: 'cod';
  }
  function makePayment(options: PaymentOptions): unknown;

  /** The package's scopes are another platform's. */
  function getAuthCode(options: Callbacks<{ authCode: string }> & { scopes: string[] }): unknown;

  /** Fields the host may name in two ways are both listed (section 10, point 32). */
  interface TikiAddress {
    full_name?: string;
    phone_number?: string;
    telephone?: string;
    street?: string;
    ward?: string;
    district?: string;
    city?: string;
    region?: string;
  }
  interface NetworkState {
    networkAvailable?: boolean;
    networkType?: string;
  }
  function getNetworkType(options: Callbacks<NetworkState>): unknown;
  function onNetworkStatusChange(listener: (state: NetworkState) => void): void;

  interface Settings {
    authSetting?: { authCode?: boolean; userInfo?: boolean };
  }
  function getSetting(options: Callbacks<Settings>): unknown;
  function getUserInfo(options: Callbacks<{ customerId?: string | number }>): unknown;
  function getAddress(options: Callbacks<TikiAddress>): unknown;

  /** May succeed with the server's error inside (tiki-platform.md 7). */
  function addToCart(options: Callbacks<unknown> & { products: { productId: string; quantity: number }[] }): unknown;
  /** Listed by the bridge but, in one host, never answered: time-box it (tiki-platform.md 7). */
  function openScreen(options: Callbacks<unknown> & { screenCode: string; params?: object }): unknown;
  /** Undocumented; absent from many hosts. */
  const checkout: ((options: Callbacks<unknown> & { disableAddress?: boolean }) => unknown) | undefined;
  function makePhoneCall(options: Callbacks<unknown> & { number: string }): unknown;

  /** The argument of success is the answer itself. */
  function isLoggedIn(options: Callbacks<boolean>): unknown;
  function navigateTo(options: Callbacks<unknown> & { url: string }): unknown;
  function navigateBack(options: Callbacks<unknown>): unknown;
  function redirectTo(options: Callbacks<unknown> & { url: string }): unknown;
  function switchTab(options: Callbacks<unknown> & { url: string }): unknown;

  function getStorage(options: Callbacks<{ data: unknown }> & { key: string }): unknown;
  function setStorage(options: Callbacks<unknown> & { key: string; data: unknown }): unknown;
  function removeStorage(options: Callbacks<unknown> & { key: string }): unknown;
}

declare namespace tinitypes.Page {
  interface InstanceMembers {
    /** Path without leading slash, as in app.json. */
    route: string;
  }
  interface CorrectedLifeCycles {
    /** The raw text after `?`, never an object; `''` without one (section 2.2). */
    onLoad?(query: string): void;
    onShow?(): void;
    onHide?(): void;
    onUnload?(): void;
    /** Within 50 px of the end. */
    onReachBottom?(): void;
  }
  type CorrectedOptions<TData, TCustom> = TCustom &
    Data<TData> &
    CorrectedLifeCycles &
    ThisType<InstanceMethods<TData> & InstanceMembers & Data<TData> & TCustom>;
  interface Constructor {
    <TData, TCustom>(options: CorrectedOptions<TData, TCustom>): void;
  }
}
