/** A scripted shell and scripted page views around a real logic layer, in one process and without waiting for time. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Connection } from '../../protocol/connection.ts';
import type { AppDescription, TabBarItem } from '../../protocol/app-description.ts';
import type { MutationRecord } from '../../protocol/records.ts';
import type { LaunchOptions, LogicToShell, ShellToLogic, StackPage } from '../../protocol/shell-messages.ts';
import type { LogicTemplate } from '../../protocol/template.ts';
import type { LogicToView, ViewToLogic } from '../../protocol/view-messages.ts';
import { createRuntime, type Runtime } from '../../logic/runtime.ts';

/** What app code of a test gets; loosely typed on purpose, as apps are. */
export interface AppGlobals {
  App: (options: object & ThisType<Loose>) => void;
  Page: (options: object & ThisType<Loose>) => void;
  Component: (options: object & ThisType<Loose>) => void;
  getApp: () => Loose;
  getCurrentPages: () => Loose[];
  my: Record<string, (...parameters: unknown[]) => Promise<unknown> & { abort(): void }>;
}

export interface Loose {
  data: Record<string, never>;
  props: Record<string, never>;
  setData(patch: object, callback?: () => void): void;
  $spliceData(patch: object, callback?: () => void): void;
  $batchedUpdates(run: () => void): void;
  $page: Loose;
  [member: string]: unknown;
}

export interface TestUnit {
  template?: LogicTemplate;
  usingComponents?: Record<string, string>;
  /** Plays the unit's module. */
  module?: (globals: AppGlobals) => void;
}

export interface TestApp {
  app?: (globals: AppGlobals) => void;
  pages: Record<string, TestUnit>;
  components?: Record<string, TestUnit>;
  tabs?: readonly string[];
  launch?: Partial<LaunchOptions>;
  /** Answers host calls; a thrown value is the failure. Without an entry the answer is `{}`. */
  host?: Record<string, (options: Record<string, unknown>) => unknown>;
}

export type Shown = { component: string; id: number; props: Record<string, unknown>; data: Record<string, unknown> };

/** A page frame that keeps what it was told. */
export class ViewPeer {
  readonly instances = new Map<string, Shown>();
  readonly commits: (readonly MutationRecord[])[] = [];
  readonly others: LogicToView[] = [];
  /** When true, `committed` is only said by `paint()`. */
  slow = false;
  private readonly send: (message: ViewToLogic) => void;
  private unsaid = 0;

  constructor(send: (message: ViewToLogic) => void) {
    this.send = send;
  }

  receive(message: LogicToView): void {
    if (message[0] !== 'commit') {
      this.others.push(message);
      return;
    }
    this.commits.push(message[2]);
    for (const record of message[2]) this.apply(record);
    this.unsaid = message[1];
    if (!this.slow) this.paint();
  }

  paint(): void {
    this.send(['committed', this.unsaid]);
  }

  say(message: ViewToLogic): void {
    this.send(message);
  }

  /** A tap on markup of the instance at `owner`. */
  event(owner: string, handler: string, dataset: Record<string, unknown> = {}, detail: unknown = {}): void {
    const node = { id: '', tagName: 'view', dataset, offsetLeft: 0, offsetTop: 0 };
    const target = { ...node, targetDataset: dataset };
    this.send(['event', owner, handler, { type: 'tap', timeStamp: 0, target, currentTarget: node, detail }]);
  }

  at(address: string): Shown {
    const shown = this.instances.get(address);
    assert.ok(shown, `nothing at ${address}; there is ${[...this.instances.keys()].join(' ')}`);
    return shown;
  }

  private apply(record: MutationRecord): void {
    const [kind, address] = record;
    if (kind === 'mount') {
      const [, , component, id, props, data] = record;
      assert.ok(!this.instances.has(address) || address === '', `${address} is mounted twice`);
      this.instances.set(address, { component, id, props: { ...props }, data: { ...data } });
      return;
    }
    const shown = this.at(address);
    if (kind === 'unmount') {
      for (const other of this.instances.keys()) {
        if (other === address || other.startsWith(`${address}/`)) this.instances.delete(other);
      }
    } else if (kind === 'props') {
      for (const [name, value] of record[2]) shown.props[name] = value;
    } else if (kind === 'data') {
      for (const [path, value] of record[2]) put(shown.data, path, value);
    } else {
      let list: unknown = shown.data;
      for (const step of record[2]) list = (list as Record<string, unknown>)[step];
      (list as unknown[]).splice(record[3], record[4], ...record[5]);
    }
  }
}

function put(root: Record<string, unknown>, path: readonly (string | number)[], value: unknown): void {
  let container = root;
  path.slice(0, -1).forEach((step, index) => {
    const inside = container[step];
    if (typeof inside !== 'object' || inside === null) container[step] = typeof path[index + 1] === 'number' ? [] : {};
    container = container[step] as Record<string, unknown>;
  });
  container[path.at(-1)!] = value;
}

export class Phone {
  readonly globals: AppGlobals;
  readonly runtime: Runtime;
  readonly logs: string[] = [];
  readonly calls: { pageId: number; name: string; options: Record<string, unknown> }[] = [];
  readonly meters: { owner: string; bytes: number }[] = [];
  readonly views = new Map<number, ViewPeer>();
  stack: readonly StackPage[] = [];
  topPageId = 0;
  selectedTab: number | null = null;
  /** When false, frames are made by `openFrames()` only. */
  autoFrames = true;
  private readonly tasks: (() => void)[] = [];
  private toLogic: (message: ShellToLogic) => void = () => {};

