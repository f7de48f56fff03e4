/** What the shell's build tells the logic and view layers about an app: app.json and the page and component JSON, resolved. */
export interface AppDescription {
  appId: string;
  /** In app.json order. */
  pages: readonly PageDescription[];
  /** By canonical path without extension, e.g. `components/card/index`, `npm/@tiki.vn/tini-ui/es/stepper/index`. */
  components: Readonly<Record<string, UnitDescription>>;
  tabBar: TabBar | null;
  /** The first tab, else the first page. */
  entryPage: string;
}

/** The path of the page that stands where the app has none. */
export const NOT_FOUND_PAGE = 'tini:not-found';

export interface UnitDescription {
  /** Tag name to canonical component path. A name here shadows a built-in tag. */
  usingComponents: Readonly<Record<string, string>>;
}

export interface PageDescription extends UnitDescription {
  /** Canonical: `pages/home/index`. */
  path: string;
  /** app `window` with the page's own JSON on top, values as written. */
  window: Readonly<Record<string, unknown>>;
}

export interface TabBar {
  textColor: string;
  selectedColor: string;
  backgroundColor: string;
  borderTopColor: string;
  items: readonly TabBarItem[];
}

export interface TabBarItem {
  pagePath: string;
  name: string;
  /** As written; resolved against the app root by whoever draws it. Empty when none. */
  icon: string;
  activeIcon: string;
}
