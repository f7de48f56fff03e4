import type { MutationRecord } from '../protocol/records.ts';
import type { Connection } from '../protocol/connection.ts';
import type { LogicToView, ViewToLogic } from '../protocol/view-messages.ts';
import type { ComponentInstance } from './component.ts';
import type { Core } from './core.ts';
import { createFunctionHandles } from './function-handles.ts';
import type { Instance, InstanceHost } from './instance.ts';
import { mountRecord, Planner, type Previous } from './planner.ts';
import { serialise } from './serialise.ts';

/** What is left to do when the view has painted a commit. */
interface Batch {
  hooks: Map<ComponentInstance, Previous | 'created'>;
  callbacks: (() => void)[];
  metered: { owner: string; bytes: number; calledAt: number }[];
}

const emptyBatch = (): Batch => ({ hooks: new Map(), callbacks: [], metered: [] });

/**
 * One page's way to its view: everything that one tick changed becomes one commit, and didMount, didUpdate and setData
 * callbacks wait for its `committed`. Before the frame says hello nothing is recorded: the first commit carries the
 * whole state, and so does the first one after a frame was loaded anew.
 */
export class PageCommits implements InstanceHost {
  readonly core: Core;
  readonly pageId: number;
  readonly handles = createFunctionHandles();
  attached = false;
  private view: Connection<LogicToView, ViewToLogic> | null = null;
  private root: Instance | null = null;
  private planner: Planner | null = null;
  private records: MutationRecord[] = [];
  private readonly dirty = new Set<Instance>();
  private batch = emptyBatch();
  private removed: ComponentInstance[] = [];
  private readonly painting: { sequence: number; batch: Batch }[] = [];
  /** Messages for the view that follow the next commit. */
  private held: LogicToView[] = [];
  /** How many commits have been sent. */
  sent = 0;
  private scheduled = false;
  /** Where edited templates are, once there were any: a frame may have been made with older ones. */
  private viewUrl: string | null = null;
  private everythingChanged = false;
  private closed = false;
  private readonly onFirstPaint: () => void;
  private painted = false;

  constructor(core: Core, pageId: number, onFirstPaint: () => void) {
    this.core = core;
    this.pageId = pageId;
    this.onFirstPaint = onFirstPaint;
  }

  /** Sets the page's own instance; everything else follows from its template. */
  start(root: Instance): void {
    this.root = root;
    this.planner = new Planner(this, root, {
      created: (instance) => this.batch.hooks.set(instance, 'created'),
      updated: (instance, previous) => {
        if (!this.batch.hooks.has(instance)) this.batch.hooks.set(instance, previous);
      },
      removed: (instance) => this.removed.push(instance),
    });
    this.markDirty(root);
  }

  connect(view: Connection<LogicToView, ViewToLogic>): void {
    this.view = view;
    this.attached = false;
  }

  /** The view can paint: it gets the whole page. */
  hello(): void {
    if (this.closed || !this.root) return;
    this.attached = false;
    this.plan();
    this.attached = true;
    this.records = [];
    this.recordMounts(this.root);
    if (this.viewUrl !== null) this.view?.send(['templates', this.viewUrl]);
    this.flush();
  }

  /** Templates were edited: every instance is walked anew, and the view draws everything with its own new ones. */
  redraw(viewUrl: string): void {
    this.viewUrl = viewUrl;
    if (this.closed || !this.root) return;
    this.everythingChanged = true;
    if (this.attached) this.view?.send(['templates', viewUrl]);
    this.markDirty(this.root);
  }

  record(record: MutationRecord): void {
    if (!this.attached) return;
    const last = this.records.at(-1);
    if (record[0] === 'data' && last?.[0] === 'data' && last[1] === record[1]) {
      this.records[this.records.length - 1] = ['data', record[1], [...last[2], ...record[2]]];
    } else {
      this.records.push(record);
    }
  }

  markDirty(instance: Instance): void {
    instance.dirty = true;
    this.dirty.add(instance);
    this.scheduleFlush();
  }

