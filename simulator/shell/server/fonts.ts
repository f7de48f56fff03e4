import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json'));

/** The subsets a Vietnamese phone shows; a machine without fonts has no glyphs for the marks. */
const SUBSETS = ['latin', 'latin-ext', 'vietnamese'] as const;

let sheet: Promise<string> | null = null;

/** `Inter` at every weight, one rule per subset, from our own server. */
export function fontSheet(): Promise<string> {
  return (sheet ??= makeSheet());
}

async function makeSheet(): Promise<string> {
  const ranges = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
  return SUBSETS.map(
    (subset) =>
      `@font-face{font-family:Inter;font-style:normal;font-weight:100 900;font-display:block;` +
      `src:url(/fonts/${subset}.woff2) format('woff2');unicode-range:${ranges[subset] ?? 'U+0-10FFFF'}}`,
  ).join('\n');
}

/** The font file of one subset, or null. */
export function readFont(subset: string): Promise<Buffer> | null {
  const known = SUBSETS.find((name) => name === subset);
  return known ? readFile(path.join(folder, 'files', `inter-${known}-wght-normal.woff2`)) : null;
}
