/** Paper and what holds it: notebook, calendar, envelopes, tape. */
import { at, box, fill, form, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { leaf, print } from './motifs.ts';

/** A cloth-bound notebook with band and ribbon, a pencil on it. */
export function notebook(cloth: string, band: string): Svg {
  return at(
    [300, 306, -8],
    form(box([-146, -192, 304, 396], 14), tint(cloth, -0.35), 'side'),
    fill(box([-142, -196, 292, 390], 8), '#fbf5e6'),
    repeat(4, (i) => stroke(`M${146 + i * 3} -190V190`, '#d9cfb8', 1.5)),
    fill('M-60 180L-60 236L-48 224L-36 236V180Z', '#c0443a'),
    form(box([-156, -200, 296, 392], 14), cloth, 'side'),
    fill(box([-156, -200, 40, 392], 14), tint(cloth, -0.22), 0.8),
    fill(box([-60, -130, 130, 92], 8), '#fdf8ea'),
    print(5, -96, [86, 56], tint(cloth, -0.3)),
    at([8, 110, -20], leaf(100, tint(cloth, 0.4), 46)),
    at([8, 110, 34], leaf(80, tint(cloth, 0.3), 38)),
    form(box([94, -200, 16, 392]), band),
  );
}

/** A desk calendar on its stand. */
export function deskCalendar(color: string): Svg {
  return [
    fill('M166 486L212 176H470L500 486Z', tint(color, -0.4)),
    form('M100 486L140 176H446L434 486Z', '#fffaf0', 'down'),
    form('M128 270L140 176H446L442.400 270Z', color, 'down'),
    print(288, 214, [130, 80], '#ffffff'),
    repeat(28, (i) =>
      fill(
        box([142 + (i % 7) * 41 - Math.floor(i / 7) * 5, 296 + Math.floor(i / 7) * 45, 28, 28], 6),
        i === 10 ? '#e2683f' : tint(color, 0.72),
      ),
    ),
    repeat(11, (i) => stroke(`M${158 + i * 27} 192v-34`, '#7b7f82', 6) + fill(oval(158 + i * 27, 194, 5), '#4d4f51')),
    form('M86 486H514L506 500H94Z', tint(color, -0.5), 'down'),
  ].join('');
}

/** Envelopes and a card with a heart. */
export function envelopes(paper: string, seal: string): Svg {
  const envelope = (color: string): Svg =>
    form(box([-160, -104, 320, 208], 10), color, 'down') +
    stroke('M-156 100L-30 -4M156 100L30 -4', tint(color, -0.25), 3, 0.7) +
    form('M-158 -100Q-160 -104 -150 -104H150Q160 -104 158 -100L14 26Q0 38 -14 26Z', tint(color, -0.08), 'down') +
    form(oval(0, 18, 30), seal, 'ball');
  return [
    at(
      [330, 190, 10],
      form(box([-140, -100, 280, 200], 8), '#fffdf6', 'down'),
      at([-70, 66, -14], leaf(110, '#7ea66a', 48)),
      at([-70, 66, 26], leaf(88, '#94b884', 40)),
      print(56, -30, [110, 80, 96], '#b7a58c'),
    ),
    at([276, 300, -10], envelope(tint(paper, 0.3))),
    at([316, 410, 5], envelope(paper), at([0, 18, 0, 0.5], leaf(30, '#fff3dc', 20))),
  ].join('');
}

const tapeRoll = ([x, y]: [number, number], color: string, pattern: Svg): Svg =>
  at(
    [x, y],
    form('M0 -92H64A34 92 0 0 1 64 92H0Z', tint(color, -0.12), 'down'),
    pattern,
    form(oval(0, 0, 44, 92), color, 'side'),
    fill(oval(0, 0, 32, 66), '#e9d8b8'),
    fill(oval(4, 0, 26, 58), tint('#c9ae80', -0.2)),
  );

/** Rolls of paper tape, one standing, strips pulled out. */
export function tapeRolls(colors: [string, string, string, string]): Svg {
  const dots = repeat(5, (i) => fill(oval(52 + (i % 2) * 22, -62 + i * 31, 8), '#ffffff', 0.85));
  const stripes = repeat(6, (i) => stroke(`M44 ${-70 + i * 28}L92 ${-82 + i * 28}`, '#ffffff', 7, 0.8));
  const [a, b, c, d] = colors;
  return [
    at(
      [250, 500, -4],
      form(box([0, -24, 260, 44], 3), a, 'side'),
      repeat(7, (i) => fill(oval(24 + i * 36, -2, 8), '#ffffff', 0.85)),
    ),
    tapeRoll([330, 244], c, stripes),
    tapeRoll([176, 262], d, dots),
    tapeRoll([396, 396], b, stripes),
    tapeRoll([216, 404], a, dots),
  ].join('');
}
