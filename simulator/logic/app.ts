import type { LaunchOptions } from '../protocol/shell-messages.ts';
import type { Core } from './core.ts';
import { isFunction } from './values.ts';

/** Runs a hook of the app object, if it has it; what it returned, undefined when it threw. */
export function callAppHook(core: Core, name: string, ...parameters: unknown[]): unknown {
  const { app } = core.registry;
  const hook = app[name];
  return isFunction(hook) ? core.callUserCode(`App ${name}`, () => hook.apply(app, parameters)) : undefined;
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
