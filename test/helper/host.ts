/** A double of the runtime's `my`, as tini-framework.md 7.0 to 7.3 describes it: asynchronous always, copies only, every HTTP status a success. */

export type Json = unknown;

interface Callbacks {
  success?: (result: unknown) => void;
  fail?: (reason: unknown) => void;
  complete?: (result: unknown) => void;
}

/** The fields of our own requests. */
export interface RequestBody {
  lines: { variantId: string; quantity: number; shownPrice: number }[];
  address?: unknown;
  coupon?: string;
  note?: string;
  quoteId: string;
  paymentMethod: 'online' | 'cod';
}

type Options = Callbacks & Record<string, unknown>;

interface RequestOptions extends Callbacks {
  url: string;
  method?: string;
  headers?: Record<string, string>;
  data?: RequestBody;
  timeout?: number;
  includeHeader?: boolean;
}

export interface HttpCall {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string>;
  body: RequestBody;
}

/** An answer, `silent` (the time-out decides) or `offline` (fails at once). */
export type HttpAnswer = { status: number; data: unknown } | 'silent' | 'offline';

export interface Callback {
  kind: 'success' | 'fail';
  payload?: unknown;
  afterMs?: number;
}

export type Reply = { ok: unknown } | { no: unknown } | 'silent';

const copy = <T>(value: T): T => structuredClone(value);

export class Host {
  /** Survives a restart of the app. */
  readonly storage = new Map<string, string>();
  readonly calls: { name: string; options: Record<string, unknown> }[] = [];
  readonly http: HttpCall[] = [];
  server: (call: HttpCall) => HttpAnswer = () => ({ status: 404, data: { error: { code: 'NOT_FOUND', message: '' } } });
  /** One entry for each following makePayment. */
  payments: Callback[][] = [];
  /** Scripted answers by API name; the last one stays. */
  replies: Record<string, Reply[]> = {};
  pages: { route: string }[] = [];
  loggedIn = true;
  networkListener: (state: object) => void = () => undefined;
  readonly reports: { name: string; data: object }[] = [];

  /** Puts `my` and the page globals in place, as a fresh worker has them. */
  install(): void {
    Object.assign(globalThis, { my: this.api(), getCurrentPages: () => this.pages });
  }

  names(): string[] {
    return this.calls.map(({ name }) => name);
  }

  count(name: string): number {
    return this.names().filter((other) => other === name).length;
  }

  /** What the app stored under this key; an empty object when nothing. */
  stored(key: string): Record<string, unknown> {
    return (this.read(key) ?? {}) as Record<string, unknown>;
  }

  private read(key: string): unknown {
    const text = this.storage.get(key);
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  }

  private api(): Record<string, unknown> {
    const plain = (name: string, fallback: Reply) => (options: Callbacks) => this.answer(name, options, fallback);
    return {
      request: (options: RequestOptions) => this.request(options),
      getStorage: (options: Options) =>
        this.run('getStorage', options, () => ({ ok: { data: this.read(String(options.key)) } })),
      setStorage: (options: Options) =>
        this.run('setStorage', options, () => {
          this.storage.set(String(options.key), JSON.stringify(options.data));
          return { ok: {} };
        }),
      removeStorage: (options: Options) =>
        this.run('removeStorage', options, () => {
          this.storage.delete(String(options.key));
          return { ok: {} };
        }),
      makePayment: (options: Callbacks & { orderId: string }) => this.pay(options),
      isLoggedIn: (options: Options) => this.run('isLoggedIn', options, () => ({ ok: this.loggedIn })),
      getAuthCode: plain('getAuthCode', { ok: { authCode: 'code-1', authSuccessScopes: ['user_profile'] } }),
      getAddress: plain('getAddress', { no: { error: 'Error', errorMessage: 'No item selected' } }),
      addToCart: plain('addToCart', { ok: { items: [] } }),
      openScreen: plain('openScreen', { ok: true }),
      makePhoneCall: plain('makePhoneCall', { ok: {} }),
      navigateTo: plain('navigateTo', { ok: {} }),
      navigateBack: plain('navigateBack', { ok: {} }),
      redirectTo: plain('redirectTo', { ok: {} }),
      switchTab: plain('switchTab', { ok: {} }),
      showToast: plain('showToast', { ok: {} }),
      getSetting: plain('getSetting', { ok: { authSetting: { authCode: true, userInfo: true } } }),
      getUserInfo: plain('getUserInfo', { ok: { customerId: '900719925474099312' } }),
      getNetworkType: plain('getNetworkType', { ok: { networkAvailable: true, networkType: 'WIFI' } }),
      onNetworkStatusChange: (listener: (state: object) => void) => {
        this.networkListener = listener;
      },
      reportAnalytics: (name: string, data: object) => void this.reports.push({ name, data: copy(data) }),
      alert: plain('alert', { ok: {} }),
      setNavigationBar: plain('setNavigationBar', { ok: true }),
      setTabBarItem: plain('setTabBarItem', { ok: true }),
      stopPullDownRefresh: plain('stopPullDownRefresh', { ok: {} }),
      confirm: plain('confirm', { ok: { confirm: true, ok: true } }),
    };
  }

