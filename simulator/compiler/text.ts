import type { MustachePart } from './mustache.ts';

export interface TextMode {
  /** Directly inside `<text>`: a written `\n` breaks the line. */
  inText: boolean;
  /** `<text space>`: spaces stay. */
  keepSpace: boolean;
  /** `<text decode>`: the few known entities are decoded (section 10-17). */
  decode: boolean;
}

export const plainText: TextMode = { inText: false, keepSpace: false, decode: false };

const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00A0',
  ensp: '\u2002',
  emsp: '\u2003',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** A text node as it is shown (sections 3.1, 10-18): trimmed, runs of spaces made one; null when nothing is left. */
export function cleanText(parts: readonly MustachePart[], mode: TextMode): readonly MustachePart[] | null {
  const isBlank = parts.every((part) => part.kind !== 'expression' && part.text.trim() === '');
  if (isBlank && !(mode.keepSpace && parts.every((part) => !part.text.includes('\n')))) return null;

  const cleaned = parts.map((part, index) => {
    if (part.kind === 'expression') return part;
    let { text } = part;
    if (!mode.keepSpace) {
      text = text.replaceAll(/\s+/g, ' ');
      if (index === 0) text = text.trimStart();
      if (index === parts.length - 1) text = text.trimEnd();
    }
    if (mode.inText) text = text.replaceAll(String.raw`\n`, '\n');
    if (mode.decode) text = text.replaceAll(/&(\w+);/g, (written, name: string) => entities[name] ?? written);
    return { ...part, text };
  });
  return cleaned.filter((part) => part.text !== '' || part.kind === 'expression');
}
