import { activity } from './activity.ts';
import { el } from './dom.ts';

export interface LayerOptions {
  role: 'dialog' | 'alertdialog';
  label: string;
  /** How it stands on the phone: a box in the middle, a sheet from below, or a whole screen. */
  kind: 'box' | 'sheet' | 'screen';
  /** Escape, the hardware back key, and a tap beside a sheet. */
  onDismiss: () => void;
}

export interface Layer {
  /** The dialog element, to be filled. */
  readonly element: HTMLElement;
  /** Puts the focus where it was. Safe to call twice. */
  close(): void;
}

/**
 * What lies over the app: dialogs, sheets, screens of Tiki. Everything below the topmost is inert, so the focus stays in it.
 */
export class Layers {
  readonly #host: HTMLElement;
  readonly #below: HTMLElement;
  readonly #open: { backdrop: HTMLElement; options: LayerOptions; element: HTMLElement }[] = [];

  constructor(host: HTMLElement, below: HTMLElement) {
    this.#host = host;
    this.#below = below;
  }

  open(options: LayerOptions): Layer {
    const returnTo = document.activeElement;
    const answered = activity.questionOpened();
    const element = el('div', {
      class: `layer-${options.kind}`,
      role: options.role,
      'aria-modal': 'true',
      'aria-label': options.label,
      tabindex: -1,
    });
    const backdrop = el('div', { class: `backdrop backdrop-${options.kind}` }, element);
    const entry = { backdrop, options, element };
    backdrop.addEventListener('click', (event) => {
      if (event.target === backdrop && options.kind === 'sheet') options.onDismiss();
    });
    element.addEventListener('keydown', (event) => keepFocus(element, event));
    this.#host.append(backdrop);
    this.#open.push(entry);
    this.#update();
    element.focus({ preventScroll: true });
    return {
      element,
      close: () => {
        const index = this.#open.indexOf(entry);
        if (index < 0) return;
        answered();
        this.#open.splice(index, 1);
        backdrop.remove();
        this.#update();
        const focus = this.#open.at(-1)?.element ?? returnTo;
        if (focus instanceof HTMLElement && focus.isConnected) focus.focus({ preventScroll: true });
      },
    };
  }

  /** Escape or hardware back: true when a layer took it. */
  dismissTop(): boolean {
    const top = this.#open.at(-1);
    if (!top) return false;
    top.options.onDismiss();
    return true;
  }

  #update(): void {
    const top = this.#open.at(-1);
    this.#below.inert = top !== undefined;
    for (const entry of this.#open) entry.backdrop.inert = entry !== top;
  }
}

const FOCUSABLE = 'button:not([disabled]), input:not([disabled]), select, textarea, a[href]';

/** Tab goes round inside the dialog. */
function keepFocus(element: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const stops = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
  const first = stops[0];
  const last = stops.at(-1);
  if (!first || !last) return event.preventDefault();
  const active = document.activeElement;
  if (event.shiftKey ? active === first || active === element : active === last) {
    event.preventDefault();
    (event.shiftKey ? last : first).focus();
  }
}
