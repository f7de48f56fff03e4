/** Entry of `/app`: the phone, full-bleed. */
import type { LogicToShell, ShellToLogic } from '../../protocol/shell-messages.ts';
import { resolveImage } from '../../view/images.ts';
import type { BuildChange, PhoneConfig, RunnableApp } from '../shared/phone-config.ts';
import type { LogEntry } from '../shared/phone-tools.ts';
import { AppStorage } from './app-storage.ts';
import { networkState, onNetworkChange } from './conditions.ts';
import { BuildOverlay } from './build-overlay.ts';
import { Consents } from './consents.ts';
import { writeLog } from './console-log.ts';
import { markNotch, metricsFor, systemInfo } from './device.ts';
import { showBox, showSheet } from './dialogs.ts';
import { el } from './dom.ts';
import { addressesOf, Frames, type ShellPage } from './frames.ts';
import { listenInFrame } from './gestures.ts';
import { performCall } from './host/index.ts';
import { startRefresh } from './host/interface-apis.ts';
import { launchTarget, rememberPlace } from './launch-target.ts';
import { Layers } from './layers.ts';
import { followBuilds } from './live-reload.ts';
import { Loadings } from './loading.ts';
import { NavigationBar } from './navigation-bar.ts';
import type { PhoneContext } from './phone-context.ts';
import { logPictures } from './picture-log.ts';
import { readConfig } from './server-link.ts';
import { TabBarView } from './tab-bar.ts';
import { TikiLink } from './tiki-link.ts';
import { Toasts } from './toast.ts';
import { Tools } from './tools.ts';

/** Full alpha of a bar with `transparentTitle: auto` after this much scrolling (tini-framework.md section 1.3). */
const AUTO_TITLE_PX = 56;

class Phone implements PhoneContext {
  readonly config: PhoneConfig;
  readonly app: RunnableApp;
  readonly layers: Layers;
  readonly toasts: Toasts;
  readonly loadings: Loadings;
  readonly frames: Frames;
  readonly tabBar: TabBarView;
  readonly storage: AppStorage;
  readonly consents: Consents;
  readonly tiki: TikiLink;
  readonly tools: Tools;
  readonly #bar: NavigationBar;
  readonly #worker: Worker;
  #depth = 0;
  #hidden = 0;

  constructor(config: PhoneConfig, app: RunnableApp, host: HTMLElement) {
    this.config = config;
    this.app = app;
    this.tools = new Tools(config.token, (id, question) => this.toLogic(['inspect', id, question]));
    this.tiki = new TikiLink(config.token, config.tikiConnected);
    const owner = () => this.tiki.customer?.customerId ?? 'guest';
    const screen = el('div', { class: 'screen' });
    const over = el('div', { class: 'layers' });
    const toasts = el('div', { class: 'toasts' });
    const loading = el('div', { class: 'loadings' });
    this.layers = new Layers(over, screen);
    this.toasts = new Toasts(toasts);
    this.loadings = new Loadings(loading);
    this.storage = new AppStorage(app.description.appId, owner);
    this.consents = new Consents(this.layers, { appId: app.description.appId, name: app.name }, owner);
    this.#bar = new NavigationBar(
      {
        back: () => this.toLogic(['control', ['back']]),
        home: () => this.toLogic(['control', ['home']]),
        icon: () => this.toLogic(['control', ['navigationIcon', 0]]),
        search: () => this.toLogic(['control', ['search']]),
        options: () => void this.#showOptions(),
        close: () => this.leave(),
      },
      (source) => this.resolveImage(source),
    );
    this.frames = new Frames({
      ...addressesOf(app.buildId),
      assetBase: app.assetBase,
      mappedOrigins: this.#mappedOrigins(),
      describe: (path) => app.description.pages.find((page) => page.path === path)?.window ?? {},
      metrics: metricsFor,
      connect: (pageId, port) => this.#worker.postMessage(['frame', pageId] satisfies ShellToLogic, [port]),
      onLoad: (page, view) => this.#listenIn(page, view),
    });
    this.tabBar = new TabBarView(
      app.description.tabBar,
      (source) => this.resolveImage(source),
      (index) => this.toLogic(['control', ['tab', index]]),
    );
    screen.append(this.#bar.element, this.frames.element, this.tabBar.element, loading);
    host.replaceChildren(screen, toasts, over);
    this.#worker = new Worker('/client/worker.js', { type: 'module', name: app.name });
    this.#listen();
  }

