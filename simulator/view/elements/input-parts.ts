import { convertRpx } from '../rpx.ts';

/**
 * Style sheets written for Tini address parts of an input that a native one does not have: the box of its text
 * (`.t-input-content`, used by tini-ui's stepper and pin) and its placeholder (`placeholder-class`). What such rules
 * would give is measured on probes beside the field and handed to the field itself.
 */
export function styleInputParts(field: HTMLElement, placeholderClass: string, placeholderStyle: string): void {
  const parent = field.parentElement;
  if (!parent) return;
  if (placeholderClass || placeholderStyle) {
    const given = measure(parent, field.className, placeholderClass, convertRpx(placeholderStyle, devicePixelRatio));
    for (const [name, value] of given) field.style.setProperty(`--tini-placeholder-${name}`, value);
  }
  if (field.className === '' || !sheetsMention('.t-input-content')) return;
  for (const [name, value] of measure(parent, field.className, 't-input-content', '')) {
    if (name === 'visibility') field.style.setProperty('-webkit-text-fill-color', 'transparent');
    else field.style.setProperty(name, value);
  }
}

const INHERITED = [
  'color',
  'font-size',
  'font-weight',
  'font-style',
  'text-align',
  'letter-spacing',
  'caret-color',
  'visibility',
];

/** The inherited properties that a part's own class and style change, compared with a part that has neither. */
function measure(
  parent: Element,
  hostClass: string,
  className: string,
  style: string,
): [name: string, value: string][] {
  const host = document.createElement('view');
  host.className = hostClass;
  host.style.cssText = 'position:absolute!important;opacity:0!important;pointer-events:none';
  const part = document.createElement('view');
  part.className = className;
  part.style.cssText = style;
  const plain = document.createElement('view');
  host.append(part, plain);
  parent.append(host);
  const given = getComputedStyle(part);
  const usual = getComputedStyle(plain);
  const changed = INHERITED.map((name): [string, string] => [name, given.getPropertyValue(name)]).filter(
    ([name, value]) => value !== usual.getPropertyValue(name),
  );
  host.remove();
  return changed;
}

let searched = { sheets: -1, found: false };

/** Whether any sheet of the frame has such a selector; looked up again only when there are more sheets. */
function sheetsMention(selector: string): boolean {
  const { styleSheets } = document;
  if (searched.sheets !== styleSheets.length) {
    const rules = Array.from(styleSheets).flatMap((sheet) => Array.from(sheet.cssRules));
    const found = rules.some((rule) => rule instanceof CSSStyleRule && rule.selectorText.includes(selector));
    searched = { sheets: styleSheets.length, found };
  }
  return searched.found;
}
