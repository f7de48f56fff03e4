import type { BuildMessage, BuildReport } from '../shared/phone-config.ts';
import { button, el, replace } from './dom.ts';
import { placeOf } from '../shared/place.ts';

/** What is wrong with the app, over the phone: the app that ran goes on below it. It goes when the app is mended. */
export class BuildOverlay {
  readonly #host: HTMLElement;
  #shown: HTMLElement | null = null;
  #mark: HTMLElement | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** The build that this page starts with: only one that cannot run covers the phone. */
  start(report: BuildReport): void {
    this.#markErrors(report);
    if (!report.ok) this.#show(report);
  }

  /** A build after an edit: its errors are what the developer wants to see now. */
  rebuilt(report: BuildReport): void {
    this.#close();
    this.#markErrors(report);
    if (errorsOf(report).length > 0) this.#show(report);
  }

  #show(report: BuildReport): void {
    this.#close();
    const errors = errorsOf(report);
    const title = report.ok ? `${errors.length} lỗi trong ứng dụng` : 'Ứng dụng chưa biên dịch được';
    this.#shown = el(
      'section',
      { class: 'build-overlay', role: 'alert', 'aria-label': title },
      el(
        'header',
        {},
        el('h1', {}, title),
        button({ class: 'build-close', 'aria-label': 'Ẩn lỗi' }, () => this.#close(), '×'),
      ),
      el('ul', {}, ...errors.map(row)),
    );
    this.#host.append(this.#shown);
  }

  #close(): void {
    this.#shown?.remove();
    this.#shown = null;
  }

  /** A count in the status bar, which opens the overlay again. */
  #markErrors(report: BuildReport): void {
    this.#mark?.remove();
    this.#mark = null;
    const count = errorsOf(report).length;
    if (count === 0) return;
    this.#mark = button({ class: 'build-mark' }, () => this.#show(report), `${count} lỗi`);
    this.#host.append(this.#mark);
  }
}

function errorsOf(report: BuildReport): readonly BuildMessage[] {
  return report.messages.filter(({ level }) => level === 'error' || level === 'fatal');
}

function row(message: BuildMessage): HTMLElement {
  const item = el('li', {}, el('code', { class: 'place' }, placeOf(message)), el('p', {}, message.text));
  if (message.excerpt !== undefined) item.append(excerptElement(message.excerpt));
  if (message.hint) item.append(el('p', { class: 'hint' }, message.hint));
  return item;
}

/** An excerpt whose caret line stands out. */
export function excerptElement(excerpt: string): HTMLElement {
  const block = el('pre', { class: 'excerpt' });
  replace(
    block,
    ...excerpt.split('\n').map((line) => el('span', { class: /^\s*\| *\^$/.test(line) ? 'caret' : '' }, `${line}\n`)),
  );
  return block;
}