  afterCommit(run: () => void): void {
    this.batch.callbacks.push(run);
    this.scheduleFlush();
  }

  meter(owner: string, bytes: number): void {
    this.batch.metered.push({ owner, bytes, calledAt: performance.now() });
  }

  /** The page's instance and all components, owners first. */
  get instances(): readonly Instance[] {
    const all = this.root ? [this.root] : [];
    for (const instance of all) all.push(...instance.children.values());
    return all;
  }

  /** What the view has not been told or has not painted yet; null when nothing. */
  get unsettled(): 'unpainted' | 'pending' | null {
    if (!this.attached) return 'unpainted';
    return this.scheduled || this.painting.length > 0 || this.dirty.size > 0 ? 'pending' : null;
  }

  /** Sends to the view after what is pending has been committed. */
  send(message: LogicToView): void {
    if (this.closed) return;
    this.held.push(message);
    this.scheduleFlush();
  }

  serialise(value: unknown, where: string): unknown {
    return serialise(value, {
      encodeFunction: this.handles.encode,
      onCycle: () =>
        this.core.log('warn', `${where}: a value that contains itself was cut before it went to the view.`),
    });
  }

  /** The view has painted everything up to that commit: hooks of the batch, then setData callbacks. */
  committed(sequence: number): void {
    while (this.painting[0] && this.painting[0].sequence <= sequence) {
      const { batch } = this.painting.shift()!;
      for (const { owner, bytes, calledAt } of batch.metered) {
        this.core.tell(['meter', this.pageId, owner, bytes, performance.now() - calledAt]);
      }
      for (const [instance, previous] of batch.hooks) {
        if (instance.phase === 'gone') continue;
        if (previous === 'created') {
          instance.didMount = true;
          instance.run('didMount');
          instance.giveRef();
        } else {
          instance.run('didUpdate', previous.props, previous.data);
        }
      }
      for (const run of batch.callbacks) run();
    }
    if (!this.painted) {
      this.painted = true;
      this.onFirstPaint();
    }
  }

  /** The page is unloaded: components unmount, nothing is sent any more. */
  close(): void {
    if (this.root && this.planner) {
      this.planner.remove(this.root);
      this.runRemoved();
    }
    this.closed = true;
    this.attached = false;
    this.view = null;
    this.painting.length = 0;
    this.held = [];
    this.batch = emptyBatch();
  }

  /** The instance that a view means by an address. */
  find(address: string): Instance | null {
    const search = (instance: Instance): Instance | null => {
      if (instance.address === address) return instance;
      for (const child of instance.children.values()) {
        const found = address.startsWith(child.address) ? search(child) : null;
        if (found) return found;
      }
      return null;
    };
    return this.root && search(this.root);
  }

  private scheduleFlush(): void {
    if (this.scheduled || this.closed) return;
    this.scheduled = true;
    this.core.schedule(() => {
      this.scheduled = false;
      if (!this.closed) this.flush();
    });
  }

  private flush(): void {
    const redrawn = this.everythingChanged;
    this.plan();
    if (!this.attached || !this.view) return;
    const { records, batch, held } = this;
    if (redrawn || records.length > 0 || batch.hooks.size > 0 || batch.callbacks.length > 0) {
      this.records = [];
      this.batch = emptyBatch();
      this.sent += 1;
      this.painting.push({ sequence: this.sent, batch });
      this.view.send(['commit', this.sent, records]);
    }
    this.held = [];
    for (const message of held) this.view.send(message);
  }

  private plan(): void {
    this.planner?.settle(this.dirty, this.everythingChanged);
    this.everythingChanged = false;
    this.runRemoved();
  }

  private runRemoved(): void {
    const removed = this.removed;
    this.removed = [];
    for (const instance of removed) if (instance.didMount) instance.run('didUnmount');
  }

  private recordMounts(instance: Instance): void {
    this.records.push(mountRecord(instance));
    for (const child of instance.children.values()) this.recordMounts(child);
  }
}
