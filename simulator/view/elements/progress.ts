import { either, isOn, toNumber, toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

/** A native progress bar, as thin as tini-ui's tu-progress needs it; `show-info` writes the percentage beside it. */
export const progress: BuiltIn = ({ attributes, props }) => {
  const bar = toText(either(attributes, 'active-color'));
  const rail = toText(either(attributes, 'background-color'));
  const radius = toNumber(either(attributes, 'border-radius'), -1);
  const colors = `${bar ? `;--tini-progress-bar:${bar}` : ''}${rail ? `;--tini-progress-rail:${rail}` : ''}`;
  const height = `height:${toNumber(either(attributes, 'stroke-width'), 4)}px`;
  const corner = radius >= 0 ? `;border-radius:${radius}px` : '';
  const value = Math.max(0, Math.min(100, toNumber(attributes['percent'], 0)));
  const { key, ...own } = props;
  const native = element('progress', {
    key: key ?? 'bar',
    ...own,
    style: `${height}${colors}${corner};${toText(props['style'])}`,
    ...(isOn(attributes['active']) ? { 'tini-active': '' } : {}),
    max: 100,
    value,
  });
  if (!isOn(either(attributes, 'show-info'))) return native;
  const size = toNumber(either(attributes, 'font-size'), 14);
  const info = element('tini-info', { key: 'info', style: `font-size:${size}px` }, [`${value}%`]);
  return element('tini-progress', { key }, [native, info]);
};
