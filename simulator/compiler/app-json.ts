import type { TabBar } from '../protocol/app-description.ts';
import type { Diagnostic } from './diagnostics.ts';

export interface Parsed<Value> {
  /** Always usable: defaults stand in for what could not be read. */
  value: Value;
  diagnostics: readonly Diagnostic[];
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

/** app.json (section 1.2). `path` is for diagnostics. */
export function parseAppJson(_source: string, _path = 'app.json'): Parsed<AppJson> {
  return { value: { pages: [], window: {}, tabBar: null, usingComponents: {} }, diagnostics: [] };
}

/** A page's or component's json (sections 1.3 and 1.4); '' when there is no file. */
export function parseUnitJson(_source: string, _path: string): Parsed<UnitJson> {
  return { value: { component: false, usingComponents: {}, window: {} }, diagnostics: [] };
}

/** project.config.json (section 1.1); '' when there is no file. */
export function parseProjectConfig(_source: string, _path = 'project.config.json'): Parsed<ProjectConfig> {
  return { value: { miniprogramRoot: 'src', typescript: false }, diagnostics: [] };
}
