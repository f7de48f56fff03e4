import { button, el } from '../dom.ts';
import { icon } from '../icons.ts';
import type { Layer } from '../layers.ts';
import { statusBar } from '../navigation-bar.ts';
import type { PhoneContext } from '../phone-context.ts';

/** A whole screen of the Tiki app over the Tini App, with its own bar. */
export function openTikiScreen(
  phone: PhoneContext,
  title: string,
  onClose: () => void,
): Layer & { body: HTMLElement; footer: HTMLElement } {
  const layer = phone.layers.open({ role: 'dialog', label: title, kind: 'screen', onDismiss: onClose });
  const body = el('div', { class: 'screen-body' });
  const footer = el('div', { class: 'screen-footer' });
  layer.element.append(
    el(
      'header',
      { class: 'screen-header' },
      statusBar(),
      button({ class: 'bar-button', 'aria-label': 'Đóng' }, onClose, icon('close')),
      el('h1', {}, title),
    ),
    body,
    footer,
  );
  return { ...layer, body, footer };
}

/** A picture of the marketplace; where there is none, a plain bag. */
export function picture(phone: PhoneContext, source: string, className: string): HTMLElement {
  const box = el('span', { class: `picture ${className}` }, icon('bag', 32));
  if (source === '') return box;
  const image = el('img', { src: phone.resolveImage(source), alt: '' });
  image.addEventListener('error', () => image.remove(), { once: true });
  box.append(image);
  return box;
}
