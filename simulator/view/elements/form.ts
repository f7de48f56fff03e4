import { formControlOf, metaOf } from '../element-meta.ts';
import { element } from '../node.ts';
import type { PageServices } from '../page-services.ts';
import type { BuiltIn } from './built-in.ts';

/** A native form that never submits: a `form-type` button collects the values and fires `submit` or `reset`. */
export const form: BuiltIn = ({ props, children }) =>
  element('form', { ...props, onSubmit: (event: Event) => event.preventDefault() }, children);

/** Run by a tapped `form-type` button. */
export function submitFrom(event: Event, formType: string, page: PageServices): void {
  const source = event.currentTarget;
  const owner = source instanceof Element ? source.closest('form') : null;
  if (!(source instanceof Element) || !owner) return;
  if (formType === 'submit') {
    const meta = metaOf(source);
    const buttonTarget = { id: source.id, tagName: 'button', dataset: meta?.dataset ?? {} };
    page.fire(owner, 'submit', { value: formValues(owner), buttonTarget });
  } else if (formType === 'reset') {
    for (const child of owner.querySelectorAll('*')) formControlOf(child)?.reset();
    page.fire(owner, 'reset', {});
  }
}

/** Values of the named controls inside, in document order. */
export function formValues(owner: Element): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const child of owner.querySelectorAll('*')) {
    const control = formControlOf(child);
    const name = control?.name();
    if (control && name) values[name] = control.value();
  }
  return values;
}
