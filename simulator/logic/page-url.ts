import type { AppDescription } from '../protocol/app-description.ts';

export interface PageUrl {
  /** Canonical, or null when the app has no such page. */
  path: string | null;
  /** Raw text after `?`, percent-encoded as given. */
  query: string;
}

/** A navigation URL: root-absolute with or without the leading slash, a page's folder stands for its index. */
export function parsePageUrl(url: string, description: AppDescription): PageUrl {
  const mark = url.indexOf('?');
  const written = mark < 0 ? url : url.slice(0, mark);
  const wanted = written.replace(/^\/+/, '').replace(/\/+$/, '');
  const page =
    description.pages.find(({ path }) => path === wanted) ??
    description.pages.find(({ path }) => path === `${wanted}/index`);
  return { path: page?.path ?? null, query: mark < 0 ? '' : url.slice(mark + 1) };
}

/** The place of a page in the tab bar, or null. */
export function tabIndexOf(path: string, description: AppDescription): number | null {
  const index = description.tabBar?.items.findIndex(({ pagePath }) => pagePath === path) ?? -1;
  return index < 0 ? null : index;
}
