import type { AppDescription } from '../../protocol/app-description.ts';

/** What the server writes into its own pages, as JSON, for the scripts on them. */
export interface PhoneConfig {
  /** Returned in the header `x-preview-token` on every `/host/` call. */
  token: string;
  build: BuildReport;
  /** Null when there is no build yet that can run. */
  app: RunnableApp | null;
  mappings: readonly OriginMapping[];
  /** Whether a sandbox stands behind `/host/tiki/`. */
  tikiConnected: boolean;
  /** The sandbox's console page; null when there is none. */
  consoleUrl: string | null;
}

export interface RunnableApp {
  buildId: number;
  description: AppDescription;
  name: string;
}

/** `https://shop.example` is served below `/mapped/0`. */
export interface OriginMapping {
  origin: string;
  prefix: string;
}

export interface BuildReport {
  id: number;
  ok: boolean;
  milliseconds: number;
  messages: readonly BuildMessage[];
}

/** A compile message; line and column count from 1, 0 when they are unknown. */
export interface BuildMessage {
  level: 'note' | 'warn' | 'error' | 'fatal';
  /** Relative to the app root. */
  file: string;
  line: number;
  column: number;
  text: string;
  /** What to do about it. */
  hint?: string;
}

/** What the live-reload stream says. */
export type LiveMessage = { kind: 'build'; report: BuildReport };

/** What the phone tells the workbench around it (`postMessage`, same origin). */
export type PhoneMessage =
  | { kind: 'tini-log'; level: string; source: string; text: string }
  | { kind: 'tini-customer'; customerId: string };

export const CONFIG_ELEMENT_ID = 'preview-config';
