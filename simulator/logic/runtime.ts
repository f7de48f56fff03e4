import type { Connection } from '../protocol/connection.ts';
import type { Control, LaunchOptions, LogicToShell, ShellToLogic } from '../protocol/shell-messages.ts';
import type { LogicToView, ViewToLogic } from '../protocol/view-messages.ts';
import { appOptions, callAppHook } from './app.ts';
import { createCallUserCode } from './call-user-code.ts';
import { assertNever, type Bundle, type Core } from './core.ts';
import { isObject } from './values.ts';
import { printable, type Log } from './log.ts';
import type { Again } from './my/calling.ts';
import { createInAppEvents } from './my/in-app-events.ts';
import { createMy } from './my/index.ts';
import { Navigation } from './navigation.ts';
import { parsePageUrl } from './page-url.ts';
import { createRegistry, type Registry } from './registry.ts';

export interface RuntimeOptions {
  shell: Connection<LogicToShell, ShellToLogic>;
  /** Evaluates the app's modules; by then the globals must be in place. */
  loadBundle: (url: string) => Promise<Bundle>;
  /** Loads edited templates alone. */
  loadTemplates: (url: string) => Promise<Pick<Bundle, 'templates'>>;
  /** Runs a task in a later macrotask, in order. */
  schedule: (task: () => void) => void;
}

/** The logic layer of one run of an app. It starts when the shell says `launch`. */
export interface Runtime {
  /** What app code finds as globals; `$tini` is for the build's virtual modules. */
  readonly globals: Readonly<Record<string, unknown>> & { readonly $tini: Pick<Registry, 'begin'> };
  readonly core: Core;
  readonly navigation: Navigation;
  /** The port to a page's frame has come. */
  connectFrame(pageId: number, view: Connection<LogicToView, ViewToLogic>): void;
  /** Something escaped from app code outside every framework call. */
  uncaught(error: unknown): void;
  unhandledRejection(reason: unknown, promise: unknown): void;
}

