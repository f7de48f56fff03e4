/** Packs of dry goods: pouches, tins, cartons, seed packets, sacks. */
import { at, barrel, box, fill, form, oval, repeat, scatter, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { bean, leaf, print } from './motifs.ts';

/** A coffee pouch with a label, three beans before it. */
export function pouch(color: string, label: string, motif: Svg): Svg {
  return [
    form('M186 128H414L432 470Q428 490 404 490H196Q172 490 168 470Z', color),
    fill('M186 128H414L416 160H184Z', tint(color, -0.25)),
    stroke('M194 139H406M194 150H406', tint(color, 0.2), 2, 0.6),
    form(box([174, 168, 252, 22], 8), tint(color, -0.45)),
    fill(box([212, 232, 176, 190], 16), label),
    stroke(box([222, 242, 156, 170], 10), tint(label, -0.3), 2.5, 0.6),
    at([300, 312], motif),
    print(300, 376, [96, 60], tint(label, -0.6)),
    at([130, 488, 60, 0.7], bean()),
    at([474, 490, -50, 0.75], bean()),
    at([500, 460, 10, 0.6], bean('#7d4b2a')),
  ].join('');
}

/** A round tea tin with a band and a lid. */
export function tin(color: string, band: string, motif: Svg): Svg {
  return [
    form(barrel([185, 190, 230, 278], 26), color),
    form(barrel([185, 262, 230, 150], 26), band),
    stroke('M185 264a115 26 0 0 0 230 0M185 412a115 26 0 0 0 230 0', '#d9b45b', 5),
    at([300, 344], motif),
    form(barrel([178, 150, 244, 52], 27), tint(color, -0.12)),
    form(oval(300, 150, 122, 27), tint(color, 0.12), 'side'),
    form(barrel([272, 124, 56, 18], 8), '#d9b45b'),
    form(oval(300, 124, 28, 8), '#ecd08a', 'side'),
  ].join('');
}

/** A low tin standing open before its lid, rolled tea in it and beside it. */
export function openTin(color: string, tea: string): Svg {
  const curls = scatter(70, 3, (x, y) =>
    at([190 + x * 220, 352 + y * 52, x * 180], stroke('M-9 0q9 -12 18 0', tint(tea, x * 0.5 - 0.3), 8)),
  );
  const spill = scatter(16, 8, (x, y) =>
    at([110 + x * 90, 478 + y * 26, y * 180], stroke('M-8 0q8 -11 16 0', tint(tea, x * 0.4 - 0.2), 8)),
  );
  return [
    at([420, 300, 14], form(oval(0, 0, 118), tint(color, -0.15), 'side'), form(oval(-8, 0, 112), color, 'ball')),
    at([414, 300, 14], stroke(oval(0, 0, 84), '#e6c676', 4), at([0, 40, 0, 1.3], leaf(80, '#e6c676', 44))),
    form(barrel([160, 376, 280, 96], 40), color),
    stroke('M160 440a140 40 0 0 0 280 0', '#e6c676', 5),
    form(oval(300, 376, 140, 42), tint(color, 0.35), 'side'),
    fill(oval(300, 380, 128, 35), tint(tea, -0.4)),
    curls,
    spill,
  ].join('');
}

/** A carton of drip coffee bags; one bag hangs on a cup before it. */
export function dripCarton(color: string, accent: string): Svg {
  return [
    fill('M150 170L190 132H440L404 170Z', tint(color, 0.3)),
    fill('M404 170L440 132V440L404 486Z', tint(color, -0.3)),
    form(box([150, 170, 254, 316]), color, 'down'),
    fill(box([150, 214, 254, 74]), accent),
    print(277, 242, [150, 90], tint(accent, 0.75)),
    at([277, 352, 20, 1.1], bean()),
    form('M330 392h150l-12 74q-4 24 -28 24h-70q-24 0 -28 -24Z', '#fbf7ef'),
    stroke('M478 412c40 -6 40 52 -8 50', '#fbf7ef', 13),
    form(oval(405, 392, 75, 17), '#fffdf8', 'side'),
    fill(oval(405, 394, 64, 12), '#4c2c1a'),
    form('M362 332h86l-6 66h-74Z', '#f3e7d3', 'down'),
    stroke('M362 338l-30 54M448 338l30 54', '#d8c4a4', 6),
    fill('M368 352h74l-2 22h-70Z', '#6b4226', 0.75),
  ].join('');
}

const seedPacket = (color: string, picture: Svg): Svg =>
  form(box([-78, -130, 156, 260], 10), '#fff8e9', 'side') +
  fill(box([-78, -130, 156, 58], 10), color) +
  print(0, -108, [96, 60], '#ffffff') +
  picture +
  print(0, 92, [90, 60], tint(color, -0.2)) +
  stroke('M-68 120H68', tint(color, 0.3), 3);

/** Three fanned seed packets with a vegetable on each. */
export function seedPackets(colors: [string, string, string]): Svg {
  const carrot = at(
    [0, 20],
    repeat(3, (i) => at([0, -34, -30 + 30 * i], leaf(40, '#5f9447', 16))),
    form('M-24 -32Q0 -46 24 -32L4 56Q0 62 -4 56Z', '#ee8434'),
    stroke('M-12 -8h14M0 14h10', '#c9641d', 4),
  );
  const tomato = at(
    [0, 16],
    form(oval(0, 6, 44, 40), '#d9432f', 'ball'),
    repeat(5, (i) => at([0, -30, i * 72], leaf(26, '#4c8a3c', 12))),
  );
  const greens = at(
    [0, 64],
    repeat(5, (i) => at([0, 0, -44 + 22 * i], leaf(96, tint('#6aa84f', i * 0.06), 38))),
  );
  return (
    at([182, 322, -15], seedPacket(colors[0], carrot)) +
    at([418, 322, 15], seedPacket(colors[1], greens)) +
    at([300, 308], seedPacket(colors[2], tomato))
  );
}

/** A sack of potting soil with a sprout on it, some soil spilt. */
export function soilSack(color: string): Svg {
  const crumbs = scatter(26, 5, (x, y) =>
    fill(oval(390 + x * 110, 476 - y * 22 * (1 - Math.abs(x - 0.5)), 7, 6), tint('#5b3b26', x * 0.25)),
  );
  return [
    form('M176 150Q300 172 424 150L418 196Q448 330 432 470Q300 506 168 470Q152 330 182 196Z', color),
    fill('M176 150Q300 172 424 150L418 196Q300 214 182 196Z', tint(color, -0.2)),
    stroke('M186 184Q300 204 414 184', '#ffffff', 4, 0.8),
    fill(oval(300, 326, 92), '#fdf7e6'),
    fill('M214 358Q300 332 386 358A92 92 0 0 1 214 358Z', '#6b4730'),
    stroke('M300 352V296', '#4f8a3d', 8),
    at([300, 306, -52], leaf(66, '#6fae4e')),
    at([300, 306, 52], leaf(66, '#5d9c42')),
    print(300, 446, [150], tint(color, 0.7)),
    fill('M372 490Q400 452 440 462Q490 460 506 490Z', '#5b3b26'),
    crumbs,
  ].join('');
}
