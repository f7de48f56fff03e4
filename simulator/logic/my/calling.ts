import type { Core } from '../core.ts';
import { isFunction, isObject } from '../values.ts';

/** What an API does with its options; it resolves with what `success` gets and rejects with what `fail` gets. */
export type Perform = (options: Record<string, unknown>, again: Again) => Promise<unknown>;

/** Runs the callbacks once more, for a host that answers a payment twice. */
export type Again = (ok: boolean, value: unknown) => void;

export type Api = (options?: unknown) => Promise<unknown>;

/**
 * The calling convention of every asynchronous `my.*` (tini-framework.md section 7.0): exactly one of success and fail,
 * then complete with the same argument, never before the call returned, and a promise beside them that cannot become
 * an unhandled rejection by itself.
 */
export function api(core: Core, name: string, perform: Perform): Api {
  return (options) => {
    const { success, fail, complete, ...rest } = isObject(options) ? options : {};
    const tell: Again = (ok, value) => {
      run(core, `my.${name} ${ok ? 'success' : 'fail'}`, ok ? success : fail, value);
      run(core, `my.${name} complete`, complete, value);
    };
    const done = start(perform, rest, tell).then(
      (value) => {
        tell(true, value);
        return value;
      },
      (reason: unknown) => {
        const payload = toFailure(reason);
        tell(false, payload);
        // The documented payload and not an Error: promise users read the same fields.
        throw payload;
      },
    );
    // An app that only calls back never looks at the promise; one that awaits it has a promise of its own to answer for.
    done.catch(ignore);
    return done;
  };
}

/** An Error becomes `{error, errorMessage}`; anything else is passed on unchanged. */
export function toFailure(reason: unknown): unknown {
  return reason instanceof Error ? { error: reason.name, errorMessage: reason.message } : reason;
}

/** A failure with a documented name. */
export function failure(error: string, errorMessage: string): Record<string, string> {
  return { error, errorMessage, message: errorMessage };
}

function run(core: Core, label: string, callback: unknown, value: unknown): void {
  if (isFunction(callback)) core.callUserCode(label, () => callback.call(undefined, value));
}

/** Whoever wanted to know has been told. */
function ignore(): void {}

async function start(perform: Perform, options: Record<string, unknown>, again: Again): Promise<unknown> {
  return perform(options, again);
}
