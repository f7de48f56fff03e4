import type { LaunchOptions } from '../../protocol/shell-messages.ts';
import type { Core } from '../core.ts';
import { isObject } from '../values.ts';
import type { Navigation } from '../navigation.ts';
import { serialise } from '../serialise.ts';
import { createAnimation } from './animation.ts';
import { api, failure, type Again, type Api, type Perform } from './calling.ts';
import { createContexts } from './contexts.ts';
import type { InAppEvents } from './in-app-events.ts';
import {
  BUILT_IN_TAGS,
  HOST_APIS,
  NOT_IN_CAPABILITY_MAP,
  UNSUPPORTED_APIS,
  UNSUPPORTED_EVENTS,
  UNSUPPORTED_FACTORIES,
} from './names.ts';
import { createRequest } from './request.ts';
import { createRouteApis } from './route.ts';
import { createSelectorQuery } from './selector-query.ts';

/** tini-framework.md section 10, point 42. */
const SDK_VERSION = '1.104.4';

const EVENTS = [
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'NetworkStatusChange',
  'HardwareBackPress',
  'SocketOpen',
  'SocketMessage',
  'SocketError',
  'SocketClose',
];

const PLAIN = { encodeFunction: () => undefined, onCycle: () => {} };

export interface MyParts {
  core: Core;
  navigation: Navigation;
  events: InAppEvents;
  /** Sends a host call and resolves or rejects with its answer. */
  callHost: (name: string, options: unknown, again?: Again) => Promise<unknown>;
  launch: () => LaunchOptions;
}

/** The global `my`: what the preview implements, named failures for the rest of the runtime's names, nothing else. */
export function createMy(parts: MyParts): Record<string, unknown> {
  const { core, navigation, events, callHost } = parts;
  const send = (name: string, options: unknown, again?: Again): Promise<unknown> =>
    callHost(name, serialise(options, PLAIN), again);
  const host =
    (name: string): Perform =>
    (options, again) =>
      send(name, options, name === 'makePayment' ? again : undefined);
  const my: Record<string, unknown> = {};
  for (const name of HOST_APIS) my[name] = api(core, name, host(name));
  for (const name of EVENTS) {
    my[`on${name}`] = events.on(name);
    my[`off${name}`] = events.off(name);
  }
  Object.assign(
    my,
    createContexts(navigation),
    createRouteApis(core, navigation),
    createViewApis(core, navigation),
    createSyncApis(parts),
  );
  my['request'] = createRequest(core, (options) => send('request', options));
  my['createAnimation'] = createAnimation;
  my['createSelectorQuery'] = () => createSelectorQuery(core, navigation);
  my['reportAnalytics'] = (name: unknown, data: unknown) =>
    api(core, 'reportAnalytics', host('reportAnalytics'))({ name, data });
  addUnsupported(core, my);
  const capable = new Set([...Object.keys(my), ...BUILT_IN_TAGS, 'canIUse']);
  for (const name of NOT_IN_CAPABILITY_MAP) capable.delete(name);
  my['canIUse'] = (query: unknown) => capable.has(String(query).split('.')[0] ?? '');
  return namingMissing(core, my);
}

/** Names that no runtime has stay undefined, so that apps can ask for them; reading one is said once. */
function namingMissing(core: Core, my: Record<string, unknown>): Record<string, unknown> {
  const told = new Set<PropertyKey>(['then', 'toJSON']);
  return new Proxy(my, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && !told.has(name)) {
        told.add(name);
        core.log('warn', `my.${name} does not exist.`);
      }
      return Reflect.get(target, name) as unknown;
    },
  });
}

function createViewApis(core: Core, navigation: Navigation): Record<string, Api> {
  return {
    pageScrollTo: api(core, 'pageScrollTo', async ({ scrollTop, duration, selector }) => {
      const to = typeof scrollTop === 'number' ? scrollTop : null;
      const wanted = typeof selector === 'string' ? selector : null;
      navigation.top?.commits.send(['scrollTo', to, wanted, typeof duration === 'number' ? duration : 0]);
      return { success: true };
    }),
    loadFontFace: api(core, 'loadFontFace', async ({ family, source, desc }) => {
      const descriptors = isObject(desc) ? (serialise(desc, PLAIN) as Record<string, string>) : {};
      navigation.forEach((page) => page.commits.send(['fontFace', String(family), String(source), descriptors]));
      return {};
    }),
    hideKeyboard: api(core, 'hideKeyboard', async () => {
      navigation.top?.commits.send(['blur']);
      return {};
    }),
  };
}

function createSyncApis({ core, launch }: MyParts): Record<string, unknown> {
  return {
    SDKVersion: SDK_VERSION,
    getSystemInfo: api(core, 'getSystemInfo', async () => ({ ...launch().systemInfo })),
    getSystemInfoSync: () => ({ ...launch().systemInfo }),
    getAppIdSync: () => core.bundle.description.appId,
    getLaunchOptionsSync: () => {
      const { path, query, referrerInfo } = launch();
      return { pagePath: path, path, query, referrerInfo };
    },
    getRunScene: api(core, 'getRunScene', async () => ({ version: SDK_VERSION, envVersion: 'develop' })),
  };
}

function addUnsupported(core: Core, my: Record<string, unknown>): void {
  const told = new Set<string>();
  const note = (name: string): string => {
    const message = `my.${name} is not supported in the preview.`;
    if (!told.has(name)) core.log('warn', message);
    told.add(name);
    return message;
  };
  for (const name of UNSUPPORTED_APIS) {
    my[name] = api(core, name, async () => {
      throw failure('NotSupported', note(name));
    });
  }
  for (const name of UNSUPPORTED_EVENTS) {
    my[`on${name}`] = () => void note(`on${name}`);
    my[`off${name}`] = () => undefined;
  }
  for (const name of UNSUPPORTED_FACTORIES) {
    my[name] = () => {
      note(name);
      return inert();
    };
  }
}

/** An object on which every method may be called and returns the object. */
function inert(): object {
  const self: object = new Proxy(
    {},
    {
      get: (_target, name) => (name === 'then' || typeof name === 'symbol' ? undefined : () => self),
    },
  );
  return self;
}
