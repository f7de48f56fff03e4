import type { AddSlot } from '../protocol/template.ts';
import type { MutationRecord } from '../protocol/records.ts';
import type { Core } from './core.ts';
import { isFunction, type AnyFunction } from './values.ts';
import type { FunctionHandles } from './function-handles.ts';

/** What app code sees as `this`. */
export interface PublicInstance {
  data: Record<string, unknown>;
  props?: Record<string, unknown>;
  [member: string]: unknown;
}

export type SlotContent = Parameters<AddSlot<void>>[1];

/**
 * - `starting`: `setData` changes what the mount will carry.
 * - `deriving`: inside deriveDataFromProps; `setData` is sent but starts no second round.
 * - `gone`: `setData` is ignored.
 */
export type Phase = 'starting' | 'deriving' | 'live' | 'gone';

/** What an instance needs from its page. */
export interface InstanceHost {
  readonly pageId: number;
  readonly core: Core;
  readonly handles: FunctionHandles;
  /** Whether the view holds a copy of the instances; records are only kept then. */
  readonly attached: boolean;
  record(record: MutationRecord): void;
  markDirty(instance: Instance): void;
  afterCommit(run: () => void): void;
  /** A `setData` of the unit whose patch has that many bytes of JSON. */
  meter(owner: string, bytes: number): void;
  /** JSON value of what crosses to this page's view. */
  serialise(value: unknown, where: string): unknown;
}

/** One live page or component: the framework's side of it. */
export class Instance {
  readonly host: InstanceHost;
  readonly address: string;
  /** Canonical path of its unit. */
  readonly path: string;
  readonly id: number;
  readonly parent: Instance | null;
  readonly depth: number;
  readonly self: PublicInstance;
  phase: Phase = 'starting';
  dirty = false;
  didMount = false;
  /** `data` as it was at the last plan, once it has changed since. */
  previousData: Record<string, unknown> | null = null;
  /** Instances placed while this one's template was walked, slot content included, in document order. */
  children = new Map<string, Instance>();
  slots = new Map<string, SlotContent[]>();
  /** JSON of every prop as last planned: what decides whether a prop changed. */
  plannedProps = new Map<string, string>();
  /** The unit's own error handler, called before the app's. */
  readonly onError: ((error: unknown) => void) | undefined = undefined;
  private readonly bound = new Map<string, AnyFunction>();

  constructor(
    host: InstanceHost,
    unit: { address: string; path: string; id: number; parent: Instance | null; self: PublicInstance },
  ) {
    this.host = host;
    this.address = unit.address;
    this.path = unit.path;
    this.id = unit.id;
    this.parent = unit.parent;
    this.depth = unit.parent ? unit.parent.depth + 1 : 0;
    this.self = unit.self;
  }

  /** A function for the method of that name, looked up when called; one and the same for each name. */
  handler(name: string): AnyFunction {
    let bound = this.bound.get(name);
    if (!bound) {
      bound = (...parameters) => {
        const method = this.method(name);
        return method?.apply(this.self, parameters);
      };
      this.bound.set(name, bound);
    }
    return bound;
  }

  /** The method as it is now; a missing one is said in the log. */
  method(name: string): AnyFunction | undefined {
    const method = this.self[name];
    if (isFunction(method)) return method;
    this.host.core.log('error', `${this.path} has no method "${name}".`);
    return undefined;
  }

  /** Runs app code on behalf of this instance; see callUserCode. */
  call<Result>(label: string, run: () => Result): Result | undefined {
    return this.host.core.callUserCode(`${this.path} ${label}`, run, this.onError);
  }

  /** Runs a lifecycle hook or another optional member of the instance. */
  callHook(name: string, ...parameters: unknown[]): unknown {
    const hook = this.self[name];
    if (!isFunction(hook)) return undefined;
    return this.call(name, () => hook.apply(this.self, parameters));
  }
}
