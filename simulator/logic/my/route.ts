import type { Core } from '../core.ts';
import { textOf } from '../values.ts';
import type { Navigation } from '../navigation.ts';
import { api, type Api } from './calling.ts';

/** The route APIs. A change of the stack runs in its own task, so never inside the handler that asked for it. */
export function createRouteApis(core: Core, navigation: Navigation): Record<string, Api> {
  const route = (name: string, go: (options: Record<string, unknown>) => void): Api =>
    api(core, name, (options) => inOwnTask(core, () => go(options)));
  return {
    navigateTo: route('navigateTo', (options) => navigation.navigateTo(url(options))),
    redirectTo: route('redirectTo', (options) => navigation.redirectTo(url(options))),
    switchTab: route('switchTab', (options) => navigation.switchTab(url(options))),
    reLaunch: route('reLaunch', (options) => navigation.reLaunch(url(options))),
    navigateBack: route('navigateBack', ({ delta }) => navigation.navigateBack(typeof delta === 'number' ? delta : 1)),
  };
}

function url(options: Record<string, unknown>): string {
  return textOf(options['url'] ?? '');
}

function inOwnTask(core: Core, run: () => void): Promise<Record<string, never>> {
  return new Promise((resolve, reject) => {
    core.schedule(() => {
      try {
        run();
        resolve({});
      } catch (error) {
        reject(error);
      }
    });
  });
}
