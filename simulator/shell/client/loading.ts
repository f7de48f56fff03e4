import { el, replace } from './dom.ts';

/** `showLoading` stacks and `hideLoading` takes one off, never below none; a page that goes takes its own along (section 10-29). */
export class Loadings {
  readonly #host: HTMLElement;
  #stack: { pageId: number; content: string; shown: boolean; timer: number }[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  show(pageId: number, content: string, delayMs: number): void {
    const entry = { pageId, content, shown: delayMs <= 0, timer: 0 };
    if (!entry.shown) {
      entry.timer = window.setTimeout(() => {
        entry.shown = true;
        this.#draw();
      }, delayMs);
    }
    this.#stack.push(entry);
    this.#draw();
  }

  hide(): void {
    const entry = this.#stack.pop();
    if (entry) clearTimeout(entry.timer);
    this.#draw();
  }

  /** Only pages that are still there keep theirs; 0 is the app itself. */
  keepOnly(pageIds: ReadonlySet<number>): void {
    this.#stack = this.#stack.filter((entry) => entry.pageId === 0 || pageIds.has(entry.pageId));
    this.#draw();
  }

  #draw(): void {
    const top = this.#stack.findLast((entry) => entry.shown);
    if (!top) return replace(this.#host);
    replace(
      this.#host,
      el(
        'div',
        { class: 'loading', role: 'status' },
        el(
          'div',
          { class: 'loading-box' },
          el('span', { class: 'spinner', 'aria-hidden': 'true' }),
          el('span', {}, top.content),
        ),
      ),
    );
    return undefined;
  }
}
