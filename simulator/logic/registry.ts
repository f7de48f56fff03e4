import type { Log } from './log.ts';

export type UnitKind = 'app' | 'page' | 'component';

/** Options as app code wrote them. */
export type UnitOptions = Record<string, unknown>;

/**
 * Which options belong to which unit. The build runs `begin(kind, path)` before a unit's module, and the first
 * `Page()` or `Component()` call after it binds to that path (tini-framework.md sections 0 and 1.4).
 */
export interface Registry {
  begin: (kind: UnitKind, path: string) => void;
  /** The global functions App, Page and Component. */
  register: (kind: UnitKind, options: unknown) => void;
  /** Empty options for a unit whose module registered nothing. */
  optionsOf: (kind: 'page' | 'component', path: string) => UnitOptions;
  /** `getApp()`: one object from the first call on, filled by `App()`. */
  readonly app: UnitOptions;
}

export function createRegistry(log: Log): Registry {
  const units = { page: new Map<string, UnitOptions>(), component: new Map<string, UnitOptions>() };
  const app: UnitOptions = {};
  let current: { kind: UnitKind; path: string; bound: boolean } | null = null;

  return {
    app,
    begin(kind, path) {
      current = { kind, path, bound: false };
    },
    register(kind, options) {
      const given = typeof options === 'object' && options !== null ? (options as UnitOptions) : {};
      if (kind === 'app') {
        Object.assign(app, given);
        return;
      }
      if (!current || current.kind !== kind || current.bound) {
        const place = current ? `${current.kind} ${current.path}` : 'the app';
        log('warn', `${kind === 'page' ? 'Page' : 'Component'}() was called in the module of ${place}: ignored.`);
        return;
      }
      current.bound = true;
      units[kind].set(current.path, given);
    },
    optionsOf: (kind, path) => units[kind].get(path) ?? {},
  };
}
