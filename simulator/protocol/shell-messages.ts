/** Between the logic worker and the shell (the outer document). */
import type { Question } from './inspection.ts';

/** One page that has a frame. */
export interface StackPage {
  /** Unique over the run of the app. */
  pageId: number;
  path: string;
  /** Raw, without `?`. */
  query: string;
  /** Tab pages stay alive while another tab or a pushed page covers them. */
  tabIndex: number | null;
  /** Whether the Home button shows (tini-framework.md section 2.3). */
  showHome: boolean;
}

export type LogicToShell =
  /** The worker's framework and the app's modules are evaluated. */
  | readonly ['started']
  /** All pages that must have a frame, covered tabs included, and which one is on top. Replaces the last one said. */
  | readonly ['stack', pages: readonly StackPage[], topPageId: number, selectedTab: number | null]
  /** A host API: `my.<name>(options)` without its callbacks. Answered once by `result`, unless `id` is 0. */
  | readonly ['call', id: number, pageId: number, name: string, options: unknown]
  /** console.* of the app, and what the framework has to say. */
  | readonly [
      'log',
      level: 'log' | 'info' | 'warn' | 'error' | 'debug',
      source: 'app' | 'framework',
      parts: readonly string[],
      /** Of the app's own calls: the arguments as far as JSON and patience go, and the stack of the call. */
      detail?: { readonly values: readonly unknown[]; readonly stack: string },
    ]
  /** One `setData` that is painted: the unit that called it, the JSON of its patch, and how long that took. */
  | readonly ['meter', pageId: number, owner: string, bytes: number, milliseconds: number]
  /** The answer to `inspect`. */
  | readonly ['inspected', id: number, answer: unknown];

export type ShellToLogic =
  /** First message; the app's bundle is loaded and started with it. */
  | readonly ['launch', bundleUrl: string, options: LaunchOptions]
  /** A transferred MessagePort to the page's frame comes with it. */
  | readonly ['frame', pageId: number]
  | readonly ['result', id: number, ok: boolean, value?: unknown]
  /** What the user did to the phone's own controls. */
  | readonly ['control', control: Control]
  | readonly ['app', visibility: 'show' | 'hide']
  /** A host event that app code can listen to: networkStatusChange ... */
  | readonly ['notify', name: string, payload?: unknown]
  /** Templates were edited: both layers load theirs anew; pages and data stay. */
  | readonly ['templates', planUrl: string, viewUrl: string]
  /** A developer tool asks (inspection.ts); answered by `inspected`. */
  | readonly ['inspect', id: number, question: Question];

export type Control =
  | readonly ['back']
  | readonly ['home']
  | readonly ['tab', index: number]
  | readonly ['navigationIcon', index: number]
  /** The search box that `my.setNavigationBar` put into the bar. */
  | readonly ['search']
  /** "Share" in the phone's menu. */
  | readonly ['share']
  | readonly ['pullDownRefresh'];

export interface LaunchOptions {
  /** Canonical or as written; '' for the entry page. */
  path: string;
  /** Raw, without `?`. */
  query: string;
  referrerInfo: object;
  /** Answers getSystemInfoSync; see tini-framework.md section 7.2. */
  systemInfo: Readonly<Record<string, unknown>>;
}