export function createRuntime({ shell, loadBundle, loadTemplates, schedule }: RuntimeOptions): Runtime {
  const tell = (message: LogicToShell): void => shell.send(message);
  const log: Log = (level, ...parts) => tell(['log', level, 'framework', parts.map(printable)]);
  const callUserCode = createCallUserCode({ thrown, rejected });
  let lastId = 0;
  const core: Core = {
    registry: createRegistry(log),
    bundle: { description: { appId: '', pages: [], components: {}, tabBar: null, entryPage: '' }, templates: {} },
    log,
    callUserCode,
    tell,
    schedule,
    go: (openType, url) => goTo(navigation, host, openType, url),
    nextId: () => (lastId += 1),
  };
  const events = createInAppEvents(core);
  const navigation = new Navigation(core);
  const host = createHostCalls(tell, () => navigation.top?.pageId ?? 0);
  let launched: LaunchOptions = { path: '', query: '', referrerInfo: {}, systemInfo: {} };
  let running = false;
  /** Taps on the tab bar, which is there before the app is. */
  const earlyTaps: Control[] = [];

  function thrown(label: string, error: unknown): void {
    log('error', `${label}:`, error);
    const text = error instanceof Error ? (error.stack ?? String(error)) : String(error);
    // An error inside onError is only logged, or it would come back here for ever.
    if (label !== 'App onError' && label !== 'my.onError listener') {
      callAppHook(core, 'onError', text);
      events.emit('Error', text);
    }
  }

  function rejected(label: string, reason: unknown, promise: unknown): void {
    log('error', `${label}: unhandled rejection:`, reason);
    if (label === 'App onUnhandledRejection' || label === 'my.onUnhandledRejection listener') return;
    callAppHook(core, 'onUnhandledRejection', { reason, promise });
    events.emit('UnhandledRejection', { reason, promise });
  }

  async function launch(bundleUrl: string, options: LaunchOptions): Promise<void> {
    launched = options;
    try {
      core.bundle = await loadBundle(bundleUrl);
    } catch (error) {
      thrown('The app did not start', error);
      return;
    }
    tell(['started']);
    const { description } = core.bundle;
    const path = parsePageUrl(options.path, description).path ?? description.entryPage;
    launched = { ...options, path };
    running = true;
    const given = appOptions(path, launched);
    callAppHook(core, 'onLaunch', given);
    callAppHook(core, 'onShow', given);
    navigation.launch(path, options.query);
    earlyTaps.forEach(control);
  }

  async function swapTemplates(planUrl: string, viewUrl: string): Promise<void> {
    try {
      const { templates } = await loadTemplates(planUrl);
      core.bundle = { ...core.bundle, templates };
    } catch (error) {
      log('error', 'The edited templates cannot be loaded:', error);
      return;
    }
    navigation.forEach((page) => page.commits.redraw(viewUrl));
  }

  function setVisibility(visibility: 'show' | 'hide'): void {
    if (!running) return;
    if (visibility === 'hide') {
      navigation.top?.hide();
      callAppHook(core, 'onHide');
      events.emit('AppHide');
    } else {
      callAppHook(core, 'onShow', appOptions(launched.path, launched));
      events.emit('AppShow');
      navigation.top?.show();
    }
  }

  /** The page's share configuration, else the app's. */
  function share(): void {
    const given = { from: 'menu' };
    const config = navigation.top?.ask('onShareAppMessage', given) ?? callAppHook(core, 'onShareAppMessage', given);
    void host.call('showSharePanel', isObject(config) ? config : {}).catch(() => undefined);
  }

  function control(action: Control): void {
    if (!running) {
      if (action[0] === 'tab') earlyTaps.push(action);
      return;
    }
    switch (action[0]) {
      case 'back':
        return navigation.back();
      case 'home':
        return navigation.home();
      case 'tab':
        return navigation.tapTab(action[1]);
      case 'navigationIcon':
        return navigation.top?.hook('onCustomIconEvent', { index: action[1] });
      case 'search':
        return navigation.top?.hook('onSearchEvent', { index: 0 });
      case 'share':
        return share();
      case 'pullDownRefresh':
        return navigation.top?.hook('onPullDownRefresh');
      default:
        return assertNever(action);
    }
  }

  shell.listen((message) => {
    switch (message[0]) {
      case 'launch':
        void launch(message[1], message[2]);
        return;
      case 'frame':
        // The port that comes with it is handed over by connectFrame.
        return;
      case 'templates':
        void swapTemplates(message[1], message[2]);
        return;
      case 'inspect':
        // Developer tools are attached by the worker's entry.
        return;
      case 'result':
        return host.answer(message[1], message[2], message[3]);
      case 'control':
        return control(message[1]);
      case 'app':
        return setVisibility(message[1]);
      case 'notify':
        return events.emit(message[1].charAt(0).toUpperCase() + message[1].slice(1), message[2]);
      default:
        return assertNever(message);
    }
  });

  return {
    core,
    navigation,
    globals: {
      $tini: { begin: core.registry.begin },
      App: (options: unknown) => core.registry.register('app', options),
      Page: (options: unknown) => core.registry.register('page', options),
      Component: (options: unknown) => core.registry.register('component', options),
      getApp: () => core.registry.app,
      getCurrentPages: () => navigation.instances,
      my: createMy({ core, navigation, events, callHost: host.call, launch: () => launched }),
      $global: {},
    },
    connectFrame: (pageId, view) => navigation.connect(pageId, view),
    uncaught: (error) => thrown('Uncaught', error),
    unhandledRejection: (reason, promise) => rejected('Uncaught', reason, promise),
  };
}

/** `<navigator>`: what cannot be done is said, and the page stays. */
function goTo(navigation: Navigation, host: HostCalls, openType: string, url: string): void {
  const ways: Record<string, () => void> = {
    navigate: () => navigation.navigateTo(url),
    redirect: () => navigation.redirectTo(url),
    switchTab: () => navigation.switchTab(url),
    reLaunch: () => navigation.reLaunch(url),
    navigateBack: () => navigation.navigateBack(1),
    exit: () => void host.call('exitMiniApp', {}).catch(() => undefined),
  };
  (ways[openType] ?? ways['navigate'])?.();
}

interface HostCalls {
  /** With `again` a second answer is heard too. */
  call: (name: string, options: unknown, again?: Again) => Promise<unknown>;
  answer: (id: number, ok: boolean, value: unknown) => void;
}

/** Calls to the shell that wait for their `result`; a failure's value is passed on unchanged. */
function createHostCalls(tell: (message: LogicToShell) => void, pageId: () => number): HostCalls {
  const waiting = new Map<number, Again>();
  let lastCall = 0;
  return {
    call: (name, options, again) =>
      new Promise((resolve, reject) => {
        lastCall += 1;
        const id = lastCall;
        waiting.set(id, (ok, value) => {
          if (again) waiting.set(id, again);
          else waiting.delete(id);
          if (ok) resolve(value);
          else reject(value);
        });
        tell(['call', id, pageId(), name, options]);
      }),
    answer: (id, ok, value) => waiting.get(id)?.(ok, value),
  };
}
