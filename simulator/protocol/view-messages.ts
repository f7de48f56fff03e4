import type { MutationRecord } from './records.ts';

/** Logic layer to one page's view. */
export type LogicToView =
  /** All that one tick changed on this page. The view paints it at once and answers `committed`. */
  | readonly ['commit', sequence: number, records: readonly MutationRecord[]]
  /** Edited templates: loaded before anything that follows; the next commit draws everything anew. */
  | readonly ['templates', viewUrl: string]
  /** `createSelectorQuery().exec()`; answered after pending commits are painted. */
  | readonly ['query', id: number, steps: readonly QueryStep[]]
  /** `pageScrollTo` */
  | readonly ['scrollTo', scrollTop: number | null, selector: string | null, durationMs: number]
  /** A method of `createVideoContext(id)` and its like. */
  | readonly ['control', id: string, method: string, args: readonly unknown[]]
  /** `loadFontFace` */
  | readonly ['fontFace', family: string, source: string, descriptors: Readonly<Record<string, string>>]
  /** `hideKeyboard` */
  | readonly ['blur'];

/** One page's view to the logic layer. */
export type ViewToLogic =
  /** The frame has loaded its templates and can paint. */
  | readonly ['hello']
  /** Everything up to this commit is in the DOM. */
  | readonly ['committed', sequence: number]
  /**
   * A handler is to be run on the instance at `owner` (the owner of the markup that carries it).
   * `handler` is a method name, or a function handle.
   */
  | readonly ['event', owner: string, handler: string, event: ViewEvent]
  /** A tapped `<navigator>`. */
  | readonly ['navigate', openType: string, url: string]
  | readonly ['reachBottom']
  | readonly ['pageScroll', scrollTop: number, scrollHeight: number]
  | readonly ['answer', id: number, results: readonly unknown[]]
  /** Something the developer should read: an unknown tag, a throwing expression. Said once per text. */
  | readonly ['problem', message: string];

export interface QueryStep {
  selector: string | null;
  all: boolean;
  want: 'rect' | 'scrollOffset';
}

/** tini-framework.md section 4.2, as it crosses; the logic layer hands it to the handler as is. */
export interface ViewEvent {
  type: string;
  timeStamp: number;
  target: EventNode & { targetDataset: Record<string, unknown> };
  currentTarget: EventNode;
  detail: unknown;
  touches?: readonly TouchPoint[];
  changedTouches?: readonly TouchPoint[];
}

export interface EventNode {
  id: string;
  tagName: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

export interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}
