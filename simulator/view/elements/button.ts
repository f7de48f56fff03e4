import { either, isOn, toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';
import { submitFrom } from './form.ts';

/** A native button; `loading` disables it and shows a spinner. Unknown types are solid (section 10-38). */
export const button: BuiltIn = ({ attributes, props, children, page }) => {
  const type = toText(attributes['type']);
  const size = toText(attributes['size']);
  const loading = isOn(attributes['loading']);
  const formType = toText(either(attributes, 'form-type'));
  const all = {
    ...props,
    type: 'button',
    disabled: loading || isOn(attributes['disabled']),
    'tini-type': type === 'outline' || type === 'ghost' ? type : 'solid',
    'tini-size': size === 'medium' || size === 'small' ? size : 'large',
    ...(loading ? { 'aria-busy': 'true' } : {}),
    ...(formType ? { onClick: (event: Event) => submitFrom(event, formType, page) } : {}),
  };
  if (!loading) return element('button', all, children);
  return element('button', all, [
    element('tini-spinner', { key: 'spinner', class: 't-loading-indicator' }),
    ...children,
  ]);
};
