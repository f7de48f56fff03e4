import type { DataPath } from '../protocol/records.ts';
import { isObject } from './values.ts';

/**
 * `a.b[2].c` as `['a', 'b', 2, 'c']` (tini-framework.md section 2.6). Only brackets make an index: `cart.123` must not
 * build an array of 124 elements where `cart` is missing.
 */
export function parsePath(key: string): DataPath {
  if (!/[.[]/.test(key)) return [key];
  const path: (string | number)[] = [];
  for (const [, name, index, , quoted] of key.matchAll(/([^.[\]]+)|\[(\d+)\]|\[(["']?)([^\]]*?)\3\]/g)) {
    path.push(index === undefined ? (name ?? quoted ?? '') : Number(index));
  }
  return path.length > 0 ? path : [key];
}

/** Whether the path names an element of an array: `list[2]`, also written `list.2`. */
export function endsInIndex(path: DataPath): boolean {
  return path.length > 1 && /^\d+$/.test(String(path.at(-1)));
}

export function readPath(root: unknown, path: DataPath): unknown {
  let value = root;
  for (const step of path) {
    if (!isObject(value)) return undefined;
    value = value[step];
  }
  return value;
}

/**
 * Writes into `root` at the path, in place at the top level only: everything below is copied along the path, so that
 * objects seen earlier (prevData) keep their content. Missing containers are made, an array where an index comes next.
 */
export function writePath(root: Record<string, unknown>, path: DataPath, value: unknown): void {
  const [first = '', ...rest] = path;
  root[first] = written(root[first], rest, value);
}

function written(container: unknown, path: DataPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const copy = copyContainer(container, typeof step === 'number');
  copy[step] = written(copy[step], rest, value);
  return copy;
}

function copyContainer(container: unknown, wantsArray: boolean): Record<string | number, unknown> {
  if (Array.isArray(container)) return container.slice() as unknown as Record<number, unknown>;
  if (isObject(container))
    return Object.assign(Object.create(Object.getPrototypeOf(container) as object | null), container);
  return wantsArray ? ([] as unknown as Record<number, unknown>) : {};
}