  private answer(name: string, options: Callbacks, fallback: Reply): Promise<unknown> {
    const script = this.replies[name] ?? [];
    const reply = (script.length > 1 ? script.shift() : script[0]) ?? fallback;
    return this.run(name, options, () => reply);
  }

  private run(name: string, options: Callbacks, work: () => Reply, afterMs = 0): Promise<unknown> {
    this.note(name, options);
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        const reply = work();
        if (reply === 'silent') return;
        if ('ok' in reply) this.call(options, 'success', reply.ok, resolve);
        else this.call(options, 'fail', reply.no, reject);
      }, afterMs);
    }).catch(() => undefined); // callbacks were given: the promise form stays quiet
  }

  /** A throwing callback must not break others; here it fails the test through the timer. */
  private call(options: Callbacks, kind: 'success' | 'fail', payload: unknown, settle: (value: unknown) => void): void {
    const given = copy(payload);
    settle(given);
    options[kind]?.(given);
    options.complete?.(given);
  }

  private note(name: string, options: object): void {
    const values = Object.entries(options).filter(([, value]) => typeof value !== 'function');
    this.calls.push({ name, options: copy(Object.fromEntries(values)) });
  }

  private pay(options: Callbacks & { orderId: string }): Promise<unknown> {
    this.note('makePayment', options);
    for (const { kind, payload, afterMs = 0 } of this.payments.shift() ?? [{ kind: 'success', payload: 'success' }]) {
      setTimeout(() => this.call(options, kind, payload, () => undefined), afterMs);
    }
    return new Promise(() => undefined);
  }

  private request(options: RequestOptions): Promise<unknown> {
    if (!options.url.startsWith('https://')) {
      const no = { error: 'TypeError', errorMessage: '"url" has to be loaded over https' };
      return this.run('request', options, () => ({ no }));
    }
    const url = new URL(options.url);
    const body = copy(options.data) as RequestBody;
    const call: HttpCall = {
      method: options.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: options.headers ?? {},
      body,
    };
    this.http.push(call);
    const answer = this.server(call);
    if (answer === 'silent') {
      const no = { error: 'Error', errorMessage: 'timeout' };
      return this.run('request', options, () => ({ no }), options.timeout ?? 30000);
    }
    if (answer === 'offline') return this.run('request', options, () => ({ no: 'Network request failed' }));
    const ok = options.includeHeader ? { ...answer, headers: {}, statusText: '' } : answer.data;
    return this.run('request', options, () => ({ ok }));
  }
}

/**
 * Starts the app's modules anew, as a launch after a kill does: all module state is lost, with every timer and answer
 * that the former run waited for; the host's storage is kept.
 * Returns what `load` requires.
 */
export function launch<T>(host: Host, load: () => T): T {
  jest.clearAllTimers();
  host.install();
  let loaded: T | undefined;
  jest.isolateModules(() => {
    loaded = load();
  });
  return loaded as T;
}

/** Lets the given time pass, with everything that becomes due in it. */
export function pass(milliseconds = 50): Promise<void> {
  return jest.advanceTimersByTimeAsync(milliseconds);
}
