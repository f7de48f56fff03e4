import { isFunctionHandle } from './records.ts';
import type { ExpressionHelpers, KeySpec, Scope } from './template.ts';

/**
 * What generated template code calls (template.ts). Both layers evaluate the same expressions, one on live app data, the
 * other on the copy that crossed the bridge, and must agree; so only built-in methods and sjs functions are ever called.
 */

type AnyFunction = (...args: unknown[]) => unknown;
type Indexable = Record<PropertyKey, unknown>;

/** Global names that templates see when no data has that name (tini-framework.md section 10-14). */
const freeNames: Readonly<Record<string, unknown>> = Object.assign(Object.create(null) as object, {
  JSON,
  Math,
  String,
  Number,
  parseInt,
  parseFloat,
});

const callable = new WeakSet<object>([String, Number, parseInt, parseFloat]);

const methodHolders = new Set<unknown>([
  Object.prototype,
  String.prototype,
  Number.prototype,
  Boolean.prototype,
  Array.prototype,
  Date.prototype,
  RegExp.prototype,
  JSON,
  Math,
  String,
  Number,
]);

const changesArray = new Set(['copyWithin', 'fill', 'pop', 'push', 'reverse', 'shift', 'sort', 'splice', 'unshift']);

let report: (message: string) => void = (message) => console.warn(message);
const reported = new Set<string>();

/** Where problems of expressions go; each text is said once. */
export function onExpressionProblem(listener: (message: string) => void): void {
  report = listener;
  reported.clear();
}

/** What an npm package's templates do is their authors' affair. */
function problem(message: string): void {
  if (reported.has(message) || message.startsWith('npm/')) return;
  reported.add(message);
  report(message);
}

function isCallable(value: unknown): value is AnyFunction {
  return typeof value === 'function' && callable.has(value);
}

function text(value: unknown): string {
  if (typeof value === 'string') return isFunctionHandle(value) ? '' : value;
  if (value === null || value === undefined || typeof value === 'function') return '';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(text).join(',');
  return typeof value.toString === 'function' ? String(value) : '[object Object]';
}

function get(target: unknown, key: unknown): unknown {
  if (target === null || target === undefined) return target;
  return (target as Indexable)[typeof key === 'object' ? text(key) : (key as PropertyKey)];
}

function pure(value: unknown): void {
  if (typeof value === 'function') callable.add(value);
  if (typeof value !== 'object' || value === null) return;
  // A default export is often an object of functions.
  for (const member of Object.values(value)) if (typeof member === 'function') callable.add(member);
}

/** Plain data without its identity; functions become null, a cycle ends in null. */
function deepCopy(value: unknown, inside: readonly object[] = []): unknown {
  if (typeof value === 'function') return null;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return new Date(value);
  if (value instanceof RegExp) return new RegExp(value.source, value.flags);
  if (inside.includes(value)) return null;
  const path = [...inside, value];
  if (Array.isArray(value)) return value.map((item) => deepCopy(item, path));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, deepCopy(item, path)]));
}

function call(fn: unknown, args: readonly unknown[]): unknown {
  if (!isCallable(fn)) return undefined;
  return deepCopy(
    Reflect.apply(
      fn,
      undefined,
      args.map((argument) => deepCopy(argument)),
    ),
  );
}

/** App functions differ between the layers: real here, a handle there. Neither may be called back. */
function plainArgument(value: unknown): unknown {
  return (typeof value === 'function' && !callable.has(value)) || isFunctionHandle(value) ? undefined : value;
}

function isBuiltIn(target: object, key: PropertyKey): boolean {
  let holder: unknown = target;
  while (holder !== null && !Object.hasOwn(holder as object, key)) holder = Object.getPrototypeOf(holder);
  return methodHolders.has(holder);
}

function method(target: unknown, key: unknown, args: readonly unknown[]): unknown {
  const fn = get(target, key);
  if (isCallable(fn)) return call(fn, args);
  if (typeof fn !== 'function' || !isBuiltIn(Object(target) as object, key as PropertyKey)) return undefined;
  const self = Array.isArray(target) && changesArray.has(String(key)) ? [...target] : target;
  return Reflect.apply(fn, self, args.map(plainArgument));
}

function typeOf(value: unknown): string {
  return isFunctionHandle(value) ? 'function' : typeof value;
}

/** The named boundary of template expressions: what throws is undefined and said once. */
function safe(run: () => unknown, where: string): unknown {
  try {
    return run();
  } catch (error) {
    problem(`${where}: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function entries(list: unknown): (readonly [item: unknown, index: number | string])[] {
  if (Array.isArray(list)) return list.map((item, index) => [item, index]);
  if (typeof list === 'number')
    return Array.from({ length: Math.max(0, Math.floor(list) || 0) }, (_, index) => [index + 1, index]);
  if (typeof list === 'object' && list !== null) return Object.entries(list).map(([key, item]) => [item, key]);
  return [];
}

function keyOf(key: KeySpec, item: unknown, index: number | string): unknown {
  if (key === null) return index;
  if (typeof key === 'function') return key(item, index);
  return key === '*this' ? item : get(item, key);
}

/** Keys are part of addresses, so the characters that build addresses are taken out. */
function addressKey(key: string): string {
  return /[%[\]/.]/.test(key) ? key.replaceAll(/[%[\]/.]/g, (char) => `%${char.codePointAt(0)!.toString(16)}`) : key;
}

function each<Result>(
  list: unknown,
  key: KeySpec,
  path: string,
  where: string,
  run: (item: unknown, index: number | string, path: string) => Result,
): { key: string; nodes: Result }[] {
  const used = new Set<string>();
  return entries(list).map(([item, index]) => {
    const wanted = keyOf(key, item, index);
    let unique = wanted === null || wanted === undefined ? `#${index}` : text(wanted);
    if (wanted === null || wanted === undefined) problem(`${where}: an item has no key; its index is used.`);
    if (used.has(unique)) problem(`${where}: the key "${unique}" occurs twice; the index is used.`);
    while (used.has(unique)) unique = `#${index}${unique.startsWith('#') ? unique : ''}`;
    used.add(unique);
    return { key: unique, nodes: run(item, index, `${path}[${addressKey(unique)}]`) };
  });
}

function free(data: Scope, name: string): unknown {
  return name in data ? data[name] : freeNames[name];
}

function scope(data: unknown): Scope {
  const flat = Object.create(null) as Record<string, unknown>;
  return typeof data === 'object' && data !== null ? Object.assign(flat, data) : flat;
}

function kebab(name: string): string {
  return name.startsWith('--') ? name : name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function style(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const set = Object.entries(value).filter(([, setting]) => setting !== null && setting !== undefined);
  return set.map(([name, setting]) => `${kebab(name)}: ${text(setting)}`).join('; ');
}

/** The helpers, as generated code imports them from `tini:expression`. */
export const x: ExpressionHelpers = { text, get, pure, method, call, typeOf, safe, each, free, scope, style };
