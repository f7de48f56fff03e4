import { button, el } from './dom.ts';
import { icon } from './icons.ts';

/** Toasts slide in from the top, one at a time visible; `my.hideToast` takes the last one away (tini-framework.md section 7.2). */
export class Toasts {
  readonly #host: HTMLElement;
  readonly #stack: { element: HTMLElement; timer: number }[] = [];

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Calls `onClose` when the time is over or the buyer closes it, never when `hide` does. */
  show(options: { content: string; type: string; durationMs: number; buttonText: string }, onClose: () => void): void {
    const kind = options.type === 'success' || options.type === 'fail' ? options.type : 'neutral';
    const end = () => {
      if (this.#remove(entry)) onClose();
    };
    const element = el('div', { class: `toast ${kind}`, role: 'status' }, el('span', {}, options.content));
    element.append(
      button(
        { class: 'toast-close', 'aria-label': options.buttonText || 'Đóng thông báo' },
        end,
        options.buttonText || icon('close', 18),
      ),
    );
    const entry = { element, timer: window.setTimeout(end, options.durationMs) };
    this.#stack.push(entry);
    this.#host.append(element);
  }

  hide(): void {
    const last = this.#stack.at(-1);
    if (last) this.#remove(last);
  }

  #remove(entry: { element: HTMLElement; timer: number }): boolean {
    const index = this.#stack.indexOf(entry);
    if (index < 0) return false;
    this.#stack.splice(index, 1);
    clearTimeout(entry.timer);
    entry.element.remove();
    return true;
  }
}
