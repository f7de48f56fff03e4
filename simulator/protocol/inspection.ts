/** What developer tools ask the logic layer, and what it answers. Everything survives JSON. */
export type Question =
  /** Answered by a `Tree`. */
  | readonly ['tree']
  /** What is still under way; one-shot timers count when they are due within so many milliseconds. Answered by texts, none when idle. */
  | readonly ['busy', timersWithinMs: number];

/** Every live page, the root first. */
export type Tree = readonly PageTree[];

export interface PageTree {
  pageId: number;
  path: string;
  /** As it was given to onLoad. */
  query: string;
  /** Whether it is the page on top. */
  top: boolean;
  data: unknown;
  components: readonly ComponentTree[];
}

export interface ComponentTree {
  /** Names the instance within its page. */
  address: string;
  /** Canonical path: `components/card/index`. */
  path: string;
  props: unknown;
  data: unknown;
  components: readonly ComponentTree[];
}
