/** Lamps, lanterns and candles. */
import { at, barrel, box, fill, form, inside, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A round glow behind a lamp. */
function glow(x: number, y: number, radius: number): Svg {
  return fill(oval(x, y, radius), 'url(#light-glow)');
}

/** A mushroom-shaped table lamp. */
export function mushroomLamp(shade: string, stem: string): Svg {
  return [
    glow(300, 290, 230),
    form('M262 300H338L350 470H250Z', stem),
    form(box([214, 462, 172, 28], 14), tint(stem, -0.15)),
    fill(oval(300, 304, 120, 24), '#fff0b8'),
    form('M130 304C130 196 206 136 300 136S470 196 470 304Q300 340 130 304Z', shade, 'ball'),
    stroke('M136 300Q300 336 464 300', tint(shade, 0.55), 6, 0.8),
    stroke('M172 246Q190 196 234 174', '#ffffff', 13, 0.55),
  ].join('');
}

/** A woven rattan lamp hanging from the ceiling. */
export function rattanPendant(rattan: string): Svg {
  const shade = 'M240 214H360C420 240 494 320 500 430H100C106 320 180 240 240 214Z';
  return [
    stroke('M300 0V176', '#4b3a2c', 6),
    form(box([270, 170, 60, 48], 12), tint(rattan, -0.45)),
    glow(300, 430, 190),
    form(shade, tint(rattan, -0.2), 'ball'),
    inside(
      shade,
      repeat(17, (i) => stroke(`M300 150L${60 + i * 30} 450`, tint(rattan, 0.3), 5)),
      repeat(8, (i) => stroke(`M80 ${240 + i * 27}Q300 ${210 + i * 27} 520 ${240 + i * 27}`, tint(rattan, 0.1), 9)),
    ),
    fill(oval(300, 430, 200, 34), '#ffe9a8'),
    form(oval(300, 428, 40, 30), '#fffbe6', 'ball'),
    stroke(oval(300, 430, 200, 34), tint(rattan, -0.1), 11),
  ].join('');
}

/** A scented candle in a glass, a sprig beside it. */
export function candle(wax: string, label: string): Svg {
  return [
    glow(300, 216, 150),
    fill(barrel([186, 250, 228, 216], 26), '#ffffff', 0.6),
    form(barrel([196, 306, 208, 158], 24), wax),
    form(oval(300, 306, 104, 22), tint(wax, 0.4), 'side'),
    fill(oval(300, 306, 46, 9), '#fff2bd'),
    stroke('M300 304V270', '#4a3526', 6),
    form('M300 190C330 232 326 274 300 276S270 232 300 190Z', '#f7a531', 'down'),
    fill('M300 228C314 250 312 270 300 271S286 250 300 228Z', '#fff1b3'),
    fill(box([236, 352, 128, 86], 10), label),
    stroke('M262 378h76M274 396h52M282 414h36', tint(label, -0.6), 5, 0.7),
    stroke('M186 250v216a114 26 0 0 0 228 0v-216', '#ffffff', 6, 0.8),
    stroke(oval(300, 250, 114, 24), '#ffffff', 6, 0.9),
    stroke('M208 280V450', '#ffffff', 10, 0.6),
    at([446, 488, 0], form(box([-34, -44, 68, 44], 6), '#caa06a', 'side'), stroke('M-34 -24H34', '#8f6a40', 4)),
  ].join('');
}

/** A camping lantern with a handle. */
export function campLantern(color: string): Svg {
  return [
    glow(300, 316, 200),
    stroke('M222 212C222 90 378 90 378 212', '#5d6468', 10),
    form(box([236, 172, 128, 34], 12), color),
    form(box([206, 202, 188, 34], 12), tint(color, -0.15)),
    fill(box([220, 236, 160, 168], 14), '#fff6d2'),
    fill(oval(300, 330, 44, 66), '#ffd667', 0.85),
    fill(oval(300, 338, 24, 42), '#fffbe8'),
    stroke('M236 240V402M268 238V404M332 238V404M364 240V402', '#5d6468', 6),
    form('M200 404H400L420 470Q420 490 400 490H200Q180 490 180 470Z', color),
    form(oval(300, 450, 24), tint(color, 0.55), 'ball'),
    stroke('M300 450V434', tint(color, -0.4), 6),
  ].join('');
}
