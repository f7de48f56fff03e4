import { FUNCTION_HANDLE, isFunctionHandle } from '../protocol/records.ts';
import { isObject, type AnyFunction } from './values.ts';

/** The functions that one page's view knows only as handles. */
export interface FunctionHandles {
  /** The same function always gets the same handle, so that it compares as unchanged. */
  encode: (fn: AnyFunction) => string;
  decode: (handle: string) => AnyFunction | undefined;
}

export function createFunctionHandles(): FunctionHandles {
  const handles = new Map<AnyFunction, string>();
  const functions: AnyFunction[] = [];
  return {
    encode(fn) {
      let handle = handles.get(fn);
      if (handle === undefined) {
        handle = FUNCTION_HANDLE + functions.push(fn);
        handles.set(fn, handle);
      }
      return handle;
    },
    decode: (handle) => functions[Number(handle.slice(FUNCTION_HANDLE.length)) - 1],
  };
}

/** Puts functions back where a value from the view holds their handles (a dataset of an event). */
export function revive(value: unknown, handles: FunctionHandles): unknown {
  if (isFunctionHandle(value)) return handles.decode(value);
  if (Array.isArray(value)) return value.map((item) => revive(item, handles));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, revive(item, handles)]));
}
