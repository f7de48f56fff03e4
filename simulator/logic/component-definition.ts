import { isFunction, isObject, type AnyFunction } from './values.ts';
import type { UnitOptions } from './registry.ts';
import { copyData } from './serialise.ts';

export const COMPONENT_HOOKS = ['onInit', 'deriveDataFromProps', 'didMount', 'didUpdate', 'didUnmount'] as const;
export type ComponentHook = (typeof COMPONENT_HOOKS)[number];

/** What `Component(options)` and its mixins come to (tini-framework.md section 2.4). */
export interface ComponentDefinition {
  hooks: Readonly<Record<ComponentHook, readonly AnyFunction[]>>;
  /** Methods and other members, ready to be put on an instance; methods are not bound yet. */
  members: Readonly<Record<string, unknown>>;
  onError: AnyFunction | null;
  ref: AnyFunction | null;
  /** A new copy for each instance. */
  data(): Record<string, unknown>;
  props(): Record<string, unknown>;
}

const NOT_MEMBERS = new Set<string>(['mixins', 'data', 'props', 'methods', 'onError', 'ref', ...COMPONENT_HOOKS]);

/** Merges mixins below the component: its data, props and methods win, mixin hooks run first in array order. */
export function defineComponent(options: UnitOptions): ComponentDefinition {
  const layers = withMixins(options, new Set());
  const members: Record<string, unknown> = {};
  for (const layer of layers) {
    // Functions at the top level are the older way to write methods; `methods` win (section 10, point 19).
    for (const [name, value] of Object.entries(layer)) if (!NOT_MEMBERS.has(name)) members[name] = value;
    if (isObject(layer['methods'])) Object.assign(members, layer['methods']);
  }
  const hooks = {} as Record<ComponentHook, AnyFunction[]>;
  for (const name of COMPONENT_HOOKS) hooks[name] = layers.map((layer) => layer[name]).filter(isFunction);
  return {
    hooks,
    members,
    onError: layers.map((layer) => layer['onError']).findLast(isFunction) ?? null,
    ref: layers.map((layer) => layer['ref']).findLast(isFunction) ?? null,
    data: () =>
      Object.assign({}, ...layers.map((layer) => copyData(valueOf(layer['data'])))) as Record<string, unknown>,
    props: () => Object.assign({}, ...layers.map((layer) => valueOf(layer['props']))) as Record<string, unknown>,
  };
}

function withMixins(options: UnitOptions, seen: Set<UnitOptions>): UnitOptions[] {
  if (seen.has(options)) return [];
  seen.add(options);
  const mixins = Array.isArray(options['mixins']) ? (options['mixins'] as unknown[]).filter(isObject) : [];
  return [...mixins.flatMap((mixin) => withMixins(mixin, seen)), options];
}

/** `data` and `props` may be functions that return the object. */
export function valueOf(value: unknown): unknown {
  return isFunction(value) ? value.call(undefined) : value;
}
