import type { ViewTemplate } from '../protocol/template.ts';
import type { ViewEvent } from '../protocol/view-messages.ts';
import type { ViewNode } from './node.ts';
import type { PageState } from './state.ts';

/** A drawn instance, which can be told that its state changed. */
export interface Redrawable {
  redraw(): void;
}

/** What a page offers to the contexts, instances and built-in elements that draw it. */
export interface PageServices {
  readonly state: PageState;
  readonly templates: Readonly<Record<string, ViewTemplate<ViewNode>>>;
  /** The drawn instances by address. */
  readonly views: Map<string, Redrawable>;
  resolveImage(src: unknown): string;
  /** An event of one built-in (`input`, `change`, `scroll`): it does not bubble. */
  fire(target: Element, type: string, detail: unknown): void;
  /** Sends a handler run to the logic layer. */
  send(owner: string, handler: string, event: ViewEvent): void;
  /** `<navigator>`: one of navigate, redirect, switchTab, navigateBack, reLaunch, exit. */
  navigate(openType: string, url: string): void;
  /** Something the developer should read, said once per text. */
  report(message: string): void;
}
