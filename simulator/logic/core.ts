import type { AppDescription } from '../protocol/app-description.ts';
import type { LogicToShell } from '../protocol/shell-messages.ts';
import type { LogicTemplate } from '../protocol/template.ts';
import type { CallUserCode } from './call-user-code.ts';
import type { Log } from './log.ts';
import type { Registry } from './registry.ts';

/** The end of a switch over protocol messages: a new kind fails to compile here. */
export function assertNever(message: never): never {
  throw new Error(`Unknown message ${JSON.stringify(message)}`);
}

/** What the shell's build exports as the logic bundle. */
export interface Bundle {
  description: AppDescription;
  templates: Readonly<Record<string, LogicTemplate>>;
}

/** What every part of the logic layer shares during one run of an app. */
export interface Core {
  readonly registry: Registry;
  /** Set when the app's modules have been evaluated; no page exists before. */
  bundle: Bundle;
  readonly log: Log;
  readonly callUserCode: CallUserCode;
  tell(message: LogicToShell): void;
  /** Runs a task in a later macrotask; tasks keep their order. */
  schedule(task: () => void): void;
  /** A tapped `<navigator>`: navigate, redirect, switchTab, navigateBack, reLaunch, exit. */
  go(openType: string, url: string): void;
  /** Numbers for pages and component instances, unique over the run. */
  nextId(): number;
}
