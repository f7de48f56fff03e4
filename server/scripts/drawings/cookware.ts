/** What stands on a stove or a worktop. */
import { at, barrel, box, fill, form, inside, oval, repeat, scatter, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { leaf } from './motifs.ts';

/** An enamelled pot with its lid on. */
export function pot(color: string): Svg {
  return [
    form(box([88, 330, 90, 40], 20), tint(color, -0.15), 'down'),
    form(box([422, 330, 90, 40], 20), tint(color, -0.15), 'down'),
    form('M142 310H458L448 440Q442 490 392 490H208Q158 490 152 440Z', color),
    form(box([130, 292, 340, 30], 14), tint(color, -0.12)),
    form('M142 292Q156 206 300 200Q444 206 458 292Z', tint(color, 0.06), 'ball'),
    stroke('M150 284Q300 268 450 284', tint(color, 0.5), 4, 0.6),
    form(box([284, 178, 32, 28], 6), '#d9b873'),
    form(oval(300, 172, 34, 18), '#e7cb8f', 'ball'),
  ].join('');
}

/** A frying pan seen from above with an egg in it. */
export function fryingPan(color: string, handle: string): Svg {
  return [
    at(
      [412, 230, 45],
      form(box([-24, -180, 48, 190], 24), handle, 'round'),
      fill(oval(0, -150, 9), tint(handle, -0.5)),
      form(box([-18, -6, 36, 44], 8), '#b9bdc1'),
    ),
    form(oval(256, 366, 186), tint(color, -0.25), 'ball'),
    form(oval(256, 366, 168), color, 'side'),
    stroke(oval(256, 366, 138), tint(color, 0.18), 3, 0.6),
    form(
      'M186 340C190 290 250 274 296 296C340 300 362 346 334 382C330 430 270 450 236 424C190 424 168 382 186 340Z',
      '#fffdf6',
      'down',
    ),
    form(oval(258, 362, 40), '#f6a821', 'ball'),
    fill(oval(246, 348, 13, 9), '#ffffff', 0.75),
    at([344, 300, 40], leaf(44, '#5f9447')),
    at([352, 318, 90], leaf(36, '#4f843b')),
  ].join('');
}

const limeSlice = (x: number, y: number): Svg =>
  at(
    [x, y],
    form(oval(0, 0, 36), '#6ea53f', 'ball'),
    fill(oval(0, 0, 30), '#eef5cf'),
    repeat(8, (i) => at([0, 0, i * 45], fill('M0 -4L8 -25Q0 -31 -8 -25Z', '#b9d56b'))),
  );

/** A chopping board leaning, with a sliced lime and herbs before it. */
export function choppingBoard(wood: string): Svg {
  const outline =
    'M176 210Q176 186 200 186H262Q266 150 266 128Q266 96 300 96T334 128Q334 150 338 186H400Q424 186 424 210V458Q424 484 400 484H200Q176 484 176 458Z';
  return [
    form(outline, wood, 'side'),
    inside(
      outline,
      stroke(
        'M196 120Q220 300 192 500M236 100Q262 300 232 500M290 80Q300 320 276 500M334 90Q322 300 346 500M380 150Q362 320 392 500',
        tint(wood, -0.25),
        5,
        0.45,
      ),
    ),
    stroke('M184 214V456', '#ffffff', 5, 0.35),
    fill(oval(300, 134, 15), tint(wood, -0.55)),
    limeSlice(224, 462),
    limeSlice(296, 474),
    at([386, 492, 62], leaf(110, '#5c9648', 44)),
    at([386, 492, 24], leaf(96, '#6ba653', 40)),
  ].join('');
}

/** Wooden spoons and a turner in a stone crock. */
export function utensilCrock(clay: string, wood: string): Svg {
  const handle = (turn: number, head: Svg, shade: number): Svg =>
    at([300, 420, turn], form(box([-9, -250, 18, 250], 8), tint(wood, shade)), head);
  return [
    handle(-22, form(oval(0, -274, 34, 46), tint(wood, -0.12), 'ball'), -0.12),
    handle(
      20,
      form(box([-30, -330, 60, 96], 16), tint(wood, 0.1), 'side') +
        stroke('M-10 -314v56M10 -314v56', tint(wood, -0.4), 7),
      0.1,
    ),
    handle(-5, form(oval(0, -286, 36, 50), wood, 'ball') + fill(oval(0, -284, 22, 34), tint(wood, -0.2)), 0),
    handle(8, form('M-24 -324Q0 -340 24 -324L16 -240H-16Z', tint(wood, -0.22), 'side'), -0.22),
    form(barrel([204, 318, 192, 150], 22), clay),
    form(oval(300, 318, 96, 20), tint(clay, -0.4), 'side'),
    stroke('M204 318a96 20 0 0 0 192 0', tint(clay, 0.3), 7),
    stroke('M204 366a96 20 0 0 0 192 0M204 384a96 20 0 0 0 192 0', tint(clay, -0.35), 4, 0.7),
    scatter(28, 4, (x, y) => fill(oval(216 + x * 168, 412 + y * 60, 2.6), tint(clay, -0.5), 0.6)),
  ].join('');
}

/** A whistling kettle. */
export function kettle(color: string, grip: string): Svg {
  return [
    stroke('M190 300C170 130 430 130 410 300', '#9aa0a4', 14),
    stroke('M236 190C270 164 330 164 364 190', grip, 32),
    form('M178 400C130 384 118 320 84 286L122 270C160 300 172 330 200 346Z', tint(color, -0.06), 'down'),
    form(box([76, 262, 52, 22], 9), grip),
    form(
      'M150 420C150 320 220 272 300 272S450 320 450 420C450 466 440 490 400 490H200C160 490 150 466 150 420Z',
      color,
      'ball',
    ),
    fill('M156 452H444Q440 490 400 490H200Q160 490 156 452Z', tint(color, -0.3), 0.5),
    form('M232 290Q240 254 300 252Q360 254 368 290Q300 304 232 290Z', tint(color, 0.12), 'down'),
    form(oval(300, 244, 20, 17), grip, 'ball'),
    stroke('M196 380Q204 332 240 314', '#ffffff', 12, 0.6),
  ].join('');
}

/** A stone mortar with its pestle. */
export function mortar(stone: string): Svg {
  const bowl = 'M140 300H460Q456 420 380 446L396 490H204L220 446Q144 420 140 300Z';
  return [
    form(oval(300, 300, 160, 44), tint(stone, -0.35), 'side'),
    fill(oval(268, 306, 70, 18), '#b33a24'),
    fill(oval(312, 312, 46, 12), '#d65a38'),
    at([330, 316, 34], form(box([-26, -230, 52, 236], 26), tint(stone, 0.15), 'round')),
    form(`M140 300a160 44 0 0 0 320 0Q456 420 380 446L396 490H204L220 446Q144 420 140 300Z`, stone),
    inside(
      bowl,
      scatter(80, 9, (x, y) => fill(oval(150 + x * 300, 330 + y * 160, 3), tint(stone, x > 0.5 ? 0.5 : -0.5), 0.5)),
    ),
    stroke('M140 300a160 44 0 0 0 320 0', tint(stone, 0.4), 7),
    at([128, 492, -70], fill('M0 0Q-14 -40 4 -84Q16 -40 0 0Z', '#c8321f')),
    at([470, 496, 74], fill('M0 0Q-14 -40 4 -84Q16 -40 0 0Z', '#d8452e')),
  ].join('');
}
