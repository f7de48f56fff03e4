import type { PhoneContext } from '../phone-context.ts';

export type Options = Readonly<Record<string, unknown>>;

/** One call of `my.<name>(options)` from the logic layer. */
export interface HostCall {
  readonly phone: PhoneContext;
  /** The page that called, 0 for the app itself. */
  readonly pageId: number;
  /** `{}` when the app passed nothing. */
  readonly options: Options;
  /** Answers by hand, for an API that returned `UNANSWERED`: never, once, late, or twice. */
  answer(ok: boolean, value: unknown): void;
}

/** The value returned is the success value; a HostFailure thrown is the fail payload. */
export type HostApi = (call: HostCall) => unknown;

/** The API answers by hand. */
export const UNANSWERED = Symbol('unanswered');

export function text(options: Options, name: string, fallback = ''): string {
  const value = options[name];
  if (value === undefined || value === null) return fallback;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function number(options: Options, name: string, fallback: number): number {
  const value = Number(options[name]);
  return options[name] === undefined || Number.isNaN(value) ? fallback : value;
}

export function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null;
}
