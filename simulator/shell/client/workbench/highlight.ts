import type { ElementMeta } from '../../../view/element-meta.ts';

const STYLE =
  'outline: 2px solid #1a94ff !important; outline-offset: -2px; background-image: linear-gradient(#1a94ff33, #1a94ff33)';
const SHOWN_MS = 1_500;

/** Outlines for a moment what a component has drawn on the page on top; the page itself for ''. */
export function highlight(phone: HTMLIFrameElement, address: string): void {
  const frame = phone.contentDocument?.querySelector<HTMLIFrameElement>('iframe[data-tini-page]:not([inert])');
  const page = frame?.contentDocument?.querySelector('page');
  if (!page) return;
  const owned = [...page.querySelectorAll<HTMLElement & { tiniMeta?: ElementMeta }>('*')].filter(({ tiniMeta }) => {
    const owner = tiniMeta?.owner;
    return owner !== undefined && (owner === address || owner.startsWith(`${address}/`));
  });
  // Only what stands outermost: the rest is inside it.
  const outer = owned.filter((element) => !owned.some((other) => other !== element && other.contains(element)));
  outer[0]?.scrollIntoView({ block: 'nearest' });
  for (const element of outer) {
    const before = element.getAttribute('style') ?? '';
    element.setAttribute('style', `${before}; ${STYLE}`);
    setTimeout(() => element.setAttribute('style', before), SHOWN_MS);
  }
}
