import { Component } from 'preact';
import type { VNode } from 'preact';
import { either, isOn, toNumber, toText } from '../attributes.ts';
import { setFormControl } from '../element-meta.ts';
import { component, element } from '../node.ts';
import { Wheel } from '../wheel.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/** Whatever stands in it opens a sheet with one column; the chosen row's index is told (section 4.4). */
export const picker: BuiltIn = (use) => component(Picker, { key: use.props['key'], use });

interface PickerProps {
  use: BuiltInUse;
}

class Picker extends Component<PickerProps, { open: boolean }> {
  override state = { open: false };
  #host: HTMLElement | null = null;
  #wheel: Wheel | null = null;
  #value = toNumber(this.props.use.attributes['value'], 0);

  override componentDidMount(): void {
    if (!this.#host) return;
    setFormControl(this.#host, {
      name: () => toText(this.props.use.attributes['name']),
      value: () => this.#value,
      reset: () => (this.#value = toNumber(this.props.use.attributes['value'], 0)),
    });
  }

  override componentDidUpdate(before: PickerProps): void {
    const bound = this.props.use.attributes['value'];
    if (bound !== before.use.attributes['value']) this.#value = toNumber(bound, 0);
  }

  override render({ use }: PickerProps, { open }: { open: boolean }): VNode {
    const disabled = isOn(use.attributes['disabled']);
    const props = {
      role: 'button',
      tabIndex: disabled ? -1 : 0,
      'aria-haspopup': 'listbox',
      ...use.props,
      ref: (host: HTMLElement | null) => (this.#host = host),
      onClick: () => !disabled && !open && this.setState({ open: true }),
      onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && !disabled && this.setState({ open: true }),
    };
    return element('picker', props, [...use.children, ...(open ? [this.#sheet()] : [])]);
  }

  #sheet(): VNode {
    const { attributes } = this.props.use;
    const title = toText(attributes['title']);
    const rows = this.#rows().map((row, index) => element('tini-row', { key: index }, [row]));
    return element('tini-sheet', { key: 'sheet', onClick: (event: Event) => this.#aside(event) }, [
      element('tini-panel', { key: 'panel', role: 'dialog', 'aria-modal': 'true', 'aria-label': title || 'Chọn' }, [
        element('tini-title', { key: 'title' }, [title]),
        element(
          'tini-wheel',
          { key: 'wheel', role: 'listbox', tabIndex: 0, ref: (box: HTMLElement | null) => this.#hold(box) },
          rows,
        ),
        element(
          'button',
          {
            key: 'confirm',
            type: 'button',
            class: toText(either(attributes, 'confirm-button-class')),
            onClick: (event: Event) => this.#confirm(event),
          },
          [toText(either(attributes, 'confirm-button-text')) || 'OK'],
        ),
      ]),
    ]);
  }

  #rows(): string[] {
    const { attributes } = this.props.use;
    const key = toText(either(attributes, 'range-key'));
    const range: readonly unknown[] = Array.isArray(attributes['range']) ? attributes['range'] : [];
    return range.map((row) =>
      toText(key !== '' && typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[key] : row),
    );
  }

  #hold(box: HTMLElement | null): void {
    if (!box) this.#wheel?.dispose();
    this.#wheel = box && new Wheel(box, () => undefined);
    // The rows are in the box once this tick is over.
    if (box) queueMicrotask(() => this.#wheel?.place(this.#value));
  }

  #aside(event: Event): void {
    event.stopPropagation();
    if (event.target === event.currentTarget) this.setState({ open: false });
  }

  #confirm(event: Event): void {
    event.stopPropagation();
    this.#value = this.#wheel?.index ?? this.#value;
    this.setState({ open: false });
    if (this.#host) fire(this.props.use, this.#host, 'change', { value: this.#value });
  }
}
