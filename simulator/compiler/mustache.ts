/** A piece of an attribute value or text: literal, or what stands between `{{` and `}}`. `start` is its offset in the file. */
export interface MustachePart {
  kind: 'text' | 'expression' | 'unclosed';
  text: string;
  start: number;
}

const quotes = new Set(['"', "'"]);
/** A slash after one of these starts a regular expression; after anything else it divides. */
const beforeRegExp = new Set('(,=:[!&|?{};+-*%~^<>');

/**
 * The offset of the `}}` that closes a mustache whose inside starts at `from`, or -1.
 * Strings, template literals, regular expressions and nested braces are stepped over.
 */
export function mustacheEnd(source: string, from: number, limit = source.length): number {
  const end = scanBraces(source, from, limit, 2);
  if (end !== -1) return end;
  // An expression that cannot be scanned (a lone quote): the next braces, as long as nothing else can be meant.
  const plain = source.indexOf('}}', from);
  if (plain === -1 || plain + 2 > limit) return -1;
  return /\{\{|[<\n]/.test(source.slice(from, plain)) ? -1 : plain;
}

function scanBraces(source: string, from: number, limit: number, closing: 1 | 2): number {
  let depth = 0;
  let previous = '(';
  for (let at = from; at < limit; at += 1) {
    const char = source[at]!;
    if (char === '}') {
      if (depth === 0) return closing === 1 || (source[at + 1] === '}' && at + 1 < limit) ? at : -1;
      depth -= 1;
    } else if (char === '{') {
      if (source[at + 1] === '{' && closing === 2) return -1;
      depth += 1;
    } else if (quotes.has(char)) {
      at = stringEnd(source, at, limit);
    } else if (char === '`') {
      at = templateEnd(source, at, limit);
    } else if (char === '/' && beforeRegExp.has(previous)) {
      at = regExpEnd(source, at, limit);
    } else if (source.startsWith('</', at) || source.startsWith('<!--', at)) {
      return -1;
    }
    if (at === -1) return -1;
    if (!/\s/.test(char)) previous = char;
  }
  return -1;
}

function stringEnd(source: string, start: number, limit: number): number {
  for (let at = start + 1; at < limit; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === source[start]) return at;
    else if (source[at] === '\n') return -1;
  }
  return -1;
}

function templateEnd(source: string, start: number, limit: number): number {
  for (let at = start + 1; at < limit; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '`') return at;
    else if (source.startsWith('${', at)) {
      at = scanBraces(source, at + 2, limit, 1);
      if (at === -1) return -1;
    }
  }
  return -1;
}

function regExpEnd(source: string, start: number, limit: number): number {
  let inClass = false;
  for (let at = start + 1; at < limit && source[at] !== '\n'; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '[') inClass = true;
    else if (source[at] === ']') inClass = false;
    else if (source[at] === '/' && !inClass) return at;
  }
  return -1;
}

/** Splits a value at its mustaches. `start` is the value's offset in the file. An unclosed `{{` is a part up to the next `{{`. */
export function splitMustaches(value: string, start: number): MustachePart[] {
  const parts: MustachePart[] = [];
  let at = 0;
  while (at < value.length) {
    const open = value.indexOf('{{', at);
    if (open !== at)
      parts.push({ kind: 'text', text: value.slice(at, open === -1 ? undefined : open), start: start + at });
    if (open === -1) break;
    const end = mustacheEnd(value, open + 2);
    if (end === -1) {
      const next = value.indexOf('{{', open + 2);
      at = next === -1 ? value.length : next;
      parts.push({ kind: 'unclosed', text: value.slice(open, at), start: start + open });
    } else {
      parts.push({ kind: 'expression', text: value.slice(open + 2, end), start: start + open + 2 });
      at = end + 2;
    }
  }
  return parts;
}
