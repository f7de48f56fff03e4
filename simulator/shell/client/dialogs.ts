import { button, el } from './dom.ts';
import { icon, type IconName } from './icons.ts';
import type { Layers } from './layers.ts';

export interface Choice {
  text: string;
  look?: 'primary' | 'plain' | 'danger';
}

export interface BoxOptions {
  role?: 'dialog' | 'alertdialog';
  title: string;
  content: string | Node;
  icon?: IconName;
  choices: readonly Choice[];
  /** Buttons below one another, for long texts. */
  stacked?: boolean;
  /** What Escape and the hardware back key answer; they do nothing when absent. */
  dismissed?: number;
  /** What Enter in a text field answers. */
  enter?: number;
}

/** A box with a text and buttons; resolves with the index of the button pressed. */
export function showBox(layers: Layers, options: BoxOptions): Promise<number> {
  return new Promise((resolve) => {
    const done = (index: number) => {
      layer.close();
      resolve(index);
    };
    const layer = layers.open({
      role: options.role ?? 'dialog',
      label: options.title || (typeof options.content === 'string' ? options.content : 'Thông báo'),
      kind: 'box',
      onDismiss: () => options.dismissed !== undefined && done(options.dismissed),
    });
    const { enter } = options;
    if (enter !== undefined) {
      layer.element.addEventListener('keydown', (event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) done(enter);
      });
    }
    const buttons = options.choices.map((choice, index) =>
      button({ class: `box-button ${choice.look ?? 'plain'}` }, () => done(index), choice.text),
    );
    layer.element.append(
      el(
        'div',
        { class: 'box-body' },
        options.icon && el('span', { class: 'box-icon' }, icon(options.icon, 28)),
        options.title !== '' && el('h2', {}, options.title),
        typeof options.content === 'string' ? options.content !== '' && el('p', {}, options.content) : options.content,
      ),
      el('div', { class: options.stacked ? 'box-buttons stacked' : 'box-buttons' }, ...buttons),
    );
    (buttons.find((element) => element.classList.contains('primary')) ?? buttons.at(-1))?.focus();
  });
}

export interface SheetItem {
  title: string;
  lines?: readonly string[];
  mark?: string;
  icon?: IconName;
  danger?: boolean;
}

export interface SheetOptions {
  title: string;
  note?: string;
  items: readonly SheetItem[];
  cancel: string;
}

/** A list from below; resolves with the index of the row, -1 when cancelled. */
export function showSheet(layers: Layers, options: SheetOptions): Promise<number> {
  return new Promise((resolve) => {
    const done = (index: number) => {
      layer.close();
      resolve(index);
    };
    const layer = layers.open({
      role: 'dialog',
      label: options.title || 'Lựa chọn',
      kind: 'sheet',
      onDismiss: () => done(-1),
    });
    const rows = options.items.map((item, index) =>
      el(
        'li',
        {},
        button({ class: item.danger ? 'sheet-row danger' : 'sheet-row' }, () => done(index), ...rowContent(item)),
      ),
    );
    layer.element.append(
      options.title !== '' ? sheetHeader(options.title, () => done(-1)) : '',
      el(
        'div',
        { class: 'sheet-body' },
        options.note !== undefined && el('p', { class: 'sheet-note' }, options.note),
        el('ul', { class: 'sheet-list' }, ...rows),
        button({ class: 'sheet-cancel' }, () => done(-1), options.cancel),
      ),
    );
  });
}

function rowContent(item: SheetItem): (Node | string)[] {
  const text = el(
    'span',
    { class: 'sheet-row-text' },
    el('strong', {}, item.title),
    ...(item.lines ?? []).map((line) => el('span', {}, line)),
  );
  const parts: (Node | string)[] = item.icon ? [el('span', { class: 'sheet-row-icon' }, icon(item.icon, 22))] : [];
  parts.push(text);
  if (item.mark !== undefined) parts.push(el('em', { class: 'mark' }, item.mark));
  return parts;
}

/** The title row of a sheet, with a cross. */
export function sheetHeader(title: string, onClose: () => void): HTMLElement {
  return el(
    'header',
    { class: 'sheet-header' },
    el('h2', {}, title),
    button({ class: 'sheet-close', 'aria-label': 'Đóng' }, onClose, icon('close', 22)),
  );
}
