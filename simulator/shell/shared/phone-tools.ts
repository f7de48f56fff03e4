import type { Question, Tree } from '../../protocol/inspection.ts';
import type { Network } from './networks.ts';

/**
 * What the phone at `/app` offers on its window as `tiniPhone`: to the workbench around it, and to tests.
 * App code cannot reach it, because it runs in a worker.
 */
export interface PhoneTools {
  readonly console: readonly LogEntry[];
  readonly network: readonly NetworkEntry[];
  readonly meter: readonly MeterEntry[];
  /** Calls back when one of them has changed; returns how to stop. */
  subscribe(listener: (what: ToolsTopic) => void): () => void;
  clear(what: 'console' | 'network' | 'meter'): void;
  tree(): Promise<Tree>;
  /**
   * Resolves when nothing is under way: every page painted, no request or host call without answer, no event or data on its
   * way, no one-shot timer due within `timersWithinMs`. A dialog that waits for its user is idle. Rejects with what is still
   * busy after `timeoutMs`.
   */
  idle(options?: IdleOptions): Promise<void>;
  getNetwork(): Network;
  setNetwork(network: Network): void;
}

export type ToolsTopic = 'console' | 'network' | 'meter' | 'stack' | 'customer';

export interface IdleOptions {
  /** Default 10 000. */
  timeoutMs?: number;
  /** Default 100. */
  timersWithinMs?: number;
}

export interface LogEntry {
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  source: 'app' | 'framework' | 'phone';
  /** Stacks name the app's sources as soon as the preview has translated them. */
  text: string;
  /** The arguments of a call with objects, as JSON. */
  values: readonly unknown[];
  /** Where the app called, `pages/home/index.ts:3:5`; empty when unknown. */
  place: string;
}

export interface NetworkEntry {
  id: number;
  /** What the app asked for by `my.*`, or what a page shows. */
  kind: 'request' | 'picture';
  at: number;
  method: string;
  url: string;
  requestHeaders: Readonly<Record<string, string>>;
  requestBody: string;
  /** 0 while there is no answer, and for a picture of another host. */
  status: number;
  statusText: string;
  responseHeaders: Readonly<Record<string, string>>;
  responseBody: string;
  /** Bytes of the answer's body; 0 for a picture of another host. */
  size: number;
  /** Null while it is under way. */
  milliseconds: number | null;
  /** Why there was no answer; empty when there was one. */
  error: string;
}

/** One `setData` that was painted. */
export interface MeterEntry {
  at: number;
  pageId: number;
  /** Path of the page. */
  page: string;
  /** Path of the page or component that called it. */
  owner: string;
  /** JSON of its patch. */
  bytes: number;
  /** From the call to the paint. */
  milliseconds: number;
}

export type Ask = (question: Question) => Promise<unknown>;

declare global {
  interface Window {
    tiniPhone?: PhoneTools;
  }
}
