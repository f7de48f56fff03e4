import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, DiagnosticKind } from './diagnostics.ts';
import { mustacheEnd } from './mustache.ts';
import { Positions } from './positions.ts';
import { foreignMeant } from './vocabulary.ts';

/** Offsets are into the file. */
export interface Attribute {
  name: string;
  /** null when there is no `=`: the value is true. */
  value: string | null;
  start: number;
  valueStart: number;
}

export type Token =
  | { type: 'text'; text: string; start: number }
  | { type: 'open'; name: string; attributes: Attribute[]; selfClosing: boolean; start: number; end: number }
  | { type: 'close'; name: string; start: number; end: number };

export interface Tokens {
  tokens: readonly Token[];
  diagnostics: Diagnostic[];
  positions: Positions;
}

const space = /\s/;
const nameStart = /[A-Za-z]/;
const nameRest = /[\w:.-]/;
const foreignAttribute = /^(?:[:@]|ng-|v-|(?!tiki:|xml)\w+:)/;

/** Cuts TXML into tags and texts (tini-framework.md section 3.1). Everything odd is recovered from and reported. */
export function tokenize(source: string, path: string): Tokens {
  const tokenizer = new Tokenizer(source, path);
  tokenizer.run();
  return tokenizer;
}

class Tokenizer implements Tokens {
  readonly tokens: Token[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly positions: Positions;
  readonly #source: string;
  readonly #path: string;
  #at = 0;

  constructor(source: string, path: string) {
    this.#source = source;
    this.#path = path;
    this.positions = new Positions(source);
  }

  run(): void {
    if (this.#source.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < this.#source.length) {
      if (this.#tagStartsAt(this.#at)) this.#tag();
      else this.#text();
    }
  }

  #report(kind: DiagnosticKind, start: number, end: number, ...values: string[]): void {
    this.diagnostics.push(diagnostic(kind, this.#path, this.positions.range(start, end), ...values));
  }

  #tagStartsAt(at: number): boolean {
    if (this.#source[at] !== '<') return false;
    const next = this.#source[at + 1] ?? '';
    return (
      nameStart.test(next) ||
      next === '!' ||
      next === '?' ||
      (next === '/' && nameStart.test(this.#source[at + 2] ?? ''))
    );
  }

  #text(): void {
    const start = this.#at;
    let at = start;
    while (at < this.#source.length && !this.#tagStartsAt(at)) {
      // A mustache may hold "<"; an unclosed one is text, and is reported when the text is split.
      const end = this.#source.startsWith('{{', at) ? mustacheEnd(this.#source, at + 2) : -1;
      at = end === -1 ? at + 1 : end + 2;
    }
    this.tokens.push({ type: 'text', text: this.#source.slice(start, at), start });
    this.#at = at;
  }

  #tag(): void {
    const next = this.#source[this.#at + 1];
    if (next === '!' || next === '?') this.#skipDeclaration();
    else if (next === '/') this.#closeTag();
    else this.#openTag();
  }

  #skipDeclaration(): void {
    const start = this.#at;
    const closing = this.#source.startsWith('<!--', start)
      ? '-->'
      : this.#source.startsWith('<![CDATA[', start)
        ? ']]>'
        : '>';
    const end = this.#source.indexOf(closing, start + (closing === '-->' ? 4 : 2));
    if (end === -1) this.#report('comment-unclosed', start, this.#source.length);
    this.#at = end === -1 ? this.#source.length : end + closing.length;
  }

  #openTag(): void {
    const start = this.#at;
    this.#at += 1;
    const name = this.#name();
    const attributes = this.#attributes(name);
    const selfClosing = this.#source.startsWith('/>', this.#at);
    this.#endTag(start, name);
    this.tokens.push({ type: 'open', name, attributes, selfClosing, start, end: this.#at });
  }

  #closeTag(): void {
    const start = this.#at;
    this.#at += 2;
    const name = this.#name();
    const attributes = this.#attributes(name);
    this.#endTag(start, name);
    if (attributes.length > 0) this.#report('end-tag-attributes', start, this.#at, name);
    this.tokens.push({ type: 'close', name, start, end: this.#at });
  }

  #endTag(start: number, name: string): void {
    if (this.#source[this.#at] === '/') this.#at += 1;
    if (this.#source[this.#at] === '>') this.#at += 1;
    else this.#report('tag-unfinished', start, this.#at, name);
  }

  #name(): string {
    const start = this.#at;
    while (nameRest.test(this.#source[this.#at] ?? '')) this.#at += 1;
    return this.#source.slice(start, this.#at);
  }

  /** Up to `>`, `/>`, a `<` that starts the next tag, or the end of the file. Of equal names the last stays. */
  #attributes(tag: string): Attribute[] {
    const found = new Map<string, Attribute>();
    for (;;) {
      this.#skipSpace();
      const char = this.#source[this.#at];
      if (char === undefined || char === '>' || char === '<' || this.#source.startsWith('/>', this.#at)) break;
      if (char === '"' || char === "'" || char === '=' || char === '/' || this.#source.startsWith('{{', this.#at)) {
        this.#strayCharacters();
        continue;
      }
      const attribute = this.#attribute();
      if (foreignAttribute.test(attribute.name)) {
        const meant = foreignMeant(tag, attribute.name);
        const hint = meant === null ? 'Remove it.' : `Write ${meant}.`;
        this.#report('attribute-foreign', attribute.start, this.#at, attribute.name, hint);
      } else {
        if (found.has(attribute.name)) this.#report('attribute-duplicate', attribute.start, this.#at, attribute.name);
        found.set(attribute.name, attribute);
      }
    }
    return [...found.values()];
  }

  #strayCharacters(): void {
    const start = this.#at;
    const end = this.#source.startsWith('{{', start) ? mustacheEnd(this.#source, start + 2) : -1;
    if (end !== -1) this.#at = end + 2;
    else
      while (`"'=/{`.includes(this.#source[this.#at] ?? ' ') && !this.#source.startsWith('/>', this.#at)) this.#at += 1;
    this.#report('attribute-stray', start, this.#at, this.#source.slice(start, this.#at));
  }

  #attribute(): Attribute {
    const start = this.#at;
    while (this.#at < this.#source.length && !/[\s=><"']/.test(this.#source[this.#at]!)) {
      if (this.#source.startsWith('/>', this.#at)) break;
      this.#at += 1;
    }
    const name = this.#source.slice(start, this.#at);
    const afterName = this.#at;
    this.#skipSpace();
    if (this.#source[this.#at] !== '=') {
      this.#at = afterName;
      return { name, value: null, start, valueStart: afterName };
    }
    this.#at += 1;
    this.#skipSpace();
    const quote = this.#source[this.#at];
    if (quote === '"' || quote === "'") return { name, start, ...this.#quoted(name, start, quote) };
    const valueStart = this.#at;
    return { name, start, valueStart, value: this.#unquoted() };
  }

  #quoted(name: string, start: number, quote: string): { value: string; valueStart: number } {
    const valueStart = this.#at + 1;
    const end = this.#source.indexOf(quote, valueStart);
    const value = this.#source.slice(valueStart, end === -1 ? undefined : end);
    const follows = end === -1 ? '' : (this.#source[end + 1] ?? '');
    // `class="a onTap="b"`: the quote found opens the next value, so this one was never closed.
    const swallowsNext = !/[\s/>"']/.test(follows || 'x') && /\s[\w:.-]+\s*=\s*$/.test(value);
    if (end !== -1 && !swallowsNext) {
      this.#at = end + 1;
      return { value, valueStart };
    }
    const cut = /\s+[\w:.-]+\s*=|\/?>|</.exec(blankMustaches(value));
    const kept = cut === null ? value : value.slice(0, cut.index);
    this.#at = valueStart + kept.length;
    this.#report('attribute-quote-missing', start, this.#at, name);
    return { value: kept, valueStart };
  }

  #unquoted(): string {
    const start = this.#at;
    while (this.#at < this.#source.length) {
      const end = this.#source.startsWith('{{', this.#at) ? mustacheEnd(this.#source, this.#at + 2) : -1;
      if (end !== -1) this.#at = end + 2;
      else if (/[\s>]/.test(this.#source[this.#at]!) || this.#source.startsWith('/>', this.#at)) break;
      else this.#at += 1;
    }
    return this.#source.slice(start, this.#at);
  }

  #skipSpace(): void {
    while (space.test(this.#source[this.#at] ?? '')) this.#at += 1;
  }
}

/** The same text with closed mustaches replaced, offsets kept. */
function blankMustaches(value: string): string {
  let blanked = value;
  for (let open = blanked.indexOf('{{'); open !== -1; open = blanked.indexOf('{{', open + 2)) {
    const end = mustacheEnd(value, open + 2);
    if (end !== -1) blanked = blanked.slice(0, open) + '_'.repeat(end + 2 - open) + blanked.slice(end + 2);
  }
  return blanked;
}
