import { META_PROP } from './element-meta.ts';
import type { ElementMeta } from './element-meta.ts';
import type { Props } from './node.ts';
import { convertRpx } from './rpx.ts';

/** A boolean attribute of a built-in: the words "false" and "true" count as what they say, `''` as true (section 3.2). */
export function isOn(value: unknown, whenAbsent = false): boolean {
  if (value === undefined || value === null) return whenAbsent;
  if (value === '' || value === 'true') return true;
  return value !== 'false' && Boolean(value);
}

/** A numeric attribute; the default when absent or not a number. */
export function toNumber(value: unknown, whenAbsent: number): number {
  if (value === undefined || value === null || value === '' || typeof value === 'boolean') return whenAbsent;
  const number = Number(value);
  return Number.isFinite(number) ? number : whenAbsent;
}

/** Text of an attribute: nothing for null and undefined. */
export function toText(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}

/** An attribute that may be spelled `placeholder-class` or `placeholderClass`. */
export function either(attributes: Readonly<Props>, kebab: string): unknown {
  if (kebab in attributes) return attributes[kebab];
  return attributes[kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
}

/** The attributes every built-in has (section 3.7): class, style, id, hidden, aria-*, role, data-*, hover-class, disable-scroll. */
export function commonProps(attributes: Readonly<Props>, meta: ElementMeta): Props {
  const props: Props = { [META_PROP]: meta };
  for (const name in attributes) {
    const value = attributes[name];
    switch (name) {
      case 'class':
      case 'className': {
        const text = toText(value);
        if (text) props['class'] = props['class'] ? `${String(props['class'])} ${text}` : text;
        break;
      }
      case 'style':
        if (value) props['style'] = convertRpx(toText(value), devicePixelRatio);
        break;
      case 'id':
        if (value !== undefined && value !== null) props['id'] = String(value);
        break;
      case 'hidden':
        if (isOn(value)) props['hidden'] = true;
        break;
      case 'disable-scroll':
        if (isOn(value)) props['tini-still'] = '';
        break;
      case 'animation':
        meta.animation = value;
        break;
      case 'hover-class':
        if (value && value !== 'none') meta.hover = hoverOf(attributes);
        break;
      default:
        if (value !== undefined && value !== null && (name === 'role' || name.startsWith('aria-'))) {
          props[name] = String(value);
        }
    }
  }
  copyDataAttributes(meta.dataset, props);
  return props;
}

function hoverOf(attributes: Readonly<Props>): ElementMeta['hover'] {
  return {
    className: toText(attributes['hover-class']),
    startMs: toNumber(attributes['hover-start-time'], 50),
    stayMs: toNumber(attributes['hover-stay-time'], 400),
  };
}

/** For attribute selectors in TCSS only; handlers read the typed values of the side table. */
function copyDataAttributes(dataset: Readonly<Props>, props: Props): void {
  for (const key in dataset) {
    const value = dataset[key];
    if (typeof value === 'object' || value === undefined) continue;
    props[`data-${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`] = String(value);
  }
}

const ACCESSIBLE = /^(?:role|tabindex|aria-.*)$/;

/** Splits role and aria-* off: for built-ins whose focusable control is inside the literal element. */
export function splitAccessible(props: Props): { outer: Props; inner: Props } {
  const outer: Props = {};
  const inner: Props = {};
  for (const name in props) (ACCESSIBLE.test(name) ? inner : outer)[name] = props[name];
  return { outer, inner };
}
