import { Component } from 'preact';
import type { VNode } from 'preact';
import { isOn, toNumber, toText } from '../attributes.ts';
import { component, element } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';
import { SlideTrack } from './slide-track.ts';

/** A slide; the base sheet stacks all of them in one cell, so the tallest gives the height. */
export const carouselItem: BuiltIn = ({ props, children }) => element('carousel-item', props, children);

export const carousel: BuiltIn = (use) => component(Carousel, { key: use.props['key'], use });

interface CarouselProps {
  use: BuiltInUse;
}

interface CarouselState {
  current: number;
  count: number;
}

class Carousel extends Component<CarouselProps, CarouselState> {
  override state = { current: 0, count: 0 };
  #track: SlideTrack | null = null;
  #element: HTMLElement | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;

  override componentDidMount(): void {
    if (!this.#element) return;
    this.#track = new SlideTrack(this.#element, (current, source) => this.#moved(current, source));
    this.#configure();
    this.#track.place(toNumber(this.props.use.attributes['current'], 0), 0);
    this.setState({ current: this.#track.current, count: this.#track.count });
  }

  override componentDidUpdate(before: CarouselProps): void {
    const track = this.#track;
    if (!track) return;
    this.#configure();
    const old = before.use.attributes['current'];
    const now = this.props.use.attributes['current'];
    const bound = toNumber(now, 0);
    if (now !== old && bound !== track.current) track.moveTo(bound, 'code');
    else track.refresh();
    if (track.count !== this.state.count) this.setState({ count: track.count, current: track.current });
  }

  override componentWillUnmount(): void {
    clearInterval(this.#timer);
    this.#track?.dispose();
  }

  override render({ use }: CarouselProps, { current, count }: CarouselState): VNode {
    const { attributes } = use;
    const vertical = isOn(attributes['vertical']);
    const track = element(
      'tini-slides',
      {
        key: 'slides',
        ref: (slides: HTMLElement | null) => (this.#element = slides),
        'tini-vertical': vertical ? '' : undefined,
      },
      use.children,
    );
    return element('carousel', { role: 'group', 'aria-roledescription': 'carousel', ...use.props }, [
      track,
      ...(isOn(attributes['indicator-dots']) && count > 1 ? [dots(attributes, current, count, vertical)] : []),
      ...(isOn(attributes['arrows']) && count > 1 ? [this.#arrow(-1, '‹', 'Trước'), this.#arrow(1, '›', 'Sau')] : []),
    ]);
  }

  #configure(): void {
    const { attributes } = this.props.use;
    this.#track?.configure({
      circular: isOn(attributes['circular']),
      vertical: isOn(attributes['vertical']),
      draggable: !isOn(attributes['disable-touch']),
      durationMs: toNumber(attributes['duration'], 500),
      spacing: toNumber(attributes['spacing'], 0),
    });
    clearInterval(this.#timer);
    if (!isOn(attributes['autoplay'])) return;
    this.#timer = setInterval(() => this.#advance(), toNumber(attributes['interval'], 5000));
  }

  #advance(): void {
    const track = this.#track;
    if (!track || document.hidden || track.isDragging || track.count < 2) return;
    track.moveTo((track.current + 1) % track.count, 'autoplay');
  }

  #arrow(step: number, sign: string, name: string): VNode {
    const go = (event: Event): void => {
      event.stopPropagation();
      const track = this.#track;
      if (track) track.moveTo(track.current + step, 'touch');
    };
    return element(
      'tini-arrow',
      { key: name, role: 'button', tabIndex: 0, 'aria-label': name, 'tini-step': step, onClick: go },
      [sign],
    );
  }

  #moved(current: number, source: string): void {
    this.setState({ current });
    const host = this.#element?.parentElement;
    if (host) fire(this.props.use, host, 'change', { current, source });
  }
}

function dots(attributes: Readonly<Record<string, unknown>>, current: number, count: number, vertical: boolean): VNode {
  const idle = toText(attributes['indicator-color']);
  const active = toText(attributes['indicator-active-color']);
  const list = Array.from({ length: count }, (_, index) => {
    const isActive = index === current;
    const color = isActive ? active : idle;
    return element('tini-dot', {
      key: index,
      ...(isActive ? { 'tini-active': '' } : {}),
      ...(color ? { style: `background:${color}` } : {}),
    });
  });
  return element('tini-dots', { key: 'dots', 'aria-hidden': 'true', 'tini-vertical': vertical ? '' : undefined }, list);
}
