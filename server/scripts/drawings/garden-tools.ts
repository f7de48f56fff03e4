/** What a balcony gardener works with. */
import { at, barrel, box, fill, form, mirrored, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A watering can. */
export function wateringCan(color: string): Svg {
  return [
    stroke('M396 250C520 236 500 440 404 436', tint(color, -0.18), 19),
    stroke('M214 250C226 160 380 160 392 250', tint(color, -0.18), 17),
    form('M214 452L92 250L124 232L236 360Z', tint(color, -0.08), 'down'),
    at(
      [98, 232, -34],
      form('M-20 14L-46 -22H46L20 14Z', tint(color, -0.15), 'round'),
      form(oval(0, -24, 48, 15), '#e7c98d', 'side'),
      repeat(5, (i) => fill(oval(-28 + i * 14, -24, 3.5), '#7a5f36')),
    ),
    form(barrel([202, 252, 204, 216], 24), color),
    stroke('M202 300a102 24 0 0 0 204 0M202 440a102 24 0 0 0 204 0', tint(color, 0.4), 5, 0.7),
    form(oval(304, 252, 102, 24), tint(color, 0.15), 'side'),
    fill('M206 246a102 24 0 0 0 196 0a98 10 0 0 0 -196 0Z', tint(color, -0.5), 0.75),
    repeat(3, (i) => fill(`M${44 + i * 22} ${236 + i * 20}q-12 22 0 30q12 -8 0 -30Z`, '#7fb6d6', 0.9)),
  ].join('');
}

/** Trowel, hand fork and pruner laid side by side. */
export function gardenTools(grip: string): Svg {
  const handle =
    form(box([-19, 60, 38, 170], 18), grip) +
    form(box([-14, 34, 28, 34], 6), '#8f969b') +
    fill(oval(0, 212, 6), tint(grip, -0.5));
  const trowel =
    form('M-50 -150Q-54 -40 0 10Q54 -40 50 -150Q0 -200 -50 -150Z', '#c3c9cd', 'round') +
    stroke('M0 -150V0', '#8f969b', 5) +
    form(box([-9, -10, 18, 56], 5), '#a9b0b4') +
    handle;
  const fork =
    repeat(3, (i) => form(box([-47 + i * 39, -180, 16, 150], 8), '#c3c9cd')) +
    stroke('M-39 -60Q-39 -18 0 -18T39 -60', '#b4babe', 15) +
    form(box([-9, -18, 18, 60], 5), '#a9b0b4') +
    handle;
  const pruner =
    form('M-10 0Q-60 -90 -14 -180Q14 -120 12 0Z', '#c3c9cd', 'round') +
    form('M10 4Q46 -50 28 -126Q-2 -80 -8 0Z', '#9da4a9', 'round') +
    stroke('M-4 6Q-54 90 -34 220', '#c8553d', 27) +
    stroke('M4 6Q54 90 34 220', '#c8553d', 27) +
    stroke('M-10 60Q-30 120 -28 190', '#ffffff', 5, 0.4) +
    form(oval(0, 4, 16), '#7d8489', 'ball');
  return at([156, 300, -9], trowel) + at([300, 300, 0], fork) + at([446, 300, 9], pruner);
}

const clayPot = ([x, size]: [number, number], color: string): Svg =>
  at(
    [x, 490, 0, size],
    form('M-84 -150H84L62 -16Q60 -6 48 -6H-48Q-60 -6 -62 -16Z', color),
    form(box([-94, -176, 188, 46], 8), tint(color, 0.08)),
    fill(oval(0, -174, 84, 15), tint(color, -0.45)),
    stroke('M-72 -96Q0 -80 72 -96M-69 -80Q0 -64 69 -80', tint(color, 0.45), 6, 0.7),
    form(box([-88, -16, 176, 18], 8), tint(color, -0.14), 'down'),
  );

/** A nest of empty clay pots with saucers. */
export function clayPots(clay: string): Svg {
  return (
    clayPot([202, 1.65], clay) +
    clayPot([412, 1.15], tint(clay, 0.22)) +
    at([0, 0], clayPot([318, 0.72], tint(clay, -0.18)))
  );
}

/** A pair of cotton garden gloves. */
export function gardenGloves(color: string, palm: string): Svg {
  const glove = [
    form(
      'M-70 150V10Q-84 -110 -66 -130Q-46 -140 -40 -100L-34 -30L-30 -150Q-26 -178 -8 -176T10 -150L10 -34L22 -138Q28 -162 46 -158T60 -130L50 -10L70 -90Q80 -112 96 -104T104 -76L84 40Q84 100 70 150Z',
      color,
      'side',
    ),
    form('M-70 50Q-126 10 -150 -24Q-158 -46 -138 -54Q-124 -58 -104 -34L-66 4Z', color, 'side'),
    fill('M-66 130V40Q0 10 78 40L66 130Z', palm, 0.85),
    repeat(9, (i) => fill(oval(-46 + (i % 3) * 46, 58 + Math.floor(i / 3) * 28, 7), tint(palm, 0.4))),
    form(box([-82, 140, 164, 62], 14), tint(color, -0.3), 'down'),
    repeat(9, (i) => stroke(`M${-66 + i * 16.5} 150v42`, tint(color, 0.2), 3, 0.6)),
  ].join('');
  return at([412, 330, 12], glove) + at([190, 306, -10], mirrored(0, glove));
}
