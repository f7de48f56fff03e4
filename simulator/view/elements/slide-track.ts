export interface SlideOptions {
  circular: boolean;
  vertical: boolean;
  draggable: boolean;
  durationMs: number;
  /** Gap between slides in px. */
  spacing: number;
}

type Moved = (current: number, source: 'touch' | 'autoplay' | 'code') => void;

/** Places the slides of a carousel around a fractional position, and moves that position by drag or animation. */
export class SlideTrack {
  current = 0;
  isDragging = false;
  #position = 0;
  #frame = 0;
  #options: SlideOptions = { circular: false, vertical: false, draggable: true, durationMs: 500, spacing: 0 };
  #drag: { pointerId: number; start: number; from: number; moved: number; at: number } | null = null;
  readonly #element: HTMLElement;
  readonly #moved: Moved;
  readonly #abort = new AbortController();

  constructor(track: HTMLElement, moved: Moved) {
    this.#element = track;
    this.#moved = moved;
    const { signal } = this.#abort;
    track.addEventListener('pointerdown', (event) => this.#grab(event), { signal });
    // On the window: a drag that leaves the carousel still counts, and pointer capture would retarget the click.
    addEventListener('pointermove', (event) => this.#pull(event), { signal });
    addEventListener('pointerup', (event) => this.#release(event), { signal });
    addEventListener('pointercancel', (event) => this.#release(event), { signal });
  }

  get count(): number {
    return this.#element.children.length;
  }

  configure(options: SlideOptions): void {
    this.#options = options;
  }

  dispose(): void {
    cancelAnimationFrame(this.#frame);
    this.#abort.abort();
  }

  /** Draws the slides where they are, after their number or style may have changed. */
  refresh(): void {
    if (this.count > 0 && this.current >= this.count) this.place(this.count - 1, 0);
    else if (!this.isDragging) this.#draw();
  }

  place(index: number, offset: number): void {
    this.current = Math.max(0, Math.min(Math.trunc(index), this.count - 1));
    this.#position = this.current + offset;
    this.#draw();
  }

  /** Animates to a slide the short way round; out of range wraps when circular, else stays. */
  moveTo(index: number, source: 'touch' | 'autoplay' | 'code'): void {
    const { count } = this;
    if (count === 0) return;
    const { circular } = this.#options;
    const target = circular || source === 'autoplay' ? mod(index, count) : Math.max(0, Math.min(index, count - 1));
    const goal = circular ? this.#position + shortest(target - this.#position, count) : target;
    if (target !== this.current) {
      this.current = target;
      this.#moved(target, source);
    }
    this.#animate(goal);
  }

  #animate(goal: number): void {
    cancelAnimationFrame(this.#frame);
    const from = this.#position;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const duration = still ? 0 : this.#options.durationMs;
    const start = performance.now();
    const step = (now: number): void => {
      const t = duration <= 0 ? 1 : Math.min(1, (now - start) / duration);
      this.#position = t >= 1 ? this.current : from + (goal - from) * (1 - (1 - t) ** 3);
      this.#draw();
      if (t < 1) this.#frame = requestAnimationFrame(step);
    };
    step(start);
  }

  #draw(): void {
    const { count } = this;
    const { circular, vertical, spacing } = this.#options;
    for (let index = 0; index < count; index++) {
      const slide = this.#element.children[index] as HTMLElement;
      const offset = circular ? shortest(index - this.#position, count) : index - this.#position;
      const shift = `calc(${Number((offset * 100).toFixed(3))}% + ${Number((offset * spacing).toFixed(2))}px)`;
      slide.style.transform = offset === 0 ? '' : `translate${vertical ? 'Y' : 'X'}(${shift})`;
      // What is out of sight must be out of the tab order and the accessibility tree too.
      slide.inert = Math.abs(offset) >= 0.999;
    }
  }

  #size(): number {
    return (
      (this.#options.vertical ? this.#element.clientHeight : this.#element.clientWidth) + this.#options.spacing || 1
    );
  }

  #grab(event: PointerEvent): void {
    if (!this.#options.draggable || this.count < 2 || event.button !== 0) return;
    const start = this.#options.vertical ? event.clientY : event.clientX;
    this.#drag = { pointerId: event.pointerId, start, from: this.#position, moved: 0, at: event.timeStamp };
  }

  #pull(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || drag.pointerId !== event.pointerId) return;
    drag.moved = (this.#options.vertical ? event.clientY : event.clientX) - drag.start;
    if (!this.isDragging && Math.abs(drag.moved) < 6) return;
    this.isDragging = true;
    cancelAnimationFrame(this.#frame);
    const position = drag.from - drag.moved / this.#size();
    const last = this.count - 1;
    this.#position = this.#options.circular ? position : Math.max(-0.3, Math.min(last + 0.3, position));
    this.#draw();
  }

  #release(event: PointerEvent): void {
    const drag = this.#drag;
    if (!drag || drag.pointerId !== event.pointerId) return;
    this.#drag = null;
    if (!this.isDragging) return;
    this.isDragging = false;
    const isFlick = Math.abs(drag.moved) > 20 && event.timeStamp - drag.at < 250;
    const travelled = -drag.moved / this.#size();
    const steps =
      isFlick || Math.abs(travelled) > 0.3 ? Math.sign(travelled) * Math.max(1, Math.round(Math.abs(travelled))) : 0;
    this.moveTo(this.current + steps, 'touch');
  }
}

function mod(value: number, count: number): number {
  return ((value % count) + count) % count;
}

/** The representative of a difference modulo `count` that is nearest to zero. */
function shortest(difference: number, count: number): number {
  const wrapped = mod(difference, count);
  return wrapped > count / 2 ? wrapped - count : wrapped;
}
