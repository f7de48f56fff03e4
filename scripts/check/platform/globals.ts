const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Declared as not available by `@tiki.vn/tini-types`, in scripts and in .sjs (tini-framework.md section 8). */
export const FORBIDDEN_GLOBALS: ReadonlySet<string> = new Set(
  words('globalThis global fetch self Window window document location XMLHttpRequest eval Function'),
);

/** Of browsers and other platforms: a worker with no DOM has none of them. */
export const ABSENT_GLOBALS: ReadonlySet<string> = new Set(
  words(`
    localStorage sessionStorage indexedDB history screen alert confirm prompt requestAnimationFrame cancelAnimationFrame
    Image Audio HTMLElement Element Node MutationObserver IntersectionObserver ResizeObserver DOMParser getComputedStyle
    $ jQuery wx uni swan tt dd qq __dirname __filename Deno
  `),
);

/** Chromium's workers have them; whether the phone's do is written nowhere. */
export const UNCERTAIN_GLOBALS: ReadonlySet<string> = new Set(
  words(`
    navigator URL URLSearchParams TextEncoder TextDecoder crypto Buffer btoa atob FormData Blob File FileReader Headers
    Request Response AbortController structuredClone queueMicrotask performance WebSocket Worker EventSource
    BroadcastChannel WebAssembly setImmediate clearImmediate
  `),
);

/** What to use instead. */
export const GLOBAL_INSTEAD: Readonly<Record<string, string>> = {
  fetch: 'my.request',
  XMLHttpRequest: 'my.request',
  localStorage: 'my.getStorage and my.setStorage',
  sessionStorage: 'a variable of a module, or getApp()',
  alert: 'my.alert',
  confirm: 'my.confirm',
  prompt: 'my.prompt',
  location: 'my.navigateTo',
  history: 'my.navigateBack',
  document: 'setData, or my.createSelectorQuery to measure',
  window: 'getApp(), or my.getSystemInfo for its size',
  global: 'getApp()',
  globalThis: 'getApp()',
  wx: 'my',
  uni: 'my',
  swan: 'my',
  tt: 'my',
  WebSocket: 'my.connectSocket',
  navigator: 'my.getSystemInfo',
  requestAnimationFrame: 'setTimeout, or my.createAnimation',
};

/** Hooks by what takes them; anything near one of these is a slip of the pen. */
export const HOOKS: Readonly<Record<'App' | 'Page' | 'Component', readonly string[]>> = {
  App: words('onLaunch onShow onHide onError onUnhandledRejection onShareAppMessage onPageNotFound'),
  Page: words(`
    onLoad onShow onReady onHide onUnload onPullDownRefresh onReachBottom onPageScroll onTabItemTap onShareAppMessage
    onCustomIconEvent onSearchEvent onSwitchTab onSeo
  `),
  Component: words('onInit deriveDataFromProps didMount didUpdate didUnmount onError'),
};

/** Members of a component that other mini-program platforms have, and their names here. */
export const COMPONENT_FOREIGN: Readonly<Record<string, string>> = {
  properties: 'props',
  lifetimes: 'didMount and didUnmount',
  observers: 'deriveDataFromProps',
  behaviors: 'mixins',
  attached: 'didMount',
  detached: 'didUnmount',
  created: 'onInit',
  ready: 'didMount',
};