  constructor(app: TestApp) {
    const shell: Connection<LogicToShell, ShellToLogic> = {
      send: (message) => this.post(() => this.receive(viaJson(message), app)),
      listen: (onMessage) => {
        this.toLogic = (message) => this.post(() => onMessage(viaJson(message)));
      },
    };
    const loadBundle = async () => {
      evaluate(app, this.runtime.globals as unknown as AppGlobals & Runtime['globals']);
      return { description: describe(app), templates: templatesOf(app) };
    };
    const loadTemplates = async () => ({ templates: templatesOf(app) });
    this.runtime = createRuntime({ shell, loadBundle, loadTemplates, schedule: (task) => this.post(task) });
    this.globals = this.runtime.globals as unknown as AppGlobals;
  }

  get view(): ViewPeer {
    const view = this.views.get(this.topPageId);
    assert.ok(view, 'the page on top has no frame');
    return view;
  }

  get paths(): string[] {
    return this.stack.map(({ path }) => path);
  }

  say(message: ShellToLogic): void {
    this.toLogic(message);
  }

  /** Until nothing is under way any more, promises included. */
  async idle(): Promise<void> {
    for (let quiet = 0; quiet < 2; quiet += 1) {
      for (let task = this.tasks.shift(); task; task = this.tasks.shift()) {
        task();
        quiet = 0;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (this.tasks.length > 0) await this.idle();
  }

  /** What went wrong since last asked, for tests that expect it. */
  takeProblems(): string[] {
    return this.logs.splice(0).filter((line) => /^(error|warn) /.test(line));
  }

  openFrames(): void {
    for (const { pageId } of this.stack) {
      if (this.views.has(pageId)) continue;
      let toLogic: ((message: ViewToLogic) => void) | null = null;
      const view = new ViewPeer((message) => this.post(() => toLogic?.(viaJson(message))));
      this.views.set(pageId, view);
      this.runtime.connectFrame(pageId, {
        send: (message) => this.post(() => view.receive(viaJson(message))),
        listen: (onMessage) => {
          toLogic = onMessage;
        },
      });
      view.say(['hello']);
    }
  }

  private post(task: () => void): void {
    this.tasks.push(task);
  }

  private receive(message: LogicToShell, app: TestApp): void {
    switch (message[0]) {
      case 'stack':
        [, this.stack, this.topPageId, this.selectedTab] = message;
        if (this.autoFrames) this.openFrames();
        return;
      case 'call':
        this.answer(message, app);
        return;
      case 'log':
        this.logs.push(`${message[1]} ${message[3].join(' ')}`);
        return;
      case 'meter':
        this.meters.push({ owner: message[2], bytes: message[3] });
        return;
      default:
    }
  }

  private answer(
    [, id, pageId, name, given]: Extract<LogicToShell, readonly ['call', ...unknown[]]>,
    app: TestApp,
  ): void {
    const options = given as Record<string, unknown>;
    this.calls.push({ pageId, name, options });
    try {
      this.say(['result', id, true, app.host?.[name] ? app.host[name](options) : {}]);
    } catch (failure) {
      this.say(['result', id, false, failure]);
    }
  }
}

/** Launches the app and waits until it is idle. A problem that the test did not take fails it. */
export async function startPhone(t: TestContext, app: TestApp, prepare?: (phone: Phone) => void): Promise<Phone> {
  const phone = new Phone(app);
  prepare?.(phone);
  t.after(() => assert.deepEqual(phone.takeProblems(), []));
  const systemInfo = { platform: 'iOS', windowWidth: 375 };
  phone.say(['launch', 'logic.js', { path: '', query: '', referrerInfo: {}, systemInfo, ...app.launch }]);
  await phone.idle();
  return phone;
}

function viaJson<Message>(message: Message): Message {
  return JSON.parse(JSON.stringify(message)) as Message;
}

function evaluate(app: TestApp, globals: AppGlobals & Runtime['globals']): void {
  globals.$tini.begin('app', 'app');
  app.app?.(globals);
  for (const kind of ['page', 'component'] as const) {
    for (const [path, unit] of Object.entries((kind === 'page' ? app.pages : app.components) ?? {})) {
      globals.$tini.begin(kind, path);
      unit.module?.(globals);
    }
  }
}

function templatesOf(app: TestApp): Record<string, LogicTemplate> {
  const units = { ...app.pages, ...app.components };
  return Object.fromEntries(Object.entries(units).map(([path, unit]) => [path, unit.template ?? (() => {})]));
}

function uses(unit: TestUnit): Record<string, string> {
  return unit.usingComponents ?? {};
}

function tab(pagePath: string): TabBarItem {
  return { pagePath, name: `Tab ${pagePath}`, icon: '', activeIcon: '' };
}

function describe(app: TestApp): AppDescription {
  const colors = { textColor: '#000', selectedColor: '#000', backgroundColor: '#fff', borderTopColor: '#eee' };
  const pages = Object.entries(app.pages).map(([path, unit]) => ({ path, window: {}, usingComponents: uses(unit) }));
  return {
    appId: 'vn.example.test',
    pages,
    components: Object.fromEntries(
      Object.entries(app.components ?? {}).map(([path, unit]) => [path, { usingComponents: uses(unit) }]),
    ),
    tabBar: app.tabs ? { ...colors, items: app.tabs.map(tab) } : null,
    entryPage: app.tabs?.[0] ?? pages[0]?.path ?? '',
  };
}
