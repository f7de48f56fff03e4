import { Component } from 'preact';
import type { VNode } from 'preact';
import { either, isOn, toNumber, toText } from '../attributes.ts';
import { component, element } from '../node.ts';
import type { Props } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/** The runtime's own classes, by which style sheets size the two. */
const withOwnClass = (props: Props, name: string): Props => ({
  ...props,
  class: `${name} ${toText(props['class'])}`.trim(),
});

export const movableArea: BuiltIn = ({ props, children }) =>
  element('movable-area', withOwnClass(props, 't-movable-area'), children);

/** What a finger or the mouse moves inside its movable-area (section 4.4). */
export const movableView: BuiltIn = (use) => component(MovableView, { key: use.props['key'], use });

interface MovableProps {
  use: BuiltInUse;
}

class MovableView extends Component<MovableProps> {
  #host: HTMLElement | null = null;
  #at = { x: 0, y: 0 };
  #held: { pointerId: number; x: number; y: number } | null = null;
  readonly #abort = new AbortController();

  override componentDidMount(): void {
    const { signal } = this.#abort;
    this.#host?.addEventListener('pointerdown', (event) => this.#grab(event), { signal });
    addEventListener('pointermove', (event) => this.#move(event), { signal });
    for (const name of ['pointerup', 'pointercancel'] as const)
      addEventListener(name, () => (this.#held = null), { signal });
    this.#place(toNumber(this.props.use.attributes['x'], 0), toNumber(this.props.use.attributes['y'], 0), '');
  }

  override componentDidUpdate({ use }: MovableProps): void {
    const now = this.props.use.attributes;
    const changed = now['x'] !== use.attributes['x'] || now['y'] !== use.attributes['y'];
    if (changed) this.#place(toNumber(now['x'], this.#at.x), toNumber(now['y'], this.#at.y), '');
    else this.#draw();
  }

  override componentWillUnmount(): void {
    this.#abort.abort();
  }

  override render({ use }: MovableProps): VNode {
    return element(
      'movable-view',
      { ...use.props, ref: (host: HTMLElement | null) => (this.#host = host) },
      use.children,
    );
  }

  #grab(event: PointerEvent): void {
    const { attributes } = this.props.use;
    if (isOn(attributes['disabled']) || !this.#direction) return;
    this.#held = { pointerId: event.pointerId, x: event.clientX - this.#at.x, y: event.clientY - this.#at.y };
  }

  #move(event: PointerEvent): void {
    if (this.#held?.pointerId !== event.pointerId) return;
    const way = this.#direction;
    const x = way === 'vertical' ? this.#at.x : event.clientX - this.#held.x;
    const y = way === 'horizontal' ? this.#at.y : event.clientY - this.#held.y;
    this.#place(x, y, 'touch');
  }

  get #direction(): string {
    const way = toText(this.props.use.attributes['direction']) || 'none';
    return way === 'none' ? '' : way;
  }

  /** Inside its area, unless it may go out; a view larger than the area always covers it. */
  #place(x: number, y: number, source: string): void {
    const host = this.#host;
    const area = host?.parentElement;
    if (!host || !area) return;
    const free = isOn(either(this.props.use.attributes, 'out-of-bounds'));
    const clamp = (at: number, room: number): number =>
      free ? at : Math.max(Math.min(0, room), Math.min(at, Math.max(0, room)));
    const to = {
      x: clamp(x, area.clientWidth - host.offsetWidth),
      y: clamp(y, area.clientHeight - host.offsetHeight),
    };
    const moved = to.x !== this.#at.x || to.y !== this.#at.y;
    this.#at = to;
    this.#draw();
    if (moved) fire(this.props.use, host, 'change', { ...to, source });
  }

  #draw(): void {
    const scale = toNumber(either(this.props.use.attributes, 'scale-value'), 1);
    if (this.#host) this.#host.style.transform = `translate(${this.#at.x}px,${this.#at.y}px) scale(${scale})`;
  }
}
