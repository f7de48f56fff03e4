import type { PhoneMessage } from '../shared/phone-config.ts';

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** One line for the browser's own console and for the workbench around the phone, if there is one. */
export function writeLog(level: LogLevel, source: 'app' | 'framework' | 'phone', text: string): void {
  // The worker's own console has shown the app's lines already, with their places.
  if (source !== 'app') console[level](`[${source}] ${text}`);
  if (window.parent === window) return;
  const message: PhoneMessage = { kind: 'tini-log', level, source, text };
  window.parent.postMessage(message, location.origin);
}