  async start(): Promise<void> {
    const { entryPage, pages, tabBar } = this.app.description;
    const target = launchTarget();
    this.frames.prepare(pages.find(({ path }) => path === target.path)?.path ?? entryPage);
    await this.tiki.load();
    const entryTab = tabBar?.items.findIndex(({ pagePath }) => pagePath === entryPage) ?? -1;
    this.tabBar.select(entryTab < 0 ? null : entryTab);
    this.toLogic([
      'launch',
      `/build/${this.app.buildId}/logic.js`,
      { ...target, referrerInfo: {}, systemInfo: systemInfo(this.frames.element.clientHeight) },
    ]);
  }

  /** Edited templates or styles, under pages and data that stay. */
  swap(buildId: number, change: BuildChange): void {
    this.frames.useBuild(buildId);
    if (change.styles) this.frames.swapStyles(buildId);
    if (change.templates) this.toLogic(['templates', `/build/${buildId}/plan.js`, `/build/${buildId}/view.js`]);
  }

  /** Starts the app anew at the page that is on top. */
  restartHere(): void {
    const top = this.frames.top?.page;
    if (top) rememberPlace(top);
    location.reload();
  }

  redraw(): void {
    const { top } = this.frames;
    if (!top) return;
    const left = top.bar.hideBack ? null : this.#depth > 1 ? 'back' : top.page.showHome ? 'home' : null;
    const scrollTop = top.frame.contentWindow?.scrollY ?? 0;
    const alpha = { none: 1, always: 0, auto: Math.min(1, scrollTop / AUTO_TITLE_PX) }[top.bar.transparent];
    this.#bar.draw(top.bar, left, alpha);
    this.frames.element.classList.toggle('under-bar', top.bar.transparent !== 'none');
    top.frame.title = top.bar.title || top.page.path;
    document.title = top.bar.title || this.app.name;
    this.frames.resize();
  }

  resolveImage(source: string): string {
    return resolveImage(source, this.app.assetBase, this.#mappedOrigins());
  }

  toLogic(message: ShellToLogic): void {
    this.#worker.postMessage(message, []);
  }

  note(level: 'info' | 'warn' | 'error', text: string): void {
    this.#log(level, 'phone', text);
  }

  #log(
    level: LogEntry['level'],
    source: LogEntry['source'],
    text: string,
    detail: { readonly values: readonly unknown[]; readonly stack: string } = { values: [], stack: '' },
  ): void {
    writeLog(level, source, text);
    this.tools.logged({ level, source, text, values: detail.values }, detail.stack);
  }

