import { useEffect, useReducer, useState } from 'preact/hooks';
import type { PhoneTools, ToolsTopic } from '../../shared/phone-tools.ts';

/** Changes come in bursts; panels draw at most once a frame, and this often while nobody looks closer. */
const DRAW_MS = 50;

/** The workbench's hold on the phone in its frame, over restarts of the phone. */
export class PhoneLink {
  readonly frame: HTMLIFrameElement;
  #tools: PhoneTools | null = null;
  readonly #listeners = new Map<() => void, readonly ToolsTopic[]>();

  constructor(frame: HTMLIFrameElement) {
    this.frame = frame;
    frame.addEventListener('load', () => this.#attach());
  }

  get tools(): PhoneTools | null {
    return this.#tools;
  }

  restart(open?: string): void {
    const url = new URL(this.frame.contentWindow?.location.href ?? '/app', location.href);
    if (open !== undefined) {
      if (open === '') url.searchParams.delete('open');
      else url.searchParams.set('open', open);
    }
    this.frame.contentWindow?.location.replace(url);
    if (url.href === this.frame.contentWindow?.location.href) this.frame.contentWindow?.location.reload();
  }

  listen(topics: readonly ToolsTopic[], listener: () => void): () => void {
    this.#listeners.set(listener, topics);
    return () => this.#listeners.delete(listener);
  }

  /** The phone's script has offered its tools by the time its page is loaded, unless the app does not build. */
  #attach(): void {
    const tools = this.frame.contentWindow?.tiniPhone ?? null;
    if (tools !== this.#tools) {
      this.#tools = tools;
      tools?.subscribe((what) => this.#tell(what));
    }
    for (const listener of this.#listeners.keys()) listener();
  }

  #tell(what: ToolsTopic): void {
    for (const [listener, topics] of this.#listeners) if (topics.includes(what)) listener();
  }
}

/** The phone's tools, and a new drawing whenever one of the topics changes. */
export function useTools(link: PhoneLink, ...topics: ToolsTopic[]): PhoneTools | null {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    let timer = 0;
    const stop = link.listen(topics, () => {
      timer ||= window.setTimeout(() => {
        timer = 0;
        draw(undefined);
      }, DRAW_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [link]);
  return link.tools;
}

/** A value that is asked for again every so often while the panel is open. */
export function usePolled<Value>(ask: () => Promise<Value> | Value, everyMs: number): Value | null {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    let stopped = false;
    let timer = 0;
    const look = async (): Promise<void> => {
      const next = await ask();
      if (stopped) return;
      setValue((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      timer = window.setTimeout(() => void look(), everyMs);
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, []);
  return value;
}
