import type { Connection } from '../protocol/connection.ts';
import type { LogicToView, QueryStep, ViewToLogic } from '../protocol/view-messages.ts';
import { valueOf } from './component-definition.ts';
import { PageCommits } from './commit.ts';
import { assertNever, type Core } from './core.ts';
import { isFunction, isObject } from './values.ts';
import { installData } from './data.ts';
import { dispatch } from './events.ts';
import { Instance, type PublicInstance } from './instance.ts';
import { copyData } from './serialise.ts';

export type OpenedBy = 'launch' | 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

/** One page of the stack with its view, from construction to onUnload (tini-framework.md section 2.2). */
export class LivePage {
  readonly pageId: number;
  readonly path: string;
  /** Its place in the tab bar when it was opened as a tab. */
  readonly tabIndex: number | null;
  readonly openedBy: OpenedBy;
  readonly self: PublicInstance;
  /** As it was given to onLoad, without `?`. */
  queryString = '';
  readonly commits: PageCommits;
  private readonly core: Core;
  private readonly root: Instance;
  private readonly onAnswer = new Map<number, (results: readonly unknown[]) => void>();
  private visible = false;
  private unloaded = false;

  constructor(core: Core, page: { path: string; tabIndex: number | null; openedBy: OpenedBy }) {
    this.core = core;
    this.pageId = core.nextId();
    this.path = page.path;
    this.tabIndex = page.tabIndex;
    this.openedBy = page.openedBy;
    this.commits = new PageCommits(core, this.pageId, () => this.hook('onReady'));
    const { data, ...members } = core.registry.optionsOf('page', page.path);
    const own = core.callUserCode(`${page.path} data`, () => copyData(valueOf(data)));
    this.self = { ...members, data: isObject(own) ? own : {}, route: page.path, $id: this.pageId };
    this.root = new Instance(this.commits, {
      address: '',
      path: page.path,
      id: this.pageId,
      parent: null,
      self: this.self,
    });
    installData(this.root);
    this.root.phase = 'live';
  }

  load(query: string): void {
    this.hook('onLoad', query);
    this.commits.start(this.root);
  }

  show(): void {
    if (this.visible || this.unloaded) return;
    this.visible = true;
    this.hook('onShow');
  }

  hide(): void {
    if (!this.visible) return;
    this.visible = false;
    this.hook('onHide');
  }

  /** onHide when it was on top (section 10, point 7), onUnload, then the components' didUnmount. */
  unload(): void {
    if (this.unloaded) return;
    this.unloaded = true;
    this.hide();
    this.hook('onUnload');
    this.commits.close();
  }

  hook(name: string, ...parameters: unknown[]): void {
    this.root.callHook(name, ...parameters);
  }

  /** A hook whose answer counts; undefined when the page has none. */
  ask(name: string, ...parameters: unknown[]): unknown {
    const method = this.self[name];
    return isFunction(method) ? this.root.call(name, () => method.apply(this.self, parameters)) : undefined;
  }

  /** The page's frame is being loaded; a second call means that it was loaded anew. */
  connect(view: Connection<LogicToView, ViewToLogic>): void {
    this.commits.connect(view);
    view.listen((message) => {
      if (!this.unloaded) this.receive(message);
    });
  }

  /** Runs a selector query after pending commits are painted. */
  query(steps: readonly QueryStep[], answer: (results: readonly unknown[]) => void): void {
    const id = this.core.nextId();
    this.onAnswer.set(id, answer);
    this.commits.send(['query', id, steps]);
  }

  private receive(message: ViewToLogic): void {
    switch (message[0]) {
      case 'hello':
        return this.commits.hello();
      case 'committed':
        return this.commits.committed(message[1]);
      case 'event':
        return dispatch(this.commits, message[1], message[2], message[3]);
      case 'navigate': {
        const [, openType, url] = message;
        // A way that does not exist has its reason in the error.
        this.core.schedule(() => this.root.call('navigator', () => this.core.go(openType, url)));
        return undefined;
      }
      case 'reachBottom':
        return this.hook('onReachBottom');
      case 'pageScroll':
        return this.hook('onPageScroll', { scrollTop: message[1], scrollHeight: message[2] });
      case 'answer':
        this.onAnswer.get(message[1])?.(message[2]);
        this.onAnswer.delete(message[1]);
        return undefined;
      case 'problem':
        return this.core.log('warn', message[1]);
      default:
        return assertNever(message);
    }
  }
}