  async whileHidden<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#hidden += 1;
    if (this.#hidden === 1) this.toLogic(['app', 'hide']);
    try {
      return await run();
    } finally {
      this.#hidden -= 1;
      if (this.#hidden === 0) this.toLogic(['app', 'show']);
    }
  }

  #listen(): void {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<LogicToShell>) => this.#receive(data));
    this.#worker.addEventListener('error', ({ message }) => this.note('error', `the worker failed: ${message}`));
    window.addEventListener('resize', () => this.redraw());
    onNetworkChange(() => this.toLogic(['notify', 'networkStatusChange', networkState()]));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented) this.#backKey();
    });
    // The browser's Back is the phone's back key: one spare entry is always kept to come back from.
    history.pushState(null, '');
    window.addEventListener('popstate', () => {
      history.pushState(null, '');
      this.#backKey();
    });
  }

  #receive(message: LogicToShell): void {
    switch (message[0]) {
      case 'started':
        return;
      case 'meter': {
        const [, pageId, owner, bytes, milliseconds] = message;
        const page = this.frames.find(pageId)?.page.path ?? owner;
        this.tools.updates.add({ at: Date.now(), pageId, page, owner, bytes, milliseconds });
        return;
      }
      case 'inspected':
        return this.tools.answered(message[1], message[2]);
      case 'stack':
        return this.#showStack(message);
      case 'call':
        void performCall(this, message[1], message[2], message[3], message[4]);
        return;
      case 'log':
        return this.#log(message[1], message[2], message[3].join(' '), message[4]);
      default:
        return assertNever(message);
    }
  }

  #showStack([, pages, topPageId, selectedTab]: Extract<LogicToShell, readonly ['stack', ...unknown[]]>): void {
    const covered = pages.filter((page) => page.tabIndex !== null && page.tabIndex !== selectedTab);
    this.#depth = pages.length - covered.length;
    const top = pages.find((page) => page.pageId === topPageId);
    this.frames.update(pages, topPageId);
    this.tabBar.select(top?.tabIndex ?? null);
    this.loadings.keepOnly(this.frames.ids);
    this.redraw();
  }

  #listenIn(page: ShellPage, view: Window & typeof globalThis): void {
    logPictures(view, this.#mappedOrigins(), this.tools);
    listenInFrame(view, {
      back: () => this.#backKey(),
      scrolled: () => page.bar.transparent === 'auto' && page === this.frames.top && this.redraw(),
      pulled: () => {
        if (!page.canPull) return;
        startRefresh(page.frame);
        this.toLogic(['control', ['pullDownRefresh']]);
      },
    });
  }

  /** Dialogs first; then the app's listeners hear of it, and unless the page has disabled it the stack goes back. */
  #backKey(): void {
    if (this.layers.dismissTop()) return;
    this.toLogic(['notify', 'hardwareBackPress']);
    if (!this.frames.top?.backDisabled) this.toLogic(['control', ['back']]);
  }

  async #showOptions(): Promise<void> {
    const customer = this.tiki.customer;
    const index = await showSheet(this.layers, {
      title: this.app.name,
      note: customer ? `Đang đăng nhập Tiki: ${customer.name}` : 'Chưa đăng nhập Tiki',
      items: [
        { title: 'Chia sẻ trang này' },
        { title: 'Khởi động lại ứng dụng' },
        ...(customer ? [{ title: 'Đăng xuất Tiki', danger: true }] : []),
      ],
      cancel: 'Đóng',
    });
    if (index === 0) return this.toLogic(['control', ['share']]);
    if (index === 2) this.tiki.choose(null);
    if (index >= 1) location.reload();
    return undefined;
  }

  leave(): void {
    void this.whileHidden(() =>
      showBox(this.layers, {
        title: 'Ứng dụng đang ở chế độ nền',
        content: 'Bạn đã rời khỏi ứng dụng.',
        choices: [{ text: 'Mở lại ứng dụng', look: 'primary' }],
        dismissed: 0,
      }),
    );
  }

  #mappedOrigins(): Record<string, string> {
    return Object.fromEntries(this.config.mappings.map(({ origin, prefix }) => [origin, prefix]));
  }
}

function assertNever(message: never): never {
  throw new Error(`unknown message ${JSON.stringify(message)}`);
}

const config = readConfig();
markNotch();
const host = document.body.appendChild(el('div', { class: 'phone' }));
const overlay = new BuildOverlay(document.body);
let phone: Phone | null = null;
followBuilds(config, overlay, {
  restart: () => (phone ? phone.restartHere() : location.reload()),
  swap: (buildId, change) => phone?.swap(buildId, change),
});
if (config.app) {
  phone = new Phone(config, config.app, host);
  window.tiniPhone = phone.tools.offer();
  await phone.start();
}
