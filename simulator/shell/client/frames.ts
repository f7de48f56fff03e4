import type { PageDescription } from '../../protocol/app-description.ts';
import type { StackPage } from '../../protocol/shell-messages.ts';
import type { FrameInit, FrameMetrics, FrameResize, FrameStart } from '../../view/frame-init.ts';
import { el } from './dom.ts';
import { barOf, isYes, type PageBar } from './page-bar.ts';

/** One page of the stack as the shell keeps it. */
export interface ShellPage {
  page: StackPage;
  window: PageDescription['window'];
  bar: PageBar;
  frame: HTMLIFrameElement;
  /** `disableHardwareBackPress`, or the page's configuration: the back key only tells the app's listeners. */
  backDisabled: boolean;
  /** Whether a pull at the top refreshes. */
  canPull: boolean;
  /** The frame's height in px that its metrics say; 0 before it has any. */
  height: number;
}

export interface FrameEnvironment {
  buildId: number;
  viewUrl: string;
  assetBase: string;
  mappedOrigins: Readonly<Record<string, string>>;
  describe(path: string): PageDescription['window'];
  metrics(page: ShellPage): FrameMetrics;
  /** Hands the worker its end of the page's pipe. */
  connect(pageId: number, port: MessagePort): void;
  /** The frame's document is there: keys and gestures of the phone are heard in it, too. */
  onLoad(page: ShellPage, view: Window & typeof globalThis): void;
}

/** Where the files of a build are. */
export function addressesOf(buildId: number): Pick<FrameEnvironment, 'buildId' | 'viewUrl'> {
  return { buildId, viewUrl: `/build/${buildId}/view.js` };
}

interface LoadingFrame {
  path: string;
  frame: HTMLIFrameElement;
  loaded: Promise<void>;
}

/** One same-origin iframe per page that the logic layer says is alive; all but the top one are inert and hidden. */
export class Frames {
  readonly element: HTMLElement;
  #environment: FrameEnvironment;
  readonly #pages = new Map<number, ShellPage>();
  #prepared: LoadingFrame | null = null;
  #topId = 0;

  constructor(environment: FrameEnvironment) {
    this.element = el('main', { class: 'frames' });
    this.#environment = environment;
  }

  get top(): ShellPage | null {
    return this.#pages.get(this.#topId) ?? null;
  }

  get ids(): ReadonlySet<number> {
    return new Set(this.#pages.keys());
  }

  find(pageId: number): ShellPage | null {
    return this.#pages.get(pageId) ?? null;
  }

  /** Loads the frame of a page that is likely to be opened first, while the logic layer starts. */
  prepare(path: string): void {
    this.#prepared = this.#load(path);
  }

  /** New frames are of this build; those that are there keep what they have. */
  useBuild(buildId: number): void {
    this.#environment = { ...this.#environment, ...addressesOf(buildId) };
  }

  /** Puts the sheets of a build in place of the present ones, without a moment between. */
  swapStyles(buildId: number): void {
    for (const { frame, page } of this.#pages.values()) {
      const old = frame.contentDocument?.querySelector('link[data-tini-sheet]');
      if (!old) continue;
      const fresh = old.cloneNode() as HTMLLinkElement;
      fresh.href = `/build/${buildId}/page.css?path=${encodeURIComponent(page.path)}`;
      fresh.addEventListener('load', () => old.remove());
      fresh.addEventListener('error', () => fresh.remove());
      old.after(fresh);
    }
  }

  /** Makes and removes frames until they are the pages given. */
  update(pages: readonly StackPage[], topId: number): void {
    const wanted = new Set(pages.map((page) => page.pageId));
    for (const [pageId, { frame }] of this.#pages) {
      if (wanted.has(pageId)) continue;
      frame.remove();
      this.#pages.delete(pageId);
    }
    const before = this.#topId;
    this.#topId = topId;
    for (const page of pages) {
      const known = this.#pages.get(page.pageId);
      if (known) known.page = page;
      else this.#create(page);
    }
    this.#prepared?.frame.remove();
    this.#prepared = null;
    // hideBackHome holds until the page appears again (tini-framework.md section 7.2).
    const top = this.top;
    if (top && before !== topId) top.bar.hideBack = false;
    for (const [pageId, { frame }] of this.#pages) {
      // A covered page keeps its height, so that its scroll position is still there when it is uncovered.
      frame.style.height = pageId === topId ? '' : frame.style.height || `${frame.clientHeight}px`;
      frame.inert = pageId !== topId;
      frame.classList.toggle('covered', pageId !== topId);
      if (pageId === topId) frame.removeAttribute('aria-hidden');
      else frame.setAttribute('aria-hidden', 'true');
    }
  }

  /** Tells the top frame of its room when that changed. */
  resize(): void {
    const page = this.top;
    const height = this.element.clientHeight;
    if (!page || page.height === 0 || page.height === height) return;
    page.height = height;
    const message: FrameResize = { tini: 'metrics', metrics: this.#environment.metrics(page) };
    page.frame.contentWindow?.postMessage(message, location.origin);
  }

  #create(page: StackPage): void {
    const window = this.#environment.describe(page.path);
    const isPrepared = this.#prepared?.path === page.path;
    const { frame, loaded } = this.#prepared && isPrepared ? this.#prepared : this.#load(page.path);
    if (isPrepared) this.#prepared = null;
    const shellPage: ShellPage = {
      page,
      window,
      bar: barOf(window),
      frame,
      backDisabled: isYes(window['disableHardwareBack']),
      canPull: isYes(window['pullRefresh']) && String(window['allowsBounceVertical']).toUpperCase() !== 'NO',
      height: 0,
    };
    frame.title = shellPage.bar.title || page.path;
    this.#pages.set(page.pageId, shellPage);
    void loaded.then(() => this.#start(shellPage));
  }

  /** A frame that nobody sees yet. */
  #load(path: string): LoadingFrame {
    const query = new URLSearchParams({ path, build: String(this.#environment.buildId) });
    const frame = el('iframe', { 'data-tini-page': path, title: path, src: `/frame?${query.toString()}` });
    frame.inert = true;
    frame.classList.add('covered');
    const loaded = new Promise<void>((resolve) => {
      frame.addEventListener('load', () => resolve(), { once: true });
    });
    this.element.append(frame);
    return { path, frame, loaded };
  }

  #start(shellPage: ShellPage): void {
    const view = shellPage.frame.contentWindow as (Window & typeof globalThis) | null;
    if (!view || !this.#pages.has(shellPage.page.pageId)) return;
    shellPage.height = shellPage.frame.clientHeight;
    const channel = new MessageChannel();
    this.#environment.connect(shellPage.page.pageId, channel.port1);
    const message: FrameStart = { tini: 'frame', init: this.#init(shellPage) };
    view.postMessage(message, location.origin, [channel.port2]);
    this.#environment.onLoad(shellPage, view);
  }

  #init(shellPage: ShellPage): FrameInit {
    const { viewUrl, assetBase, mappedOrigins } = this.#environment;
    const { backgroundColor, rootFontSize } = shellPage.window;
    return {
      pageId: shellPage.page.pageId,
      pagePath: shellPage.page.path,
      bundleUrl: viewUrl,
      assetBase,
      mappedOrigins,
      metrics: this.#environment.metrics(shellPage),
      backgroundColor: typeof backgroundColor === 'string' ? backgroundColor : '#FFFFFF',
      ...(typeof rootFontSize === 'number' || typeof rootFontSize === 'string' ? { rootFontSize } : {}),
    };
  }
}
