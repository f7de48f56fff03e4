/** What an empty page shows, 400 x 300 on a transparent ground, and what stands in for a picture that is not there. */
import { at, box, fill, form, oval, repeat, stroke } from '../../server/scripts/drawings/kit.ts';
import type { Svg } from '../../server/scripts/drawings/kit.ts';
import { leaf } from '../../server/scripts/drawings/motifs.ts';
import { cloud } from './banner.ts';

function ground(): Svg {
  return (
    fill('M36 170C30 80 120 30 200 36S372 84 364 176S286 268 196 266S42 250 36 170Z', '#fbefdc') +
    fill(oval(200, 258, 150, 11), '#e6d3b6') +
    at([96, 96, 0, 0.4], cloud('#ffffff')) +
    at([320, 118, 0, 0.34], cloud('#ffffff'))
  );
}

/** An empty woven basket with a leaf fallen beside it. */
export function emptyCart(): Svg {
  const rim = 'M100 146H300Q312 146 312 157T300 168H100Q88 168 88 157T100 146Z';
  return [
    ground(),
    '<g filter="url(#drop)">',
    stroke('M132 152C140 62 260 62 268 152', '#a8703f', 11),
    form('M102 160H298L280 244Q277 258 263 258H137Q123 258 120 244Z', '#d3a05f'),
    repeat(4, (row) => stroke(`M${110 + row * 4} ${184 + row * 19}H${290 - row * 4}`, '#b27d43', 4, 0.6)),
    repeat(8, (i) => stroke(`M${124 + i * 21.7} 172L${136 + i * 18.3} 254`, '#b27d43', 4, 0.6)),
    form(rim, '#b9814d', 'down'),
    fill(oval(170, 208, 7, 9), '#5a3a24'),
    fill(oval(230, 208, 7, 9), '#5a3a24'),
    stroke('M184 232Q200 222 216 232', '#5a3a24', 5),
    '</g>',
    at([330, 256, 62], leaf(52, '#7fa86a')),
    at([338, 250, 18], leaf(40, '#93b97d')),
  ].join('');
}

/** An order slip with nothing on it yet, a parcel behind. */
export function emptyOrders(): Svg {
  return [
    ground(),
    '<g filter="url(#drop)">',
    form(box([196, 150, 132, 106], 8), '#d3a05f', 'side'),
    fill(box([250, 150, 24, 106]), '#ecd3a6'),
    stroke('M196 176H328', '#b27d43', 3, 0.5),
    at(
      [168, 160, -5],
      form('M-66 -96Q-66 -104 -58 -104H58Q66 -104 66 -96V92L44 80L22 92L0 80L-22 92L-44 80L-66 92Z', '#fffdf8', 'down'),
      fill(box([-44, -82, 88, 26], 7), '#e58a5a'),
      repeat(4, (i) => stroke(`M-44 ${-32 + i * 24}H${[44, 20, 34, 4][i]}`, '#e3d7c4', 7)),
    ),
    '</g>',
    at([88, 256, -40], leaf(48, '#7fa86a')),
    at([82, 258, -82], leaf(38, '#93b97d')),
  ].join('');
}

/** A quiet cloud over hills in a frame, 300 x 300. */
export function placeholder(): Svg {
  return [
    '<rect width="300" height="300" fill="#f3eee6"/>',
    stroke(box([84, 92, 132, 116], 14), '#d3c8b8', 8),
    at([138, 148, 0, 0.36], cloud('#ded5c7')),
    fill(oval(184, 128, 12), '#e9cfa3'),
    fill('M92 200V184L126 156L156 182L178 164L208 190V200Z', '#d3c8b8'),
  ].join('');
}

/** A magnifying glass over an empty shelf. */
export function emptySearch(): Svg {
  return [
    ground(),
    '<g filter="url(#drop)">',
    form(box([92, 232, 216, 16], 6), '#c99661', 'down'),
    fill(box([112, 248, 12, 16]), '#a8703f'),
    fill(box([276, 248, 12, 16]), '#a8703f'),
    stroke('M232 172L284 224', '#a8703f', 20),
    fill(oval(196, 136, 58), '#fffdf8'),
    stroke(oval(196, 136, 58), '#d3a05f', 14),
    stroke('M160 128C164 110 178 100 194 98', '#f0dfc3', 8),
    stroke('M178 148Q196 136 214 148', '#5a3a24', 5),
    fill(oval(180, 126, 5, 7), '#5a3a24'),
    fill(oval(212, 126, 5, 7), '#5a3a24'),
    '</g>',
    at([100, 230, -30], leaf(46, '#7fa86a')),
    at([94, 232, -74], leaf(36, '#93b97d')),
  ].join('');
}

/** The shop's cloud, asleep in the rain: something did not get through. */
export function problem(): Svg {
  return [
    ground(),
    '<g filter="url(#drop)">',
    at([204, 196, 0, 1.25], cloud('#ffffff')),
    stroke('M160 164Q170 174 180 164', '#5a3a24', 5),
    stroke('M220 164Q230 174 240 164', '#5a3a24', 5),
    stroke('M190 186Q200 178 210 186', '#5a3a24', 5),
    repeat(3, (i) => stroke(`M${156 + i * 46} 218L${148 + i * 46} 240`, '#8fb8d8', 7)),
    '</g>',
    at([312, 256, 40], leaf(46, '#7fa86a')),
    at([320, 254, 78], leaf(36, '#93b97d')),
  ].join('');
}
