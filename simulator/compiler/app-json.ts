import type { TabBar, TabBarItem } from '../protocol/app-description.ts';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic } from './diagnostics.ts';
import { parseLenientJson } from './json.ts';
import type { PlaceOf } from './json.ts';

export interface Parsed<Value> {
  /** Always usable: defaults stand in for what could not be read. */
  value: Value;
  diagnostics: readonly Diagnostic[];
  /** Where something in the file stands: `placeOf('usingComponents', 'card')`. */
  placeOf: PlaceOf;
}

export interface AppJson {
  /** As written. */
  pages: readonly string[];
  window: Readonly<Record<string, unknown>>;
  /** Page paths as written, colours filled in. */
  tabBar: TabBar | null;
  usingComponents: Readonly<Record<string, string>>;
}

export interface UnitJson {
  component: boolean;
  usingComponents: Readonly<Record<string, string>>;
  /** All other keys: a page's window settings. */
  window: Readonly<Record<string, unknown>>;
}

export interface ProjectConfig {
  miniprogramRoot: string;
  typescript: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** app.json (section 1.2). `path` is for diagnostics. */
export function parseAppJson(source: string, path = 'app.json'): Parsed<AppJson> {
  const reader = new Reader(source, path);
  const { fields } = reader;
  const tabBar = fields['tabBar'] === undefined ? null : readTabBar(reader, reader.object(fields, 'tabBar'));
  const value: AppJson = {
    pages: reader.array(fields, 'pages').filter((page) => typeof page === 'string'),
    window: reader.object(fields, 'window'),
    tabBar,
    usingComponents: reader.strings(fields, 'usingComponents'),
  };
  return { value, diagnostics: reader.diagnostics, placeOf: reader.placeOf };
}

/** A page's or component's json (sections 1.3 and 1.4); '' when there is no file. */
export function parseUnitJson(source: string, path: string): Parsed<UnitJson> {
  const reader = new Reader(source, path);
  const { component, usingComponents: _, ...window } = reader.fields;
  const usingComponents = reader.strings(reader.fields, 'usingComponents');
  return {
    value: { component: component === true, usingComponents, window },
    diagnostics: reader.diagnostics,
    placeOf: reader.placeOf,
  };
}

/** project.config.json (section 1.1); '' when there is no file. `settings` is a spelling seen in the wild. */
export function parseProjectConfig(source: string, path = 'project.config.json'): Parsed<ProjectConfig> {
  const reader = new Reader(source, path);
  const { fields } = reader;
  const setting = reader.object(fields, fields['setting'] === undefined ? 'settings' : 'setting');
  const typescript = reader.array(setting, 'useCompilerPlugins').includes('typescript');
  const miniprogramRoot = reader.string(fields, 'miniprogramRoot', 'src');
  return { value: { miniprogramRoot, typescript }, diagnostics: reader.diagnostics, placeOf: reader.placeOf };
}

function readTabBar(reader: Reader, tabBar: Fields): TabBar | null {
  const items: TabBarItem[] = reader
    .array(tabBar, 'items')
    .filter(isFields)
    .map((item) => ({
      pagePath: reader.string(item, 'pagePath', ''),
      name: reader.string(item, 'name', ''),
      icon: reader.string(item, 'icon', ''),
      activeIcon: reader.string(item, 'activeIcon', ''),
    }));
  if (items.length === 0) return null;
  return {
    textColor: reader.string(tabBar, 'textColor', '#000000'),
    selectedColor: reader.string(tabBar, 'selectedColor', '#000000'),
    backgroundColor: reader.string(tabBar, 'backgroundColor', '#FFFFFF'),
    borderTopColor: reader.string(tabBar, 'borderTopColor', '#EBEBF0'),
    items,
  };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads fields by type; what has another type is reported and replaced by the default. */
class Reader {
  readonly fields: Fields;
  readonly placeOf: PlaceOf;
  readonly diagnostics: Diagnostic[];
  readonly #path: string;

  constructor(source: string, path: string) {
    const { value, diagnostics, placeOf } = parseLenientJson(source, path);
    this.placeOf = placeOf;
    this.#path = path;
    this.diagnostics = diagnostics;
    if (value !== undefined && !isFields(value)) this.#wrong('The file', 'an object');
    this.fields = isFields(value) ? value : {};
  }

  #wrong(what: string, type: string): void {
    // Names are unlike enough in these small files: the value is looked for at the root and in the tab bar.
    const place = this.placeOf(what) ?? this.placeOf('tabBar', what) ?? this.placeOf('usingComponents', what);
    this.diagnostics.push(diagnostic('json-type', this.#path, place, what, type));
  }

  string(fields: Fields, name: string, standard: string): string {
    const value = fields[name];
    if (typeof value === 'string') return value;
    if (value !== undefined) this.#wrong(name, 'a string');
    return standard;
  }

  array(fields: Fields, name: string): readonly unknown[] {
    const value = fields[name];
    if (Array.isArray(value)) return value as readonly unknown[];
    if (value !== undefined) this.#wrong(name, 'a list');
    return [];
  }

  object(fields: Fields, name: string): Fields {
    const value = fields[name];
    if (isFields(value)) return value;
    if (value !== undefined) this.#wrong(name, 'an object');
    return {};
  }

  strings(fields: Fields, name: string): Readonly<Record<string, string>> {
    const entries = Object.entries(this.object(fields, name));
    return Object.fromEntries(
      entries
        .map(([key]) => [key, this.string(this.object(fields, name), key, '')])
        .filter(([, value]) => value !== ''),
    );
  }
}
