/** Any function of app code; `this` is what the framework binds. */
export type AnyFunction = (this: unknown, ...parameters: unknown[]) => unknown;

export function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What `String()` makes of it; what an app passes where text is wanted may be anything. */
export function textOf(value: unknown): string {
  return typeof value === 'symbol' ? value.toString() : ''.concat(value as string);
}
