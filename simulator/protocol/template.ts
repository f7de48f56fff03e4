/**
 * What generated template code looks like and may call. A TXML file is compiled twice, to two ES modules of the same shape:
 *
 * - target `logic`: a **plan**. Walks control flow, component tags and slots only, evaluates component attributes (props),
 *   and tells the context which instances exist. Plain elements leave no trace but the components inside them.
 * - target `view`: a **render**. Everything else; component tags carry no props there, because the logic layer sent them.
 *
 * Both walk the same tree, so both give an instance the same address: `p` is the address so far, and every step adds to it:
 * a component, slot or template use adds `.<site>` (its number in its file, counted in source order over all nodes, equal in
 * both targets), an iteration adds `.<site>[<key>]`. An instance's own template is walked with `p = address + '/'`.
 *
 * A module exports:  `export default render` (the file's root) and `export const templates` (its `<template name>`s with
 * the imported ones, own definitions first), `export var own` (without the imported ones). Generated code imports the helpers of expression.ts as `x`.
 */

/** Data and props of one instance flattened (data wins), with `$slots` and `$id`; no prototype. Loop variables are JavaScript locals. */
export type Scope = Readonly<Record<string, unknown>>;

/** `tiki:key`: a field of the item, the item itself, or computed for each item. */
export type KeySpec = string | ((item: unknown, index: number | string) => unknown) | null;

/** Passes nodes to a component under a slot name (`''` is the default slot). Content is walked where the slot stands. */
export type AddSlot<Result> = (name: unknown, content: (path: string, slotScope: Scope) => Result) => void;

/** `$` in logic code: one per page or component instance that owns the markup. */
export interface LogicContext {
  /** `props`: evaluated attributes under their prop names; handlers already bound by `handler`. `ref` is '' when absent. */
  component(
    path: string,
    tag: string,
    props: Record<string, unknown>,
    ref: unknown,
    fill: (add: AddSlot<void>) => void,
  ): void;
  slot(path: string, name: unknown, scope: Scope, fallback: ((path: string) => void) | null): void;
  /** Whether this instance was given content for the slot. */
  hasSlot(name: unknown): boolean;
  /** An `on*` / `catch*` attribute of a component tag: a method name of the owner becomes a bound function; functions pass. */
  handler(value: unknown): unknown;
}

/** `$` in view code. Nodes are opaque to generated code. */
export interface ViewContext<Node> {
  /** `attributes` under their TXML names; `dataset` with camelCase keys and typed values. */
  element(
    tag: string,
    site: number,
    attributes: Record<string, unknown> | null,
    dataset: Record<string, unknown> | null,
    events: readonly EventBinding[] | null,
    children: readonly Node[],
  ): Node;
  /** Text as it is to be shown. */
  text(value: string): Node;
  component(path: string, tag: string, fill: (add: AddSlot<readonly Node[]>) => void): Node;
  slot(path: string, name: unknown, scope: Scope, fallback: ((path: string) => readonly Node[]) | null): Node;
  hasSlot(name: unknown): boolean;
  /** A keyed list; keys as computed by `x.each`. */
  list(site: number, items: readonly { key: string; nodes: readonly Node[] }[]): Node;
  /** A branch of tiki:if, a template use, a block: children in place, identified by the site. */
  group(site: number, nodes: readonly Node[]): Node;
}

/** `onTap="f"` is `['tap', false, 'f']`, `catchTap` has true. The handler may be any value; empty means none. */
export type EventBinding = readonly [type: string, catches: boolean, handler: unknown];

export type LogicTemplate = ($: LogicContext, d: Scope, p: string) => void;
export type ViewTemplate<Node> = ($: ViewContext<Node>, d: Scope, p: string) => readonly Node[];

/** The helpers that generated code of both targets imports as `x`; implemented in expression.ts. */
export interface ExpressionHelpers {
  /** '' for null and undefined, else String(value) (section 3.2). */
  text(value: unknown): string;
  /** Member access that gives back a nullish target instead of throwing. */
  get(target: unknown, key: unknown): unknown;
  /** Said of every imported sjs value: it and its members may be called from templates. App functions may not. */
  pure(value: unknown): void;
  /** A method call, null-safe; undefined when there is no such built-in or sjs function. Arrays are never changed in place. */
  method(target: unknown, key: unknown, args: readonly unknown[]): unknown;
  /** A plain call of a sjs function; arguments and results are deep copies; undefined when it is no such function. */
  call(fn: unknown, args: readonly unknown[]): unknown;
  /** `typeof`; a function handle is a 'function'. */
  typeOf(value: unknown): string;
  /** Runs an expression that could throw; undefined and one report when it does. `where` is `file:line:column`. */
  safe(run: () => unknown, where: string): unknown;
  /** `tiki:for` over an array, a number n (1..n), or an object; calls back with the iteration's address. Returns what each gave, with its key. */
  each<Result>(
    list: unknown,
    key: KeySpec,
    path: string,
    where: string,
    run: (item: unknown, index: number | string, path: string) => Result,
  ): { key: string; nodes: Result }[];
  /** A name that no loop, sjs module or scope entry has: JSON, Math, String, Number, parseInt, parseFloat; else undefined. */
  free(scope: Scope, name: string): unknown;
  /** `<template is data>`: the scope of the use, from the object literal of `data`. */
  scope(data: unknown): Scope;
  /** A `style` value: strings pass, objects become `kebab: value`. */
  style(value: unknown): unknown;
}
