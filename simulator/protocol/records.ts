/**
 * Mutation records: how the logic layer's page and component instances become state of the view layer.
 * The logic layer alone evaluates which component instances exist and what their props are; the view layer evaluates
 * everything else from the same templates. An instance is named by its **address**, which both sides compute alike
 * (see template.ts); the page itself has the address `''`.
 *
 * Values are JSON. A function travels as a handle (see `FUNCTION_HANDLE`), `undefined` as a missing last element.
 */

/** `a.b[2].c` as `['a', 'b', 2, 'c']`. */
export type DataPath = readonly (string | number)[];

export type MutationRecord =
  /** A new instance; `component` is its canonical path, `components/card/index`. A page is mounted once, first. */
  | readonly ['mount', address: string, component: string, id: number, props: object, data: object]
  /** The instance and everything under it is gone. */
  | readonly ['unmount', address: string]
  /** Props that changed, whole values by name; a missing value is `undefined`. */
  | readonly ['props', address: string, changed: readonly (readonly [name: string, value?: unknown])[]]
  /** `setData`: values by path, in order. */
  | readonly ['data', address: string, changed: readonly (readonly [path: DataPath, value?: unknown])[]]
  /** `$spliceData`: the arguments of Array.prototype.splice on the array at the path. */
  | readonly ['splice', address: string, path: DataPath, start: number, deleteCount: number, items: readonly unknown[]];

/** A function inside props or data becomes this prefix and a number: truthy, and usable as a handler value. */
export const FUNCTION_HANDLE = '\u0000fn:';

export function isFunctionHandle(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(FUNCTION_HANDLE);
}
