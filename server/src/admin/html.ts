/** Text that is already markup. Made only by `html` and `raw`, so everything else is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = Html | string | number | null | undefined | false | readonly Value[];

/** Markup with values in it: text is escaped, lists are joined, `null`, `undefined` and `false` are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((done, part, at) => done + toText(values[at - 1]) + part));
}

function toText(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'string') return escape(value);
  if (typeof value === 'number') return String(value);
  return value.map(toText).join('');
}

/** Both languages; the stylesheet shows the one that `<html lang>` names. */
export function t(english: string, vietnamese: string): Html {
  return html`<span class="en" lang="en">${english}</span><span class="vi" lang="vi">${vietnamese}</span>`;
}

/** A cell's heading for narrow screens, where a table is drawn as cards. */
export function label(english: string, vietnamese: string): Html {
  return html`data-en="${english}" data-vi="${vietnamese}"`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Safe between tags and inside quoted attributes. Marks that turn the reading direction are shown as a box: with them a
 * buyer could make an order number look like another one.
 */
export function escape(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!)
    .replace(/(?![\n\r\t])[\p{Bidi_Control}\p{Cc}]/gu, '\u25A1');
}
