import { toNumber, toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';
import { glyphMask } from './glyphs.ts';

/**
 * A glyph as a mask over the current colour: an inline SVG would be repainted by rules such as tini-ui's
 * `.tu-button-icon *{fill:currentColor}`.
 */
export const icon: BuiltIn = ({ attributes, props, page }) => {
  const type = toText(attributes['type']);
  const mask = glyphMask(type);
  if (!mask && type) page.report(`<icon type="${type}"> is not an icon of the preview; nothing is drawn`);
  const size = toNumber(attributes['size'], 24);
  const color = toText(attributes['color']);
  const isNamed = 'aria-label' in props;
  const accessible = isNamed ? { role: 'img' } : { 'aria-hidden': 'true' };
  const style = `width:${size}px;height:${size}px${color ? `;color:${color}` : ''};${mask ? `mask-image:${mask}` : 'visibility:hidden'}`;
  return element('icon', { ...accessible, ...props, 'tini-icon': type }, [
    element('tini-glyph', { key: 'glyph', style }),
  ]);
};
