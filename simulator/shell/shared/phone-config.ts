import type { AppDescription } from '../../protocol/app-description.ts';

/** What the server writes into its own pages, as JSON, for the scripts on them. */
export interface PhoneConfig {
  /** Returned in the header `x-preview-token` on every `/host/` call. */
  token: string;
  /** The latest one, which may have failed. */
  build: BuildReport;
  /** Random for each start of the preview. */
  session: string;
  /** Of the last build that can run; null when there is none yet. */
  app: RunnableApp | null;
  mappings: readonly OriginMapping[];
  /** Whether a sandbox stands behind `/host/tiki/`. */
  tikiConnected: boolean;
  /** The sandbox's console page; null when there is none. */
  consoleUrl: string | null;
}

export interface RunnableApp {
  buildId: number;
  /** URL of the app's root folder, ending in `/`. */
  assetBase: string;
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
  /** The lines around it with their numbers, and a caret under the column. */
  excerpt?: string;
}

/** What the live-reload stream says. */
export type LiveMessage =
  /** First on every stream: a page of another start of the preview, or of an older build, has to be loaded anew. */
  { kind: 'hello'; session: string; goodBuild: number } | { kind: 'build'; report: BuildReport; change: BuildChange };

/** What a good build changed against the good one before it; a build that failed changed nothing. */
export interface BuildChange {
  /** Scripts, JSON or pictures: the app has to be started anew. */
  app: boolean;
  templates: boolean;
  styles: boolean;
}

/** What the phone tells the workbench around it (`postMessage`, same origin). */
export type PhoneMessage =
  | { kind: 'tini-log'; level: string; source: string; text: string }
  | { kind: 'tini-customer'; customerId: string };

export const CONFIG_ELEMENT_ID = 'preview-config';
