/** Camping and picnic gear. */
import { at, box, fill, form, inside, mirrored, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A ridge tent with an open door. */
export function tent(color: string, floor: string): Svg {
  return [
    form('M300 150L520 486H386Z', tint(color, -0.25), 'side'),
    form('M300 150L80 486H386Z', color, 'down'),
    fill('M300 186L206 486H352Z', '#4a3527'),
    fill('M300 186L206 486H236Q286 380 300 186Z', tint(color, 0.35)),
    fill('M300 186L352 486H330Q304 380 300 186Z', tint(color, 0.2)),
    form('M206 486H352L372 506H186Z', floor, 'down'),
    stroke('M300 150V128M300 150L60 500M300 150L540 500', tint(color, -0.45), 6),
    stroke('M60 500L44 512M540 500L556 512', '#6d5138', 8),
    fill('M300 104L344 116L300 130Z', '#e9b44c'),
    stroke('M300 130V102', '#6d5138', 5),
    stroke('M140 400L270 210M410 330L450 470', '#ffffff', 4, 0.35),
  ].join('');
}

/** A vacuum flask with a cup lid. */
export function flask(color: string, band: string): Svg {
  return [
    form(box([212, 200, 176, 290], 34), color),
    form('M212 234Q212 176 244 164H356Q388 176 388 234Z', color),
    form(box([236, 90, 128, 80], 16), tint(band, -0.1)),
    repeat(7, (i) => stroke(`M${252 + i * 16} 102v54`, tint(band, -0.4), 4, 0.6)),
    stroke('M264 92C264 54 336 54 336 92', tint(band, -0.3), 11),
    form(box([212, 402, 176, 20]), band),
    form(box([212, 434, 176, 10]), band),
    at([300, 312], fill('M-50 34L-14 -26L8 6L22 -12L52 34Z', '#ffffff', 0.9), fill(oval(26, -34, 11), '#ffffff', 0.9)),
    stroke('M236 230V392', '#ffffff', 12, 0.4),
  ].join('');
}

/** A folding camp chair. */
export function campChair(cloth: string): Svg {
  return [
    stroke('M170 486L420 330M430 486L180 330', '#5d6468', 13),
    stroke('M150 490L196 150M450 490L404 150', '#4b5155', 13),
    form('M190 136Q300 112 410 136L422 318Q300 344 178 318Z', cloth, 'side'),
    fill('M190 136Q300 112 410 136L412 170Q300 148 188 170Z', tint(cloth, -0.3)),
    stroke('M196 180Q300 158 404 180', '#ffffff', 3, 0.5),
    form('M176 312Q300 340 424 312L456 380Q300 420 144 380Z', tint(cloth, -0.1), 'down'),
    stroke('M122 292H206M394 292H478', '#b98a56', 19),
    form('M404 296h66v54q-33 14 -66 0Z', tint(cloth, -0.35), 'down'),
    stroke('M134 492h34M432 492h34', '#33383b', 12),
  ].join('');
}

/** A picnic hamper on a checked cloth. */
export function picnicBasket(willow: string, check: string): Svg {
  const cloth = 'M60 452H540L580 520H20Z';
  const body = 'M116 300H484L466 470Q464 488 446 488H154Q136 488 134 470Z';
  return [
    fill(cloth, '#fff8ee'),
    inside(
      cloth,
      repeat(9, (i) => fill(box([20 + i * 64, 440, 32, 90]), check, 0.6)),
      repeat(2, (i) => fill(box([0, 466 + i * 32, 600, 16]), check, 0.5)),
    ),
    stroke('M170 300C170 110 430 110 430 300', tint(willow, -0.25), 20),
    stroke('M170 300C170 116 430 116 430 300', tint(willow, 0.25), 5, 0.8),
    at(
      [232, 296, 18],
      form(box([-20, -120, 40, 150], 14), '#dca75f', 'round'),
      stroke('M-12 -90l24 10M-12 -60l24 10M-12 -30l24 10', '#b9803b', 5),
    ),
    form(oval(350, 280, 44), '#d9432f', 'ball'),
    form(oval(416, 288, 36), '#7fa650', 'ball'),
    form(body, willow),
    inside(
      body,
      repeat(7, (row) =>
        repeat(20, (i) =>
          fill(
            box([106 + i * 21 + (row % 2) * 10, 330 + row * 24, 15, 19], 4),
            tint(willow, row % 2 === 0 ? 0.22 : -0.16),
          ),
        ),
      ),
    ),
    form(box([104, 290, 392, 34], 12), tint(willow, -0.15), 'down'),
    fill('M340 292L470 292L452 384Q410 350 384 372Z', '#fff8ee'),
    inside(
      'M340 292L470 292L452 384Q410 350 384 372Z',
      repeat(6, (i) => fill(box([330 + i * 26, 280, 13, 120]), check, 0.55)),
      repeat(4, (i) => fill(box([320, 296 + i * 26, 170, 13]), check, 0.5)),
    ),
  ].join('');
}

function crown(x: number, color: string): Svg {
  const puffs: [number, number, number][] = [
    [-30, 30, 80],
    [70, 10, 78],
    [30, 90, 62],
    [120, 60, 46],
  ];
  return puffs.map(([dx, y, radius], i) => form(oval(x + dx, y, radius), tint(color, i * 0.06 - 0.1), 'ball')).join('');
}

/** A hammock between two trees. */
export function hammock(color: string, stripe: string): Svg {
  const cloth = 'M120 246Q300 470 480 246Q452 440 300 446Q148 440 120 246Z';
  return [
    form(box([46, 60, 52, 470], 18), '#8a6546'),
    form(box([502, 60, 52, 470], 18), '#8a6546'),
    crown(60, '#7fae6c'),
    mirrored(300, crown(60, '#8fba78')),
    stroke('M98 206L120 246M502 206L480 246M98 206L146 300M502 206L454 300', '#d9c39a', 5),
    stroke('M70 206h30M500 206h30', '#d9c39a', 15),
    fill('M120 246Q300 400 480 246Q300 470 120 246Z', tint(color, -0.4)),
    form(cloth, color, 'down'),
    inside(
      cloth,
      repeat(4, (i) =>
        stroke(
          `M${108 + i * 8} ${262 + i * 24}Q300 ${470 + i * 22 - 40} ${492 - i * 8} ${262 + i * 24}`,
          stripe,
          i % 2 === 0 ? 15 : 6,
        ),
      ),
    ),
    at([226, 330, 24], form(box([-56, -26, 112, 52], 22), '#fdf3e0', 'down')),
  ].join('');
}

/** A cool box with its lid ajar. */
export function coolBox(color: string): Svg {
  return [
    form('M226 290V190Q226 166 246 158V140H278V158Q298 166 298 190V290Z', '#f4a23a'),
    fill(box([226, 204, 72, 44]), '#fff6e2'),
    form(oval(262, 226, 15), '#f08a2c', 'ball'),
    form(box([242, 122, 40, 24], 6), '#5f8f4e'),
    form(oval(346, 236, 50), '#d9432f', 'ball'),
    at([392, 240, 10], form('M-40 30A56 56 0 0 1 60 30Z', '#f4a23a', 'down')),
    repeat(5, (i) =>
      at(
        [176 + i * 58, 262, i * 23],
        fill(box([-22, -22, 44, 44], 8), '#f2fafc', 0.95),
        stroke('M-10 -12h16', '#b9d9e4', 5),
      ),
    ),
    form(box([104, 270, 392, 220], 26), color),
    form(box([92, 258, 416, 44], 16), '#fbfaf5', 'down'),
    form(box([120, 436, 360, 18], 6), '#fbfaf5', 'down'),
    form(box([256, 322, 88, 76], 14), '#fbfaf5', 'down'),
    at(
      [300, 360],
      repeat(3, (i) => at([0, 0, i * 60], stroke('M0 -26V26M-8 -20l8 7l8 -7M-8 20l8 -7l8 7', '#6fb0cc', 5))),
    ),
    stroke('M104 330H74V400H104M496 330H526V400H496', tint(color, -0.35), 17),
  ].join('');
}

/** A roll-top dry bag. */
export function dryBag(color: string, strap: string): Svg {
  return [
    stroke('M398 190C510 220 500 420 400 462', strap, 13),
    form('M196 214H404L418 450Q418 490 380 490H220Q182 490 182 450Z', color),
    form(box([190, 176, 220, 50], 16), tint(color, -0.18), 'down'),
    stroke('M202 192H398M202 208H398', tint(color, 0.35), 3, 0.6),
    stroke('M200 184C210 120 390 120 400 184', strap, 14),
    form(box([270, 118, 60, 36], 9), '#3d4246', 'down'),
    fill(oval(300, 344, 66), '#ffffff', 0.92),
    fill('M300 296Q346 356 300 390Q254 356 300 296Z', '#4f9cc4'),
    stroke('M280 356q4 16 16 20', '#ffffff', 6, 0.85),
    stroke('M212 250Q206 370 208 460', '#ffffff', 9, 0.35),
  ].join('');
}
