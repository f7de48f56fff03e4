import { parseLenientJson } from '../../simulator/compiler/json.ts';
import { resolveAsset, resolvePage } from '../../simulator/compiler/index.ts';
import { checkAsset } from './assets.ts';
import type { CheckedApp } from './app.ts';
import { jsonPlaces, type JsonPlace } from './json-places.ts';
import { CONFIG_KEYS, CONFIG_VALUES } from './platform/config-keys.ts';
import { isRule } from './rules.ts';
import { nearest } from './suggest.ts';

type Fields = Readonly<Record<string, unknown>>;

interface JsonFile {
  app: CheckedApp;
  file: string;
  fields: Fields;
  find: (path: readonly (string | number)[]) => JsonPlace | null;
}

/** app.json and the JSON files of all pages and components of the app itself. */
export function checkConfig(app: CheckedApp): void {
  const appJson = readJson(app, 'app.json');
  if (appJson) {
    checkKeys(appJson, [], CONFIG_KEYS.app);
    checkWindow(appJson, ['window'], CONFIG_KEYS.window);
    checkPages(appJson);
    checkTabs(appJson);
  }
  for (const unit of app.project.units.values()) {
    if (unit.path.startsWith('npm/') || !app.tree.exists(`${unit.path}.json`)) continue;
    const json = readJson(app, `${unit.path}.json`);
    if (!json) continue;
    checkWindow(json, [], unit.kind === 'page' ? CONFIG_KEYS.unit : [...CONFIG_KEYS.unit, 'props', 'data']);
    if (unit.kind === 'component' && json.fields['component'] !== true) app.reportFile('component-flag', json.file);
  }
}

/** Null, with the findings, when there is nothing to read. */
function readJson(app: CheckedApp, file: string): JsonFile | null {
  const source = app.tree.read(file) ?? '';
  const { value, diagnostics } = parseLenientJson(source, file);
  for (const { kind, range, message } of diagnostics) {
    const detail = /: (.*)\.$/.exec(message)?.[1] ?? '';
    if (isRule(kind)) app.findings.add(kind, { file: app.nameOf(file), range }, { values: [detail] });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return { app, file, fields: value as Fields, find: jsonPlaces(source) };
}

function at(json: JsonFile, path: readonly (string | number)[], part: keyof JsonPlace): readonly [number, number] {
  return json.find(path)?.[part] ?? [0, 1];
}

function checkKeys(json: JsonFile, path: readonly string[], known: readonly string[]): void {
  const fields = path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], json.fields);
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return;
  for (const key of Object.keys(fields)) {
    if (known.includes(key)) continue;
    const suggestion = nearest(key, known);
    json.app.report('config-key', json.file, at(json, [...path, key], 'key'), { values: [key], suggestion });
  }
}

function checkWindow(json: JsonFile, path: readonly string[], known: readonly string[]): void {
  checkKeys(json, path, known);
  const fields = path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], json.fields) as
    | Fields
    | undefined;
  for (const [key, allowed] of Object.entries(CONFIG_VALUES)) {
    const value = fields?.[key];
    if (typeof value !== 'string' || value === '' || allowed.includes(value)) continue;
    const extra = { values: [value, key, allowed.join(', ')], suggestion: nearest(value, allowed) };
    json.app.report('config-value', json.file, at(json, [...path, key], 'value'), extra);
  }
}

function checkPages(json: JsonFile): void {
  const { app, fields } = json;
  const pages = Array.isArray(fields['pages']) ? (fields['pages'] as unknown[]) : [];
  if (pages.length === 0) app.reportFile('pages-empty', json.file);
  const seen = new Set<string>();
  pages.forEach((page, index) => {
    const place = at(json, ['pages', index], 'value');
    if (typeof page !== 'string') return app.report('json-type', json.file, place, { values: ['A page', 'a string'] });
    const found = resolvePage(page, (file) => app.tree.exists(file));
    if (found === null) return reportMissingPage(json, page, place);
    if (seen.has(found)) app.report('page-duplicate', json.file, place, { values: [page] });
    seen.add(found);
    if (!app.tree.exists(`${found}.txml`)) app.report('page-no-template', json.file, place, { values: [found] });
    const script = app.project.units.get(found)?.script ?? null;
    if (script === null) app.report('page-no-script', json.file, place, { values: [found] });
    else if (script.endsWith('.ts') && !app.typescript) app.reportFile('typescript-off', script, { values: [script] });
  });
}

function reportMissingPage(json: JsonFile, page: string, place: readonly [number, number]): void {
  const { app } = json;
  for (const spelling of [`${page}.txml`, `${page}/index.txml`]) {
    const real = app.realSpelling(spelling.replace(/^\//, ''));
    if (real !== null)
      return app.report('path-case', json.file, place, { values: [page, real.replace(/\.txml$/, '')] });
  }
  const known = [...app.project.units.values()].filter(({ kind }) => kind === 'page').map((unit) => unit.path);
  app.report('page-missing', json.file, place, { values: [page], suggestion: nearest(page, known) });
}

function checkTabs(json: JsonFile): void {
  const { app, fields } = json;
  const tabBar = fields['tabBar'] as Fields | undefined;
  if (typeof tabBar !== 'object' || tabBar === null) return;
  checkKeys(json, ['tabBar'], CONFIG_KEYS.tabBar);
  const items = Array.isArray(tabBar['items']) ? (tabBar['items'] as Fields[]) : [];
  const pages = [...app.project.units.values()].filter(({ kind }) => kind === 'page').map(({ path }) => path);
  items.forEach((item, index) => {
    const path = ['tabBar', 'items', index] as const;
    for (const key of Object.keys(item).filter((name) => !CONFIG_KEYS.tab.includes(name)))
      app.report('config-key', json.file, at(json, [...path, key], 'key'), {
        values: [key],
        suggestion: nearest(key, CONFIG_KEYS.tab),
      });
    const page = typeof item['pagePath'] === 'string' ? item['pagePath'] : '';
    const found = resolvePage(page, (file) => app.tree.exists(file));
    if (found === null || !pages.includes(found)) {
      const suggestion = nearest(page, pages);
      app.report('tab-page', json.file, at(json, [...path, 'pagePath'], 'value'), { values: [page], suggestion });
    }
    for (const key of ['icon', 'activeIcon']) {
      const icon = item[key];
      if (typeof icon !== 'string' || icon === '') continue;
      const resolved = resolveAsset(icon, json.file, (file) => app.tree.exists(file));
      checkAsset(app, json.file, at(json, [...path, key], 'value'), { written: icon, resolved });
    }
  });
}
