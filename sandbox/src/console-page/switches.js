/** Every undocumented rule: what holds now, what instead, and what the documents say. */
import { el } from './view.js';

function switchRow({ name, value, default: byDefault, on, off, section, source }, act) {
  const input = el('input', 'toggle');
  Object.assign(input, { type: 'checkbox', checked: value, id: `switch-${name}` });
  input.setAttribute('role', 'switch');
  input.addEventListener('change', () => act('/switches', { [name]: input.checked }));
  const changed = value === byDefault ? '' : el('span', 'tag', 'changed');
  const text = el(
    'span',
    'text',
    el('span', 'rule', `${value ? on : off}.`, changed),
    el('span', 'quiet', `${value ? 'Off' : 'On'}: ${value ? off : on}.`),
    el('span', 'quiet source', el('code', '', name), ` § ${section}. ${source}`),
  );
  return el('label', 'switch', input, text);
}

/** One group under its title. */
export function switchGroup({ group, items }, act) {
  return el('section', 'group', el('h2', '', group), el('div', 'list', ...items.map((item) => switchRow(item, act))));
}
