/** The shop's name drawn with a round pen, so that no picture depends on the fonts of the machine that renders it. */
import { at, stroke } from '../../server/scripts/drawings/kit.ts';
import type { Svg } from '../../server/scripts/drawings/kit.ts';

/** Pen strokes on a baseline at 0, capitals 64 high, and how far the pen moves on. */
interface Glyph {
  strokes: string;
  width: number;
}

const ROUND_A = 'M38 -40V0M38 -20C38 -33 30 -41 19 -41C8 -41 0 -32 0 -20C0 -8 8 1 19 1C30 1 38 -7 38 -20';
const CIRCUMFLEX = 'M9 -52L19 -61L29 -52';

const GLYPHS: Readonly<Record<string, Glyph>> = {
  T: { strokes: 'M0 -64H46M23 -64V0', width: 46 },
  i: { strokes: 'M0 -40V0M0 -57v0.1', width: 0 },
  ệ: {
    strokes: `M2 -21H37C37 -34 29 -41 19 -41C8 -41 1 -32 1 -20C1 -8 9 1 20 1C27 1 32 -2 35 -7${CIRCUMFLEX}M19 18v0.1`,
    width: 37,
  },
  m: {
    strokes:
      'M0 -40V0M0 -24C0 -34 6 -41 14 -41C22 -41 26 -35 26 -26V0M26 -24C26 -34 32 -41 40 -41C48 -41 52 -35 52 -26V0',
    width: 52,
  },
  N: { strokes: 'M0 0V-64L42 0V-64', width: 42 },
  h: { strokes: 'M0 -66V0M0 -22C0 -34 7 -41 16 -41C26 -41 30 -35 30 -25V0', width: 30 },
  à: { strokes: `${ROUND_A}M13 -62L24 -53`, width: 38 },
  M: { strokes: 'M0 0V-64L27 -20L54 -64V0', width: 54 },
  â: { strokes: `${ROUND_A}${CIRCUMFLEX}`, width: 38 },
  y: { strokes: 'M0 -40L17 -2M34 -40L13 12Q9 20 -2 20', width: 34 },
};

const GAP = 18;
const SPACE = 34;

/**
 * Writes a word or two with the left end of the baseline at the origin.
 * @throws RangeError for a letter that has not been drawn.
 */
export function letter(text: string, color: string, pen: number): Svg {
  let x = 0;
  let out = '';
  for (const sign of text) {
    if (sign === ' ') {
      x += SPACE;
      continue;
    }
    const glyph = GLYPHS[sign];
    if (glyph === undefined) throw new RangeError(`no lettering for "${sign}"`);
    out += at([x, 0], stroke(glyph.strokes, color, pen));
    x += glyph.width + GAP;
  }
  return out;
}
