import { Component } from 'preact';
import type { VNode } from 'preact';
import { either, toText } from '../attributes.ts';
import { component, element } from '../node.ts';
import { Wheel } from '../wheel.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/** Columns that each rest on one row; `value` are their rows (section 4.4). */
export const pickerView: BuiltIn = (use) => component(PickerView, { key: use.props['key'], use });

export const pickerViewColumn: BuiltIn = ({ props, children }) =>
  element('picker-view-column', { role: 'listbox', tabIndex: 0, ...props }, children);

interface PickerProps {
  use: BuiltInUse;
}

class PickerView extends Component<PickerProps> {
  #host: HTMLElement | null = null;
  #wheels: { column: Element; wheel: Wheel }[] = [];

  override componentDidMount(): void {
    this.#connect();
    this.#follow();
  }

  override componentDidUpdate(before: PickerProps): void {
    const added = this.#connect();
    const changed =
      JSON.stringify(before.use.attributes['value']) !== JSON.stringify(this.props.use.attributes['value']);
    if (changed || added) this.#follow();
  }

  override componentWillUnmount(): void {
    for (const { wheel } of this.#wheels) wheel.dispose();
  }

  override render({ use }: PickerProps): VNode {
    const part = (name: string): VNode =>
      element(`tini-${name}`, {
        key: name,
        'aria-hidden': 'true',
        class: toText(either(use.attributes, `${name}-class`)),
        style: toText(either(use.attributes, `${name}-style`)),
      });
    return element('picker-view', { ...use.props, ref: (host: HTMLElement | null) => (this.#host = host) }, [
      ...use.children,
      part('mask'),
      part('indicator'),
    ]);
  }

  /** Columns may come and go; whether any came. */
  #connect(): boolean {
    const columns = [...(this.#host?.querySelectorAll<HTMLElement>('picker-view-column') ?? [])];
    const known = new Map(this.#wheels.map(({ column, wheel }) => [column, wheel]));
    const added = columns.some((column) => !known.has(column));
    this.#wheels = columns.map((column) => ({
      column,
      wheel: known.get(column) ?? new Wheel(column, () => this.#moved()),
    }));
    return added;
  }

  #follow(): void {
    const value = this.props.use.attributes['value'];
    const rows: readonly unknown[] = Array.isArray(value) ? value : [];
    for (const [index, { wheel }] of this.#wheels.entries()) wheel.place(Number(rows[index]) || 0);
  }

  #moved(): void {
    if (this.#host) fire(this.props.use, this.#host, 'change', { value: this.#wheels.map(({ wheel }) => wheel.index) });
  }
}
