/** Things coffee and tea are made and drunk in. */
import { at, barrel, box, fill, form, inside, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { daisy, steam } from './motifs.ts';

/** A mug whose second glaze runs down from the rim. */
export function mug(glaze: string, rim: string): Svg {
  return [
    stroke('M402 282C500 262 496 424 392 416', tint(glaze, -0.18), 32),
    stroke('M402 278C490 262 488 412 392 408', tint(glaze, 0.15), 10, 0.7),
    form('M184 236L196 440Q202 488 250 490H350Q398 488 404 440L416 236Z', glaze),
    form(
      'M184 236H416L413 300Q396 334 376 306Q356 278 338 326Q320 372 300 322Q280 290 260 330Q240 358 220 310Q206 292 188 306Z',
      rim,
    ),
    form(oval(300, 236, 116, 28), tint(rim, 0.3), 'side'),
    fill(oval(300, 241, 100, 21), '#4e2d1b'),
    fill(oval(286, 238, 60, 9), '#8a5a38', 0.7),
    steam(300, 196),
  ].join('');
}

/** A round clay teapot. */
export function teapot(clay: string, accent: string): Svg {
  return [
    stroke('M404 330C500 296 502 444 396 446', tint(clay, -0.2), 24),
    form('M214 428C140 420 146 340 98 302L136 282C190 312 188 346 232 356Z', tint(clay, -0.06), 'down'),
    form(
      'M182 382C182 300 238 276 300 276S418 300 418 382C418 450 380 490 340 490H260C220 490 182 450 182 382Z',
      clay,
      'ball',
    ),
    stroke('M192 340Q300 372 408 340', accent, 6, 0.8),
    stroke('M188 356Q300 388 412 356', accent, 3, 0.8),
    form('M226 286Q232 236 300 232Q368 236 374 286Q300 306 226 286Z', tint(clay, 0.08), 'ball'),
    stroke('M226 286Q300 308 374 286', tint(clay, -0.35), 4),
    form(oval(300, 222, 22, 19), accent, 'ball'),
  ].join('');
}

function teaCup(x: number, y: number, color: string): Svg {
  return at(
    [x, y],
    form('M-46 0Q-42 54 -18 60H18Q42 54 46 0Z', color),
    form(oval(0, 0, 46, 14), tint(color, 0.3), 'side'),
    fill(oval(0, 2, 38, 10), '#a8a03c'),
  );
}

/** A teapot and four cups on a slatted tray. */
export function teaTray(clay: string, wood: string): Svg {
  return [
    form('M66 416H534L560 476Q562 494 540 494H60Q38 494 40 476Z', wood, 'down'),
    repeat(7, (i) => stroke(`M${118 + i * 60} 424L${112 + i * 62} 474`, tint(wood, -0.35), 4)),
    form(box([40, 476, 520, 26], 10), tint(wood, -0.22), 'down'),
    at([92, 116, 0, 0.68], teapot(clay, tint(clay, 0.55))),
    teaCup(424, 372, clay),
    teaCup(500, 388, clay),
    teaCup(150, 400, clay),
    teaCup(452, 420, clay),
  ].join('');
}

/** A phin dripping into a glass with condensed milk. */
export function phin(metal: string): Svg {
  return [
    fill('M222 336H378L364 470Q362 492 342 492H258Q238 492 236 470Z', '#ffffff', 0.55),
    fill('M230 410H370L364 470Q362 490 342 490H258Q238 490 236 470Z', '#3f2314'),
    fill('M234 454H366L364 470Q362 490 342 490H258Q238 490 236 470Z', '#f3e3c3'),
    stroke('M244 352L254 474', '#ffffff', 9, 0.7),
    stroke('M300 352V402', '#3f2314', 5),
    form(oval(300, 334, 132, 24), metal, 'side'),
    form(oval(300, 328, 118, 18), tint(metal, 0.3), 'side'),
    form(barrel([212, 204, 176, 118], 22), metal),
    stroke('M212 240a88 22 0 0 0 176 0M212 292a88 22 0 0 0 176 0', tint(metal, -0.3), 3, 0.7),
    stroke('M214 250h-34v32h34M386 250h34v32h-34', tint(metal, -0.25), 12),
    form(barrel([202, 178, 196, 24], 24), tint(metal, 0.1)),
    form(oval(300, 178, 98, 24), tint(metal, 0.4), 'side'),
    form(barrel([284, 146, 32, 24], 8), tint(metal, -0.35)),
    form(oval(300, 146, 16, 7), tint(metal, -0.15), 'side'),
  ].join('');
}

/** A glass jar of dried flowers under a wooden lid. */
export function flowerJar(wood: string, petals: string): Svg {
  const spots = [
    [214, 440],
    [268, 456],
    [330, 448],
    [388, 438],
    [226, 386],
    [290, 400],
    [352, 392],
    [398, 372],
    [206, 336],
    [258, 340],
    [318, 342],
    [374, 328],
    [230, 290],
    [290, 288],
    [350, 280],
  ];
  return [
    fill(box([168, 196, 264, 296], 46), '#b9a878', 0.75),
    inside(
      box([172, 200, 256, 288], 42),
      ...spots.map(([x = 0, y = 0], i) => at([x, y, i * 29], daisy(36, i % 3 === 0 ? tint(petals, -0.08) : petals))),
    ),
    stroke(box([170, 198, 260, 292], 46), '#ffffff', 6, 0.8),
    stroke('M196 240V440', '#ffffff', 14, 0.6),
    form(box([178, 138, 244, 60], 14), wood, 'side'),
    stroke('M190 158H400M196 178H380', tint(wood, -0.3), 3, 0.5),
    stroke('M184 206H416', '#c9a56c', 9),
    at([428, 470, 20], daisy(38, petals)),
    at([150, 480, -10], daisy(32, petals)),
  ].join('');
}

/** A tall glass bottle for cold coffee, ice in the glass beside it. */
export function coldBrewBottle(collar: string): Svg {
  return [
    fill(
      'M206 150H294V220Q344 254 344 310V460Q344 490 314 490H186Q156 490 156 460V310Q156 254 206 220Z',
      '#ffffff',
      0.6,
    ),
    fill('M168 300H332V456Q332 480 310 480H190Q168 480 168 456Z', '#4a2917'),
    fill('M168 300a82 16 0 0 1 164 0a82 16 0 0 1 -164 0Z', '#77472a'),
    stroke('M180 316V450', '#ffffff', 10, 0.4),
    form(box([198, 214, 104, 40], 10), collar),
    form(box([200, 108, 100, 46], 14), '#c49a63'),
    form('M388 356H500L490 470Q488 490 470 490H418Q400 490 398 470Z', '#ffffff', 'side'),
    fill('M392 390H496L489 468Q487 486 470 486H418Q401 486 399 468Z', '#693b20'),
    at([424, 400, 18], fill(box([-20, -20, 40, 40], 6), '#ffffff', 0.6)),
    at([464, 420, -14], fill(box([-20, -20, 40, 40], 6), '#ffffff', 0.5)),
    at([432, 452, 30], fill(box([-17, -17, 34, 34], 6), '#ffffff', 0.35)),
  ].join('');
}
