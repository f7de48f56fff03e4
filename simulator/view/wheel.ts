/** How long a wheel must rest before its row counts. */
const REST_MS = 120;

/** A scrolling column that rests on one row: tells which one after each move. Rows are the element's children. */
export class Wheel {
  readonly #box: HTMLElement;
  readonly #moved: (index: number) => void;
  readonly #abort = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #index = 0;

  constructor(box: HTMLElement, moved: (index: number) => void) {
    this.#box = box;
    this.#moved = moved;
    const { signal } = this.#abort;
    box.addEventListener('scroll', () => this.#scrolled(), { signal, passive: true });
    box.addEventListener('keydown', (event) => this.#pressed(event), { signal });
    box.addEventListener('click', (event) => this.#tapped(event), { signal });
  }

  get index(): number {
    return this.#index;
  }

  /** Stands on a row without telling. */
  place(index: number): void {
    this.#index = Math.max(0, Math.min(index, this.#rows.length - 1));
    this.#mark();
    this.#box.scrollTop = this.#index * this.#rowHeight;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#abort.abort();
  }

  get #rows(): HTMLElement[] {
    return [...this.#box.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  }

  get #rowHeight(): number {
    return this.#rows[0]?.offsetHeight || 1;
  }

  #scrolled(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#choose(Math.round(this.#box.scrollTop / this.#rowHeight)), REST_MS);
  }

  #choose(wanted: number): void {
    const index = Math.max(0, Math.min(wanted, this.#rows.length - 1));
    if (index === this.#index) return;
    this.#index = index;
    this.#mark();
    this.#moved(index);
  }

  #pressed(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(this.#index + step);
  }

  #tapped(event: MouseEvent): void {
    const row = this.#rows.findIndex((one) => event.target instanceof Node && one.contains(event.target));
    if (row >= 0) this.#go(row);
  }

  #go(index: number): void {
    this.#choose(index);
    this.#box.scrollTop = this.#index * this.#rowHeight;
  }

  #mark(): void {
    for (const [index, row] of this.#rows.entries()) {
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', String(index === this.#index));
    }
  }
}
