/** The banner of the home page: the shop's name beside a shelf of its goods, 750 x 300. */
import { at, box, fill, form, oval, repeat, stroke, tint } from '../../server/scripts/drawings/kit.ts';
import type { Svg } from '../../server/scripts/drawings/kit.ts';
import { vase } from '../../server/scripts/drawings/home-decor.ts';
import { mushroomLamp } from '../../server/scripts/drawings/lights.ts';
import { snakePlant } from '../../server/scripts/drawings/plants.ts';
import { mug } from '../../server/scripts/drawings/tea-things.ts';
import { letter } from './lettering.ts';

const NAME = '#6b3a22';

/** A cloud whose flat foot is at the origin; "mây" is a cloud, and the cane the shop's lamps are woven from. */
export function cloud(color: string): Svg {
  return fill('M-70 0a32 32 0 0 1 4 -63a48 48 0 0 1 88 -16a38 38 0 0 1 50 79Z', color);
}

function standing(x: number, scale: number, thing: Svg): Svg {
  return at([x, 262, 0, scale], at([-300, -490], thing));
}

export function banner(): Svg {
  return [
    '<rect width="750" height="300" fill="url(#warm)"/>',
    form(oval(560, 150, 118), '#f9c97f', 'ball'),
    at([316, 112, 0, 0.66], cloud('#fff8ec')),
    at([424, 60, 0, 0.4], cloud('#fff3df')),
    at([668, 84, 0, 0.62], cloud('#fff8ec')),
    at([40, 52, 0, 0.5], cloud('#fff3df')),
    at([62, 122, 0, 0.8], letter('Tiệm', NAME, 9)),
    at([62, 218, 0, 0.92], letter('Nhà Mây', NAME, 9.5)),
    stroke('M64 258Q120 246 176 256T288 252T380 254', '#d9683f', 5),
    '<g filter="url(#drop)">',
    form(box([432, 260, 318, 16], 6), '#b9814d', 'down'),
    repeat(2, (i) => form(box([470 + i * 220, 274, 12, 26]), tint('#b9814d', -0.2))),
    standing(490, 0.37, snakePlant('#f4ead9')),
    standing(578, 0.31, mushroomLamp('#d9683f', '#f7efe0')),
    standing(644, 0.19, mug('#f0e4cf', '#3f7f95')),
    standing(703, 0.3, vase('#b8694a', '#f6b6bf')),
    '</g>',
  ].join('');
}

/** The banner's ground. */
export const WARM: Svg =
  '<linearGradient id="warm" x2="1" y2="1"><stop offset="0" stop-color="#fdeccb"/><stop offset="1" stop-color="#f6c9a0"/></linearGradient>';
