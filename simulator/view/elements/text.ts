import { isOn, toNumber, toText } from '../attributes.ts';
import { element } from '../node.ts';
import type { ViewNode } from '../node.ts';
import type { BuiltIn } from './built-in.ts';

const SPACES: Readonly<Record<string, string>> = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003' };
const ENTITIES: Readonly<Record<string, string>> = { ...SPACES, lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Inline text: `number-of-lines` clamps, `decode` decodes the documented entities, `space` widens blanks. */
export const text: BuiltIn = ({ attributes, props, children }) => {
  const lines = toNumber(attributes['number-of-lines'], 0);
  if (lines > 0) props['style'] = `${clampStyle(lines)};${toText(props['style'])}`;
  if (isOn(attributes['selectable'])) props['tini-selectable'] = '';
  const space = SPACES[toText(attributes['space'])];
  const decode = isOn(attributes['decode']);
  return element(
    'text',
    props,
    children.map((child) => (typeof child === 'string' ? shown(child, decode, space) : child)),
  );
};

function clampStyle(lines: number): string {
  return `display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:${lines};overflow:hidden`;
}

/** A literal `\n` in the markup is a line break (section 3.1). */
function shown(value: string, decode: boolean, space: string | undefined): ViewNode {
  let result = value.replaceAll(String.raw`\n`, '\n');
  if (space) result = result.replaceAll(' ', space);
  if (decode) result = result.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
  return result;
}
