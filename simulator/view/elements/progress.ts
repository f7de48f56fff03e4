import { either, toNumber, toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

/** A native progress bar, as thin as tini-ui's tu-progress needs it: `percent`, `stroke-width` and the two colours. */
export const progress: BuiltIn = ({ attributes, props }) => {
  const bar = toText(either(attributes, 'active-color'));
  const rail = toText(either(attributes, 'background-color'));
  const colors = `${bar ? `;--tini-progress-bar:${bar}` : ''}${rail ? `;--tini-progress-rail:${rail}` : ''}`;
  const height = `height:${toNumber(either(attributes, 'stroke-width'), 4)}px`;
  const value = Math.max(0, Math.min(100, toNumber(attributes['percent'], 0)));
  return element('progress', { ...props, style: `${height}${colors};${toText(props['style'])}`, max: 100, value });
};
