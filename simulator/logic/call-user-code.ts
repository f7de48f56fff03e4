import { isFunction, isObject } from './values.ts';

/** Who hears of what app code throws. */
export interface UserCodeListener {
  thrown(label: string, error: unknown): void;
  rejected(label: string, reason: unknown, promise: unknown): void;
}

/**
 * The one door from the framework into app code. An error goes to `onError` (a component's own, when given) and to the
 * listener and ends there; a promise is not waited for, but its rejection is heard. Returns undefined after an error.
 */
export type CallUserCode = <Result>(
  label: string,
  run: () => Result,
  onError?: (error: unknown) => void,
) => Result | undefined;

export function createCallUserCode(listener: UserCodeListener): CallUserCode {
  return (label, run, onError) => {
    let result;
    try {
      result = run();
    } catch (error) {
      report(label, error, listener, onError);
      return undefined;
    }
    if (isObject(result) && isFunction(result['then'])) {
      const promise = result;
      result['then'](undefined, (reason: unknown) => listener.rejected(label, reason, promise));
    }
    return result;
  };
}

function report(
  label: string,
  error: unknown,
  listener: UserCodeListener,
  onError: ((error: unknown) => void) | undefined,
): void {
  if (onError) {
    try {
      onError(error);
    } catch (second) {
      listener.thrown(`${label} onError`, second);
    }
  }
  listener.thrown(label, error);
}
