import { isFunction, isObject, type AnyFunction } from './values.ts';

export interface SerialiseOptions {
  /** What stands for a function; undefined drops it. */
  encodeFunction: (fn: AnyFunction) => unknown;
  /** Called once per value that contains itself; the inner occurrence becomes null. */
  onCycle: () => void;
}

/**
 * A copy that survives JSON, never throwing for what JSON cannot hold: own enumerable properties of any object,
 * dates as ISO text, NaN and infinities as null, `undefined` dropped from objects and null in arrays.
 */
export function serialise(value: unknown, options: SerialiseOptions): unknown {
  return copy(value, options, []);
}

function copy(value: unknown, options: SerialiseOptions, ancestors: object[]): unknown {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return String(value);
    case 'function':
      return isFunction(value) ? options.encodeFunction(value) : undefined;
    case 'symbol':
      return undefined;
    case 'object':
      return value === null ? null : copyObject(value, options, ancestors);
    default:
      return value;
  }
}

function copyObject(value: object, options: SerialiseOptions, ancestors: object[]): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ancestors.includes(value)) {
    options.onCycle();
    return null;
  }
  ancestors.push(value);
  let result: unknown;
  if (Array.isArray(value)) {
    // Array.from visits holes, which `map` would keep as holes.
    result = Array.from(value, (item: unknown) => copy(item, options, ancestors) ?? null);
  } else {
    const plain: Record<string, unknown> = {};
    for (const [name, item] of Object.entries(value)) {
      const copied = copy(item, options, ancestors);
      if (copied !== undefined) plain[name] = copied;
    }
    result = plain;
  }
  ancestors.pop();
  return result;
}

/** A page's or component's own copy of its registered `data`: containers are copied, functions and class instances kept. */
export function copyData(value: unknown, done: Map<object, unknown> = new Map()): unknown {
  if (!isObject(value)) return value;
  const known = done.get(value);
  if (known !== undefined) return known;
  if (value instanceof Date) return new Date(value);
  if (Array.isArray(value)) {
    const array: unknown[] = [];
    done.set(value, array);
    for (const item of value) array.push(copyData(item, done));
    return array;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  const object: Record<string, unknown> = {};
  done.set(value, object);
  for (const [name, item] of Object.entries(value)) object[name] = copyData(item, done);
  return object;
}
