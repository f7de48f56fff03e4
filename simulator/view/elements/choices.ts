import { Component } from 'preact';
import type { VNode } from 'preact';
import { isOn, splitAccessible, toText } from '../attributes.ts';
import { formControlOf, setFormControl } from '../element-meta.ts';
import { component, element } from '../node.ts';
import type { Props } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/**
 * checkbox, radio and switch: a literal element with a transparent native input over a drawn mark, so that labels,
 * keyboard, roles and radio groups are the browser's own.
 */
const choice: BuiltIn = (use) => component(Choice, { key: use.props['key'], use });

export const checkbox = choice;
export const radio = choice;
export const switchElement = choice;

interface ChoiceProps {
  use: BuiltInUse;
}

let groups = 0;

class Choice extends Component<ChoiceProps> {
  #input: HTMLInputElement | null = null;

  override componentDidMount(): void {
    const native = this.#input;
    const host = native?.parentElement;
    if (!native || !host) return;
    native.checked = isOn(this.props.use.attributes['checked']);
    if (this.props.use.tag === 'radio') native.name = groupName(host);
    meanings.set(host, () => this.props.use.attributes['value'] ?? '');
    setFormControl(host, {
      name: () => (this.props.use.tag === 'radio' ? '' : toText(this.props.use.attributes['name'])),
      value: () => native.checked,
      reset: () => (native.checked = isOn(this.props.use.attributes['checked'])),
    });
  }

  override componentDidUpdate(before: ChoiceProps): void {
    const native = this.#input;
    const now = this.props.use.attributes;
    const checked = isOn(now['checked']);
    const changed = checked !== isOn(before.use.attributes['checked']);
    // Rendering after a tap must not undo it: only a changed binding overrides the user, or a controlled switch.
    if (native && (changed || isOn(now['controlled']))) native.checked = checked;
  }

  override render({ use }: ChoiceProps): VNode {
    const { attributes, tag } = use;
    const { outer, inner } = splitAccessible(use.props);
    const color = toText(attributes['color']);
    return element(tag, outer, [
      element('input', {
        key: 'input',
        ref: (native: HTMLInputElement | null) => (this.#input = native),
        type: tag === 'radio' ? 'radio' : 'checkbox',
        ...(tag === 'switch' ? { role: 'switch' } : {}),
        ...inner,
        class: 'tini-native',
        style:
          'position:absolute!important;inset:0!important;width:100%!important;height:100%!important;min-width:0!important;margin:0!important;padding:0!important;border:0!important;opacity:0!important',
        disabled: isOn(attributes['disabled']),
        onChange: (event: Event) => this.#changed(event.currentTarget as HTMLInputElement),
      }),
      element('tini-mark', {
        key: 'mark',
        'aria-hidden': 'true',
        ...(attributes['icon'] === 'minus' ? { 'tini-glyph': 'minus' } : {}),
        ...(color ? { style: `--tini-choice-color:${color}` } : {}),
      }),
    ]);
  }

  #changed(native: HTMLInputElement): void {
    const { use } = this.props;
    const host = native.parentElement;
    if (!host) return;
    const { checked } = native;
    if (use.tag === 'switch' && isOn(use.attributes['controlled'])) {
      native.checked = isOn(use.attributes['checked']);
    }
    // Both spellings of the payload (section 10-20); a radio alone has no event.
    if (use.tag !== 'radio') fire(use, host, 'change', { value: checked, checked });
    const group = host.closest(use.tag === 'radio' ? 'radio-group' : 'checkbox-group');
    if (group && use.tag !== 'switch') use.page.fire(group, 'change', { value: groupValue(group) });
  }
}

function groupName(host: Element): string {
  const group = host.closest('radio-group');
  if (!group) return `radio-${++groups}`;
  if (!group.hasAttribute('tini-group')) group.setAttribute('tini-group', `radio-group-${++groups}`);
  return group.getAttribute('tini-group') ?? '';
}

/** What each choice stands for in its group: its `value` attribute, which may be of any type. */
const meanings = new WeakMap<Element, () => unknown>();

function groupValue(host: Element): unknown {
  const tag = host.localName === 'radio-group' ? 'radio' : 'checkbox';
  const checked = [...host.querySelectorAll(tag)].filter((one) => formControlOf(one)?.value() === true);
  const found = checked.map((one) => meanings.get(one)?.());
  return tag === 'radio' ? (found[0] ?? '') : found;
}

/** A group has its own change event and form value, made of the values of what is checked inside. */
const group: BuiltIn = (use) => component(ChoiceGroup, { key: use.props['key'], use });
export const checkboxGroup = group;
export const radioGroup = group;

class ChoiceGroup extends Component<ChoiceProps> {
  #host: HTMLElement | null = null;

  override componentDidMount(): void {
    const host = this.#host;
    if (!host) return;
    setFormControl(host, {
      name: () => toText(this.props.use.attributes['name']),
      value: () => groupValue(host),
      // The choices inside reset themselves.
      reset: () => undefined,
    });
  }

  override render({ use }: ChoiceProps): VNode {
    const props: Props = {
      role: use.tag === 'radio-group' ? 'radiogroup' : 'group',
      ...use.props,
      ref: (host: HTMLElement | null) => (this.#host = host),
    };
    return element(use.tag, props, use.children);
  }
}
