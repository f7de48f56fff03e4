import { titleColorOn, withAlpha } from './colors.ts';
import { button, el, replace } from './dom.ts';
import { icon } from './icons.ts';
import type { PageBar } from './page-bar.ts';

export const TITLE_BAR_HEIGHT = 48;

export interface BarActions {
  back(): void;
  home(): void;
  icon(): void;
  search(): void;
  options(): void;
  close(): void;
}

/** The strip of time and battery that every phone has. */
export function statusBar(): HTMLElement {
  return el(
    'div',
    { class: 'status-bar', 'aria-hidden': 'true' },
    el('span', {}, '9:41'),
    el('span', { class: 'battery' }),
  );
}

/** The strip of the phone's status and the app's navigation bar, drawn anew for the top page whenever something of it changes. */
export class NavigationBar {
  readonly element: HTMLElement;
  readonly #actions: BarActions;
  readonly #resolveImage: (source: string) => string;

  constructor(actions: BarActions, resolveImage: (source: string) => string) {
    this.element = el('header', { class: 'navigation' });
    this.#actions = actions;
    this.#resolveImage = resolveImage;
  }

  /** `left`: what stands before the title. `alpha`: how much of the bar's colour shows, 1 unless it is transparent. */
  draw(bar: PageBar, left: 'back' | 'home' | null, alpha: number): void {
    const transparent = bar.transparent !== 'none';
    const color = bar.titleColor || titleColorOn(bar.color, bar.theme);
    const style = this.element.style;
    style.color = color;
    style.backgroundColor = transparent ? withAlpha(bar.color, alpha) : bar.color;
    style.borderBottomColor = transparent && alpha < 1 ? 'transparent' : bar.bottomColor;
    this.element.classList.toggle('dark', color.toUpperCase() === '#FFFFFF');
    replace(
      this.element,
      statusBar(),
      el(
        'div',
        { class: 'title-bar' },
        left === 'back' && button({ class: 'bar-button', 'aria-label': 'Quay lại' }, this.#actions.back, icon('back')),
        left === 'home' && button({ class: 'bar-button', 'aria-label': 'Trang chủ' }, this.#actions.home, icon('home')),
        el(
          'div',
          { class: left === null ? 'bar-title alone' : 'bar-title' },
          bar.search ? this.#search(bar.search) : this.#title(bar),
        ),
        bar.loading && el('span', { class: 'spinner small', role: 'status', 'aria-label': 'Đang tải' }),
        bar.addToDevice && el('span', { class: 'bar-add', 'aria-hidden': 'true' }, icon('plus', 20)),
        bar.icon && this.#customIcon(bar.icon),
        this.#capsule(bar),
      ),
    );
    if (bar.overlay) this.#overlay(bar.overlay);
  }

  #title(bar: PageBar): Node {
    if (bar.image === '') return el('h1', {}, bar.title);
    return el('h1', {}, el('img', { src: this.#resolveImage(bar.image), alt: bar.title }));
  }

  #search({ placeholder, radius }: NonNullable<PageBar['search']>): HTMLElement {
    const box = button({ class: 'bar-search' }, this.#actions.search, placeholder || 'Tìm kiếm');
    if (radius !== '') box.style.borderRadius = radius;
    return box;
  }

  #customIcon(custom: NonNullable<PageBar['icon']>): HTMLElement {
    const name = custom.badge === '' ? 'Nút của ứng dụng' : `Nút của ứng dụng, ${custom.badge} mục`;
    return button(
      { class: 'bar-button custom', 'aria-label': name },
      this.#actions.icon,
      el('img', { src: this.#resolveImage(custom.image), width: custom.width, height: custom.height, alt: '' }),
      custom.badge !== '' && el('span', { class: 'badge', 'aria-hidden': 'true' }, custom.badge),
    );
  }

  #capsule(bar: PageBar): HTMLElement | null {
    if (bar.hideOptions && bar.hideClose) return null;
    return el(
      'div',
      { class: 'capsule' },
      !bar.hideOptions && button({ 'aria-label': 'Tùy chọn' }, this.#actions.options, icon('more', 20)),
      !bar.hideClose && button({ 'aria-label': 'Đóng ứng dụng' }, this.#actions.close, icon('close', 20)),
    );
  }

  #overlay(overlay: NonNullable<PageBar['overlay']>): void {
    const dim = el('div', { class: 'bar-overlay' });
    dim.style.backgroundColor = overlay.color;
    if (overlay.onTap) dim.addEventListener('click', overlay.onTap);
    this.element.append(dim);
  }
}
