import type { TabBar, TabBarItem } from '../../protocol/app-description.ts';
import { button, el, replace } from './dom.ts';
import { badgeText } from './page-bar.ts';

export const TAB_BAR_HEIGHT = 49;

interface TabMark {
  text: string;
  textColor: string;
  backgroundColor: string;
}

type Values = Readonly<Record<string, unknown>>;

/** The tab bar: shown under tab pages only, unless the app hides it. */
export class TabBarView {
  readonly element: HTMLElement;
  readonly #resolveImage: (source: string) => string;
  readonly #onTap: (index: number) => void;
  #bar: TabBar | null;
  readonly #items: TabBarItem[];
  readonly #marks = new Map<number, TabMark>();
  #selected: number | null = null;
  #hiddenByApp = false;

  constructor(bar: TabBar | null, resolveImage: (source: string) => string, onTap: (index: number) => void) {
    this.element = el('nav', { class: 'tab-bar' });
    this.#bar = bar;
    this.#items = [...(bar?.items ?? [])];
    this.#resolveImage = resolveImage;
    this.#onTap = onTap;
    this.#draw();
  }

  get visible(): boolean {
    return this.#bar !== null && this.#selected !== null && !this.#hiddenByApp;
  }

  /** Null: the top page is not a tab. */
  select(index: number | null): void {
    if (this.#selected === index) return;
    this.#selected = index;
    this.#draw();
  }

  setHidden(hidden: boolean): void {
    this.#hiddenByApp = hidden;
    this.#draw();
  }

  /** Another name and other pictures for one tab. */
  setItem(index: number, look: Pick<TabBarItem, 'name' | 'icon' | 'activeIcon'>): void {
    const item = this.#items[index];
    if (!item) return;
    this.#items[index] = { ...item, ...look };
    this.#draw();
  }

  /** Badge and red dot share one place. */
  setDot(index: number): void {
    this.#mark(index, { text: '', textColor: '', backgroundColor: '#FF424E' });
  }

  /** Empty colours stay as they are. */
  setStyle(change: Omit<TabBar, 'items'>): void {
    if (!this.#bar) return;
    const given = Object.entries(change).filter(([, color]) => color !== '');
    this.#bar = { ...this.#bar, ...(Object.fromEntries(given) as Partial<TabBar>) };
    this.#draw();
  }

  setBadge(index: number, text: unknown, style: Values): void {
    const textColor = String(style['textColor'] ?? '#fff');
    this.#mark(index, {
      text: badgeText(text),
      textColor,
      backgroundColor: String(style['backgroundColor'] ?? '#FD8209'),
    });
  }

  clearMark(index: number): void {
    this.#marks.delete(index);
    this.#draw();
  }

  #mark(index: number, mark: TabMark): void {
    if (!this.#items[index]) return;
    this.#marks.set(index, mark);
    this.#draw();
  }

  #draw(): void {
    this.element.hidden = !this.visible;
    const bar = this.#bar;
    if (!bar) return;
    this.element.style.backgroundColor = bar.backgroundColor;
    this.element.style.borderTopColor = bar.borderTopColor;
    const focused = this.element.contains(document.activeElement);
    const tabs = this.#items.map((item, index) => this.#tab(bar, item, index));
    replace(this.element, el('div', { role: 'tablist', 'aria-label': 'Thanh điều hướng' }, ...tabs));
    if (focused) tabs[this.#selected ?? 0]?.focus();
  }

  #tab(bar: TabBar, item: TabBarItem, index: number): HTMLElement {
    const active = index === this.#selected;
    const source = (active && item.activeIcon) || item.icon;
    const tab = button(
      { role: 'tab', 'aria-selected': active ? 'true' : 'false', class: 'tab' },
      () => this.#onTap(index),
      source !== '' && el('span', { class: 'tab-icon' }, el('img', { src: this.#resolveImage(source), alt: '' })),
      el('span', { class: 'tab-name' }, item.name),
    );
    tab.style.color = active ? bar.selectedColor : bar.textColor;
    const mark = this.#marks.get(index);
    if (mark) tab.append(markElement(mark));
    return tab;
  }
}

function markElement(mark: TabMark): HTMLElement {
  const element = el('span', { class: mark.text === '' ? 'tab-mark dot' : 'tab-mark' }, mark.text);
  element.style.color = mark.textColor;
  element.style.backgroundColor = mark.backgroundColor;
  return element;
}
