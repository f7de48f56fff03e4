import type { LaunchOptions } from '../protocol/shell-messages.ts';
import { isFunction, type Core } from './core.ts';

/** Runs a hook of the app object, if it has it. */
export function callAppHook(core: Core, name: string, ...parameters: unknown[]): void {
  const { app } = core.registry;
  const hook = app[name];
  if (isFunction(hook)) core.callUserCode(`App ${name}`, () => hook.apply(app, parameters));
}

/** The argument of App.onLaunch and App.onShow (tini-framework.md section 10, point 9). */
export function appOptions(path: string, launch: LaunchOptions): Record<string, unknown> {
  return {
    path,
    pagePath: path,
    query: parseQuery(launch.query),
    queryString: launch.query,
    referrerInfo: launch.referrerInfo,
  };
}

function parseQuery(query: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(query));
}
