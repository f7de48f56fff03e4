import { NOT_FOUND_PAGE } from '../protocol/app-description.ts';
import type { Connection } from '../protocol/connection.ts';
import type { LogicToView, ViewToLogic } from '../protocol/view-messages.ts';
import type { Core } from './core.ts';
import type { PublicInstance } from './instance.ts';
import { LivePage, type OpenedBy } from './page.ts';
import { parsePageUrl, tabIndexOf } from './page-url.ts';

/**
 * The page stack with cached tabs. Each method is one row of the table in tini-framework.md section 2.3 and runs its
 * hooks in that order; the shell is told of the new stack before the new page's onLoad, so that its frame loads meanwhile.
 * They throw an Error whose message is meant for the `fail` of the route API.
 */
export class Navigation {
  private readonly core: Core;
  private root: LivePage | null = null;
  private pushed: LivePage[] = [];
  private readonly tabs = new Map<number, LivePage>();

  constructor(core: Core) {
    this.core = core;
  }

  get top(): LivePage | null {
    return this.pushed.at(-1) ?? this.root;
  }

  /** `getCurrentPages()`: the root, or the selected tab, and what was pushed on it. */
  get instances(): PublicInstance[] {
    return this.stack.map((page) => page.self);
  }

  launch(path: string, query: string): void {
    this.openRoot(path, query, 'launch');
  }

  /** A page that the app does not have is pushed as a "404" and the call fails. */
  navigateTo(url: string): void {
    const { path, query } = parsePageUrl(url, this.core.bundle.description);
    if (path === null) {
      this.pushNotFound(url);
      this.resolve(url);
      return;
    }
    this.top?.hide();
    const page = new LivePage(this.core, { path, tabIndex: null, openedBy: 'navigateTo' });
    this.pushed.push(page);
    this.enter(page, query);
  }

  redirectTo(url: string): void {
    const { path, query } = this.resolve(url);
    const left = this.top;
    left?.unload();
    const page = new LivePage(this.core, { path, tabIndex: null, openedBy: 'redirectTo' });
    if (this.pushed.length > 0) {
      this.pushed[this.pushed.length - 1] = page;
    } else {
      if (left && left.tabIndex !== null) this.tabs.delete(left.tabIndex);
      this.root = page;
    }
    this.enter(page, query);
  }

  /** At the root it does nothing and succeeds. */
  navigateBack(delta: number): void {
    const kept = Math.max(0, this.pushed.length - Math.max(1, Math.trunc(delta)));
    if (kept === this.pushed.length) return;
    this.unloadPushed(kept);
    this.tellStack();
    this.top?.show();
  }

  switchTab(url: string): void {
    const { description } = this.core.bundle;
    if (!description.tabBar) throw new Error('Current App is not TabBar app');
    const { path, query } = this.resolve(url);
    const index = tabIndexOf(path, description);
    if (index === null) throw new Error(`${path} is not a page of the tab bar`);
    this.unloadPushed(0);
    const known = this.tabs.get(index);
    if (this.root !== known) {
      if (this.root?.tabIndex === null) this.root.unload();
      else this.root?.hide();
    }
    if (!known) {
      this.openRoot(path, query, 'switchTab');
      return;
    }
    this.root = known;
    this.tellStack();
    known.show();
  }

  reLaunch(url: string): void {
    const { path, query } = this.resolve(url);
    this.unloadPushed(0);
    this.root?.unload();
    for (const page of this.tabs.values()) page.unload();
    this.tabs.clear();
    this.openRoot(path, query, 'reLaunch');
  }

  /** The user tapped a tab. */
  tapTab(index: number): void {
    const item = this.core.bundle.description.tabBar?.items[index];
    if (!item) return;
    this.switchTab(item.pagePath);
    this.top?.hook('onTabItemTap', { index, pagePath: item.pagePath, text: item.name });
  }

  /** The back arrow or the phone's back button; at another tab's root it selects the first tab. */
  back(): void {
    const first = this.core.bundle.description.tabBar?.items[0];
    if (this.pushed.length > 0) this.navigateBack(1);
    else if (first && this.root?.tabIndex !== 0) this.switchTab(first.pagePath);
  }

  home(): void {
    this.reLaunch(this.core.bundle.description.entryPage);
  }

  connect(pageId: number, view: Connection<LogicToView, ViewToLogic>): void {
    const page = this.alive.find((other) => other.pageId === pageId);
    // The page may have been unloaded while its frame was on the way.
    page?.connect(view);
  }

  /** Every page that has a frame. */
  forEach(visit: (page: LivePage) => void): void {
    this.alive.forEach(visit);
  }

  private pushNotFound(url: string): void {
    this.top?.hide();
    const page = new LivePage(this.core, { path: NOT_FOUND_PAGE, tabIndex: null, openedBy: 'navigateTo' });
    page.self.data = { url };
    this.pushed.push(page);
    this.enter(page, '');
  }

  private get stack(): LivePage[] {
    return this.root ? [this.root, ...this.pushed] : [];
  }

  private get alive(): LivePage[] {
    return [...[...this.tabs.values()].filter((page) => page !== this.root), ...this.stack];
  }

  private resolve(url: string): { path: string; query: string } {
    const { path, query } = parsePageUrl(url, this.core.bundle.description);
    if (path !== null) return { path, query };
    this.core.log('error', `The app has no page "${url}".`);
    throw new Error(`Page not found: ${url}`);
  }

  private openRoot(path: string, query: string, openedBy: OpenedBy): void {
    const tabIndex = tabIndexOf(path, this.core.bundle.description);
    const page = new LivePage(this.core, { path, tabIndex, openedBy });
    this.root = page;
    if (tabIndex !== null) this.tabs.set(tabIndex, page);
    this.enter(page, query);
  }

  private enter(page: LivePage, query: string): void {
    page.queryString = query;
    this.tellStack();
    page.load(query);
    page.show();
  }

  /** Top-down, until `kept` pushed pages are left. */
  private unloadPushed(kept: number): void {
    while (this.pushed.length > kept) {
      this.top?.unload();
      this.pushed.pop();
    }
  }

  private tellStack(): void {
    const { top, root } = this;
    if (!top) return;
    const pages = this.alive.map((page) => ({
      pageId: page.pageId,
      path: page.path,
      query: page.queryString,
      tabIndex: page.tabIndex,
      showHome: page === root && page === top && this.offersHome(page),
    }));
    this.core.tell(['stack', pages, top.pageId, root?.tabIndex ?? null]);
  }

  private offersHome(page: LivePage): boolean {
    return (
      page.tabIndex === null && page.path !== this.core.bundle.description.entryPage && page.openedBy !== 'redirectTo'
    );
  }
}
