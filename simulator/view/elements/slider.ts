import { Component } from 'preact';
import type { VNode } from 'preact';
import { either, isOn, splitAccessible, toNumber, toText } from '../attributes.ts';
import { setFormControl } from '../element-meta.ts';
import { component, element } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/** A native range over a drawn rail, so that keyboard and assistive technology work (section 4.4). */
export const slider: BuiltIn = (use) => component(Slider, { key: use.props['key'], use });

interface SliderProps {
  use: BuiltInUse;
}

class Slider extends Component<SliderProps, { value: number; held: boolean }> {
  override state = { value: toNumber(this.props.use.attributes['value'], 0), held: false };
  #host: HTMLElement | null = null;

  override componentDidMount(): void {
    if (!this.#host) return;
    setFormControl(this.#host, {
      name: () => toText(this.props.use.attributes['name']),
      value: () => this.state.value,
      reset: () => this.setState({ value: this.#bound() }),
    });
  }

  override componentDidUpdate(before: SliderProps): void {
    const bound = this.#bound();
    const changed = bound !== toNumber(before.use.attributes['value'], 0);
    if ((changed || this.#controlled()) && !this.state.held && bound !== this.state.value)
      this.setState({ value: bound });
  }

  override render({ use }: SliderProps, { value, held }: { value: number; held: boolean }): VNode {
    const { attributes } = use;
    const { outer, inner } = splitAccessible(use.props);
    const [min, max] = [toNumber(attributes['min'], 0), toNumber(attributes['max'], 100)];
    const share = max > min ? (100 * (Math.min(max, Math.max(min, value)) - min)) / (max - min) : 0;
    const tooltip = held && isOn(either(attributes, 'show-tooltip'), true);
    return element(
      'slider',
      { ...outer, ref: (host: HTMLElement | null) => (this.#host = host), style: this.#style(share) },
      [
        element('input', {
          key: 'input',
          type: 'range',
          ...inner,
          class: 'tini-range',
          min,
          max,
          step: toNumber(attributes['step'], 1),
          value,
          disabled: isOn(attributes['disabled']),
          onInput: (event: Event) => this.#moved(event, 'changing'),
          onChange: (event: Event) => this.#moved(event, 'change'),
        }),
        ...(tooltip ? [element('tini-tooltip', { key: 'tooltip', 'aria-hidden': 'true' }, [String(value)])] : []),
      ],
    );
  }

  #bound(): number {
    return toNumber(this.props.use.attributes['value'], 0);
  }

  #controlled(): boolean {
    return isOn(this.props.use.attributes['controlled']);
  }

  #style(share: number): string {
    const { attributes, props } = this.props.use;
    const variables = {
      share: `${share}%`,
      active: toText(either(attributes, 'active-color')),
      rail: toText(either(attributes, 'background-color')),
      handle: toText(either(attributes, 'handle-color')),
      'handle-size': `${toNumber(either(attributes, 'handle-size'), 24)}px`,
      'rail-size': `${toNumber(either(attributes, 'rail-size'), 4)}px`,
    };
    const set = Object.entries(variables).filter(([, setting]) => setting !== '');
    return `${set.map(([name, setting]) => `--tini-slider-${name}:${setting}`).join(';')};${toText(props['style'])}`;
  }

  #moved(event: Event, type: 'change' | 'changing'): void {
    const native = event.currentTarget as HTMLInputElement;
    const value = Number(native.value);
    const { use } = this.props;
    if (this.#host) fire(use, this.#host, type, { value });
    const controlled = this.#controlled() && type === 'change';
    this.setState({ value: controlled ? this.#bound() : value, held: type === 'changing' });
  }
}
