import { hasHandler, metaOf, onElementRendered } from './element-meta.ts';

/** Elements that are controls by themselves. */
const NATIVE = new Set(['button', 'input', 'textarea', 'label', 'checkbox', 'radio', 'switch', 'form', 'scroll-view']);
const FOCUSABLE = 'button,input,textarea,[tabindex],[role="button"],[role="link"],[role="switch"],[role="checkbox"]';
/** Roles that promise a keyboard user something to operate. */
const WIDGETS = new Set(['button', 'link', 'checkbox', 'radio', 'switch', 'tab', 'option', 'menuitem']);
/** Marks what was added here, so that it can be taken back. */
const ADDED = 'tini-button';
const added = new WeakSet<Element>();

/**
 * Gives tappable plain elements what a button has: role, tab stop and, for a lone icon, a name. An element that has a
 * role of its own, holds other controls, or shows nothing (a mask) stays as it is.
 * Returns the function to run after each commit.
 */
export function installAccessibility(): () => void {
  const touched = new Set<Element>();
  onElementRendered((element, { events }) => {
    // Most elements of a list are neither controls nor tappable, and must cost nothing here.
    if (events.length > 0 || NATIVE.has(element.localName) || added.has(element)) touched.add(element);
  });
  return () => {
    const tappable = new Set<Element>();
    const walked = new Set<Element>();
    for (const element of touched) {
      const meta = metaOf(element);
      const isControl = NATIVE.has(element.localName) || (meta && hasHandler(meta, 'tap'));
      if (isControl) collectTappable(element, tappable, walked);
      else if (element.hasAttribute(ADDED)) removeButton(element);
    }
    touched.clear();
    // Innermost first, so that an inner button is seen by the element around it.
    for (const element of [...tappable].reverse()) decide(element);
  };
}

/** The element and its tappable ancestors, ancestors first. */
function collectTappable(element: Element, tappable: Set<Element>, walked: Set<Element>): void {
  const chain: Element[] = [];
  for (let at: Element | null = element; at && !walked.has(at); at = at.parentElement) {
    walked.add(at);
    const meta = metaOf(at);
    if (meta && !NATIVE.has(at.localName) && hasHandler(meta, 'tap')) chain.push(at);
  }
  for (const found of chain.reverse()) tappable.add(found);
}

function decide(element: Element): void {
  if (!element.isConnected) return;
  const isOurs = element.hasAttribute(ADDED);
  const role = element.getAttribute('role');
  if (!isOurs && role !== null) {
    if (WIDGETS.has(role) && !element.hasAttribute('tabindex')) element.setAttribute('tabindex', '0');
    return;
  }
  if (!isOurs && element.getAttribute('aria-hidden') === 'true' && !isBareIcon(element)) return;
  const shown = element.querySelector(FOCUSABLE) === null && giveName(element);
  if (!shown) removeButton(element);
  else if (!isOurs) {
    if (isBareIcon(element)) element.removeAttribute('aria-hidden');
    element.setAttribute(ADDED, '');
    added.add(element);
    element.setAttribute('role', 'button');
    element.setAttribute('tabindex', '0');
  }
}

function isBareIcon(element: Element): boolean {
  return element.localName === 'icon' && element.getAttribute('aria-hidden') === 'true';
}

function removeButton(element: Element): void {
  if (!element.hasAttribute(ADDED)) return;
  for (const name of [ADDED, 'role', 'tabindex']) element.removeAttribute(name);
}

/** Whether the element has a name or something to show; a lone icon lends its type as the name. */
function giveName(element: Element): boolean {
  if (element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')) return true;
  if ((element.textContent ?? '').trim() !== '' || element.querySelector('[aria-label],img[alt]:not([alt=""])'))
    return true;
  const icon = element.localName === 'icon' ? element : element.querySelector('icon');
  if (icon) {
    // Inside a label the icon's name would become the name of the field.
    if (element.closest('label')) return false;
    element.setAttribute('aria-label', (icon.getAttribute('tini-icon') ?? '').replaceAll('_', ' '));
    return true;
  }
  return element.localName === 'image' || element.querySelector('image') !== null;
}
