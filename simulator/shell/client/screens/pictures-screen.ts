import { button, el } from '../dom.ts';
import { icon } from '../icons.ts';
import type { PhoneContext } from '../phone-context.ts';

/** `my.previewImage`: one picture at a time over the whole phone; resolves when it is closed. */
export function showPictures(phone: PhoneContext, urls: readonly string[], first: number): Promise<void> {
  return new Promise((resolve) => {
    let current = Math.max(0, Math.min(first, urls.length - 1));
    const done = () => {
      layer.close();
      resolve();
    };
    const layer = phone.layers.open({ role: 'dialog', label: 'Xem ảnh', kind: 'screen', onDismiss: done });
    const picture = el('img', { alt: '' });
    const count = el('span', { role: 'status' });
    const show = (index: number) => {
      current = (index + urls.length) % urls.length;
      picture.src = urls[current] ?? '';
      picture.alt = `Ảnh ${current + 1}`;
      count.textContent = `${current + 1}/${urls.length}`;
    };
    const arrow = (name: string, step: number) =>
      urls.length > 1 &&
      button({ class: 'picture-step', 'aria-label': name }, () => show(current + step), step < 0 ? '‹' : '›');
    layer.element.classList.add('pictures');
    layer.element.append(
      el('header', {}, count, button({ class: 'sheet-close', 'aria-label': 'Đóng' }, done, icon('close', 22))),
      el('div', { class: 'picture-stage' }, picture),
      el('footer', {}, arrow('Ảnh trước', -1) || '', arrow('Ảnh sau', 1) || ''),
    );
    show(current);
  });
}
