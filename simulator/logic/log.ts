import type { LogicToShell } from '../protocol/shell-messages.ts';
import { snapshot } from './snapshot.ts';
import { textOf } from './values.ts';

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** What the framework has to say to the developer. */
export type Log = (level: LogLevel, ...parts: unknown[]) => void;

export const LOG_LEVELS: readonly LogLevel[] = ['log', 'info', 'warn', 'error', 'debug'];

/** One console argument as the text that a console would show; never throws. */
export function printable(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? String(value);
  if (typeof value === 'function') return `function ${value.name || '(anonymous)'}`;
  if (typeof value !== 'object' || value === null) return textOf(value);
  try {
    return JSON.stringify(value, withoutFunctions) ?? textOf(value);
  } catch {
    // A cycle, a BigInt inside or a throwing getter: the console must still say something.
    return Object.prototype.toString.call(value);
  }
}

function withoutFunctions(_key: string, value: unknown): unknown {
  return typeof value === 'function' ? `function ${value.name}` : value;
}

/** Sends the app's `console.*` to the shell as well; the worker's own console still gets it. */
export function captureConsole(target: Console, tell: (message: LogicToShell) => void): void {
  for (const level of LOG_LEVELS) {
    const original = target[level].bind(target);
    target[level] = (...parts: unknown[]) => {
      original(...parts);
      const values = parts.some((part) => typeof part === 'object' && part !== null) ? parts.map(snapshot) : [];
      tell(['log', level, 'app', parts.map(printable), { values, stack: new Error('console').stack ?? '' }]);
    };
  }
}
