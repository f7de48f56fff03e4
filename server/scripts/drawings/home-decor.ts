/** Things that make a room: vase, cushion, rug, mirror, pictures, clock. */
import { at, box, fill, form, inside, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { daisy, leaf } from './motifs.ts';

/** A vase with flowering branches. */
export function vase(glaze: string, bloom: string): Svg {
  const twig = (d: string, dots: [number, number][]): Svg =>
    stroke(d, '#7a5638', 6) + dots.map(([x, y], i) => at([x, y, i * 25], daisy(21, bloom, '#f3c44d'))).join('');
  return [
    twig('M296 280C280 200 240 150 190 96', [
      [190, 96],
      [214, 130],
      [236, 116],
      [246, 170],
      [268, 196],
      [226, 158],
    ]),
    twig('M304 280C316 190 346 130 404 74', [
      [404, 74],
      [376, 106],
      [392, 124],
      [348, 150],
      [338, 186],
      [366, 152],
    ]),
    twig('M300 280C304 220 298 170 304 110', [
      [304, 110],
      [290, 142],
      [314, 160],
      [298, 196],
    ]),
    at([312, 250, 58], leaf(64, '#6d9455')),
    at([290, 254, -62], leaf(58, '#7ba262')),
    form(
      'M262 268H338Q334 310 376 344C430 390 420 490 352 490H248C180 490 170 390 224 344Q266 310 262 268Z',
      glaze,
      'ball',
    ),
    stroke('M214 366Q300 396 386 366M196 410Q300 442 404 410', tint(glaze, 0.45), 5, 0.7),
    form(oval(300, 268, 40, 10), tint(glaze, -0.4), 'side'),
  ].join('');
}

/** A square cushion with a pattern of stripes and tassels. */
export function cushion(color: string, pattern: string): Svg {
  const outline = 'M120 130Q300 158 480 130Q456 300 480 474Q300 446 120 474Q144 300 120 130Z';
  const tassel = (x: number, y: number, turn: number): Svg =>
    at(
      [x, y, turn],
      stroke('M0 0v16M0 16l-12 32M0 16l-4 36M0 16l4 36M0 16l12 32', pattern, 5),
      form(oval(0, 14, 9), pattern, 'ball'),
    );
  return [
    tassel(120, 130, 135),
    tassel(480, 130, -135),
    tassel(120, 474, 45),
    tassel(480, 474, -45),
    form(outline, color, 'ball'),
    inside(
      outline,
      repeat(5, (i) =>
        stroke(`M90 ${190 + i * 58}Q300 ${206 + i * 48} 510 ${190 + i * 58}`, pattern, i % 2 === 0 ? 12 : 4, 0.85),
      ),
      repeat(7, (i) => at([150 + i * 50, 326, 45], fill(box([-11, -11, 22, 22], 2), pattern))),
    ),
    stroke('M150 170Q172 236 168 300', '#ffffff', 8, 0.3),
  ].join('');
}

/** A round sedge rug from above. */
export function roundRug(straw: string, ring: string): Svg {
  const rings = repeat(9, (i) =>
    stroke(oval(300, 300, 216 - i * 23), i === 1 || i === 5 ? ring : tint(straw, i % 2 === 0 ? 0.15 : -0.14), 17),
  );
  return [
    repeat(60, (i) => at([300, 300, i * 6], stroke('M0 -226v-22', tint(straw, -0.1), 5))),
    form(oval(300, 300, 228), straw, 'ball'),
    rings,
    repeat(48, (i) => at([300, 300, i * 7.5], stroke('M0 -40V-222', tint(straw, -0.4), 2, 0.4))),
    form(oval(300, 300, 26), ring, 'ball'),
  ].join('');
}

/** A rattan sun mirror on a wall. */
export function sunMirror(rattan: string): Svg {
  return [
    repeat(24, (i) =>
      at(
        [300, 300, i * 15],
        stroke(
          'M0 -130C-16 -160 -16 -196 0 -222C16 -196 16 -160 0 -130',
          i % 2 === 0 ? rattan : tint(rattan, -0.15),
          8,
        ),
      ),
    ),
    stroke(oval(300, 300, 176), tint(rattan, 0.15), 7),
    form(oval(300, 300, 142), tint(rattan, -0.1), 'ball'),
    fill(oval(300, 300, 124), '#dcebf0'),
    inside(
      oval(300, 300, 124),
      fill('M150 380L330 150L390 150L190 420Z', '#ffffff', 0.65),
      fill('M260 440L440 210L460 230L300 440Z', '#ffffff', 0.45),
    ),
    stroke(oval(300, 300, 124), tint(rattan, -0.4), 4),
  ].join('');
}

/** Two framed landscapes on a wall. */
export function framedPrints(wood: string, sun: string): Svg {
  const frame = ([x, y, w, h]: [number, number, number, number], scene: Svg): Svg =>
    form(box([x, y, w, h], 4), wood, 'side') +
    fill(box([x + 16, y + 16, w - 32, h - 32]), '#fffdf7') +
    inside(box([x + 36, y + 40, w - 72, h - 80]), scene) +
    stroke(`M${x + 6} ${y + 6}H${x + w - 6}`, tint(wood, 0.4), 3, 0.7);
  const hills =
    fill(box([0, 0, 600, 600]), '#f9dcae') +
    form(oval(230, 220, 36), sun, 'ball') +
    fill('M60 330Q140 210 220 300T400 270V600H60Z', '#8fb0a0') +
    fill('M60 370Q150 290 240 350T400 340V600H60Z', '#5f8a78') +
    fill('M60 420Q180 360 400 410V600H60Z', '#3f6a5a');
  const boat =
    fill(box([0, 0, 600, 600]), '#cfe5ea') +
    fill(box([300, 320, 300, 300]), '#7fb0bd') +
    fill('M400 350Q430 376 480 350L468 372Q438 384 408 370Z', '#7a4a2c') +
    fill('M436 346V250L484 338Z', '#fff8ea') +
    fill('M430 346V268L396 338Z', '#f0dfc0') +
    stroke('M380 400h60M430 424h70', '#ffffff', 5, 0.6);
  return frame([90, 120, 226, 312], hills) + frame([336, 196, 190, 262], boat);
}

/** A wall clock, wooden rim, ten past ten. */
export function wallClock(wood: string, face: string): Svg {
  return [
    form(oval(300, 300, 200), wood, 'ball'),
    fill(oval(300, 300, 172), tint(wood, -0.35)),
    form(oval(300, 302, 166), face, 'side'),
    repeat(12, (i) =>
      at([300, 300, i * 30], stroke(i % 3 === 0 ? 'M0 -146v28' : 'M0 -146v12', '#4a3a2e', i % 3 === 0 ? 10 : 6)),
    ),
    at([300, 300, -56], stroke('M0 14V-84', '#3c2d22', 13)),
    at([300, 300, 62], stroke('M0 18V-122', '#3c2d22', 9)),
    at([300, 300, 190], stroke('M0 24V-130', '#d0552f', 4)),
    form(oval(300, 300, 13), '#d0552f', 'ball'),
  ].join('');
}
