import { Component } from 'preact';
import type { VNode } from 'preact';
import { either, isOn, toNumber, toText } from '../attributes.ts';
import { setFormControl } from '../element-meta.ts';
import { component, element } from '../node.ts';
import type { Props } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';
import { styleInputParts } from './input-parts.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

/** `input` and `textarea` are the native elements of the same names. */
export const input: BuiltIn = (use) => component(TextField, { key: use.props['key'], use });
export const textarea: BuiltIn = input;

/** How long what the user typed may come back from the app without overwriting what was typed since. */
const ECHO_MS = 1000;
/** A `controlled` field whose handler did not accept the text shows the bound value again after this long. */
const CONTROLLED_MS = 200;

/** Types whose native widget would hide invalid text from the app keep the plain one with the right keyboard. */
const KEYBOARDS: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  decimal: 'decimal',
  email: 'email',
};
const NATIVE_TYPES = new Set(['tel', 'url', 'search', 'password']);

interface FieldProps {
  use: BuiltInUse;
}

class TextField extends Component<FieldProps, { length: number }> {
  override state = { length: 0 };
  #field: Field | null = null;
  #sent: { value: string; at: number }[] = [];
  #settle: ReturnType<typeof setTimeout> | undefined;

  override componentDidMount(): void {
    const field = this.#field;
    if (!field) return;
    const { attributes } = this.props.use;
    this.#show(toText(attributes['value']));
    this.#styleParts();
    if (isOn(attributes['focus'])) field.focus({ preventScroll: true });
    setFormControl(field, {
      name: () => toText(this.props.use.attributes['name']),
      value: () => field.value,
      reset: () => this.#show(toText(this.props.use.attributes['value'])),
    });
  }

  override componentDidUpdate(before: FieldProps): void {
    const field = this.#field;
    if (!field) return;
    const old = before.use.attributes;
    const now = this.props.use.attributes;
    const controlled = isOn(now['controlled']);
    if (now['value'] !== old['value'] || controlled) this.#follow(toText(now['value']));
    if (isOn(now['focus']) !== isOn(old['focus'])) {
      if (isOn(now['focus'])) field.focus();
      else field.blur();
    }
    const hasNewLook = ['style', 'class'].some((name) => this.props.use.props[name] !== before.use.props[name]);
    if (hasNewLook || either(now, 'placeholder-style') !== either(old, 'placeholder-style')) this.#styleParts();
    this.#grow();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#settle);
  }

  override render({ use }: FieldProps): VNode {
    const { attributes, tag } = use;
    const maxLength = toNumber(attributes['maxlength'], 140);
    const props: Props = {
      ...use.props,
      ref: (field: Field | null) => (this.#field = field),
      placeholder: toText(attributes['placeholder']),
      disabled: isOn(attributes['disabled']),
      readOnly: isOn(attributes['readonly']),
      enterkeyhint: toText(either(attributes, 'confirm-type')) || 'done',
      autocomplete: 'off',
      ...(maxLength >= 0 ? { maxLength } : {}),
      // The runtime's own class, which tini-ui's sheets ask for.
      ...(isOn(attributes['disabled']) ? { class: `${toText(use.props['class'])} t-input-disabled`.trim() } : {}),
      onInput: (event: Event) => this.#typed(event),
      onFocus: (event: Event) => this.#focused(event),
      onBlur: (event: Event) => fire(use, event, 'blur', { value: this.#value() }),
      onKeyDown: (event: KeyboardEvent) => this.#pressed(event),
    };
    if (tag === 'input') return element('input', { ...props, ...typeProps(attributes) });
    const field = element('textarea', { rows: 3, ...props });
    if (!isOn(attributes['show-count'], true) || maxLength < 0) return field;
    const count = element('tini-count', { key: 'count', 'aria-hidden': 'true' }, [`${this.state.length}/${maxLength}`]);
    return element('tini-field', { key: use.props['key'] }, [field, count]);
  }

  #value(): string {
    return this.#field?.value ?? '';
  }

  #typed(event: Event): void {
    const value = this.#value();
    this.#sent.push({ value, at: performance.now() });
    this.#grow();
    if (this.props.use.tag === 'textarea') this.setState({ length: value.length });
    fire(this.props.use, event, 'input', { value, cursor: this.#field?.selectionStart ?? value.length });
    if (!isOn(this.props.use.attributes['controlled'])) return;
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => this.#show(toText(this.props.use.attributes['value'])), CONTROLLED_MS);
  }

  #focused(event: Event): void {
    const { attributes } = this.props.use;
    const start = toNumber(either(attributes, 'selection-start'), toNumber(attributes['cursor'], -1));
    const end = toNumber(either(attributes, 'selection-end'), start);
    if (start >= 0) this.#field?.setSelectionRange(start, end);
    fire(this.props.use, event, 'focus', { value: this.#value() });
  }

  #pressed(event: KeyboardEvent): void {
    const { use } = this.props;
    fire(use, event, 'keyDown', { value: this.#value(), key: event.key, keyCode: event.keyCode });
    if (event.key === 'Enter' && use.tag === 'input' && !event.isComposing) {
      fire(use, event, 'confirm', { value: this.#value() });
    }
  }

  /** Takes over a bound value, unless it is an echo of text that the user has typed past meanwhile. */
  #follow(value: string): void {
    const since = performance.now() - ECHO_MS;
    this.#sent = this.#sent.filter((sent) => sent.at > since);
    const echo = this.#sent.findIndex((sent) => sent.value === value);
    const typedPast = echo >= 0 && echo < this.#sent.length - 1;
    if (echo >= 0) this.#sent.splice(0, echo + 1);
    if (!typedPast && !this.#isAwaited(value)) this.#show(value);
  }

  /** A controlled field that is redrawn for another reason while its text is still on the way to the app. */
  #isAwaited(value: string): boolean {
    return this.#sent.length > 0 && isOn(this.props.use.attributes['controlled']) && value !== this.#value();
  }

  #show(value: string): void {
    const field = this.#field;
    if (!field) return;
    clearTimeout(this.#settle);
    if (field.value !== value) field.value = value;
    if (this.props.use.tag === 'textarea' && this.state.length !== value.length)
      this.setState({ length: value.length });
    this.#grow();
  }

  #grow(): void {
    const field = this.#field;
    if (!field || this.props.use.tag !== 'textarea' || !isOn(either(this.props.use.attributes, 'auto-height'))) return;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight}px`;
  }

  #styleParts(): void {
    const { attributes } = this.props.use;
    if (!this.#field) return;
    styleInputParts(
      this.#field,
      toText(either(attributes, 'placeholder-class')).trim(),
      toText(either(attributes, 'placeholder-style')),
    );
  }
}

function typeProps(attributes: Readonly<Props>): Props {
  const type = toText(attributes['type']);
  if (isOn(attributes['password'])) {
    return { type: 'password', ...(KEYBOARDS[type] ? { inputMode: KEYBOARDS[type] } : {}) };
  }
  if (NATIVE_TYPES.has(type)) return { type };
  return { type: 'text', inputMode: KEYBOARDS[type] ?? 'text' };
}
