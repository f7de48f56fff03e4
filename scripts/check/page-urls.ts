import { resolvePage } from '../../simulator/compiler/index.ts';
import type { CheckedApp } from './app.ts';
import { nearest } from './suggest.ts';

/** A navigation URL written in the app: its page must be in app.json, and a tab for `switchTab`. */
export function checkPageUrl(
  app: CheckedApp,
  from: string,
  place: readonly [number, number],
  { url, isTab }: { url: string; isTab: boolean },
): void {
  const spelling = url.split('?')[0] ?? '';
  if (spelling === '' || spelling.includes('://') || spelling.includes('{{')) return;
  const pages = [...app.project.units.values()].filter(({ kind }) => kind === 'page').map(({ path }) => path);
  const exists = (file: string) => app.tree.exists(file);
  const page = resolvePage(spelling, exists);
  if (page === null || !pages.includes(page)) {
    const suggestion = nearest(spelling.replace(/^\//, ''), pages);
    return app.report('url-page', from, place, { values: [spelling], suggestion });
  }
  const tabs = app.project.description.tabBar?.items.map(({ pagePath }) => pagePath) ?? [];
  if (isTab && !tabs.includes(page))
    app.report('url-tab', from, place, { values: [spelling], suggestion: nearest(page, tabs) });
}
