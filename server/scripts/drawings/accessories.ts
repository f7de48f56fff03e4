/** Hat, bags, scarf, shoes. */
import { at, box, fill, form, inside, mirrored, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A cloth bucket hat. */
export function bucketHat(color: string, band: string): Svg {
  return [
    form('M210 220Q216 164 300 160Q384 164 390 220L420 350H180Z', color, 'round'),
    form(oval(300, 190, 82, 26), tint(color, 0.15), 'side'),
    form('M188 318Q300 346 412 318L420 354Q300 386 180 354Z', band),
    form('M180 346Q300 378 420 346Q500 388 540 446Q300 520 60 446Q100 388 180 346Z', color, 'down'),
    stroke('M150 382Q300 420 450 382M118 408Q300 454 482 408M92 432Q300 484 508 432', tint(color, -0.3), 3, 0.7),
    repeat(2, (i) => form(oval(350 + i * 22, 268, 5), tint(color, -0.5), 'ball')),
  ].join('');
}

/** A canvas tote with a printed motif. */
export function tote(canvas: string, motif: Svg): Svg {
  return [
    stroke('M222 250C214 70 386 70 378 250', tint(canvas, -0.25), 22),
    form('M142 236H458L480 486Q300 510 120 486Z', canvas, 'side'),
    stroke('M222 236V290M378 236V290', tint(canvas, -0.14), 22),
    stroke('M146 256H454', tint(canvas, -0.3), 3, 0.7),
    stroke('M172 300Q166 400 158 480M430 300Q436 400 442 480', tint(canvas, -0.35), 5, 0.25),
    at([300, 378], motif),
  ].join('');
}

/** A folded scarf with fringe. */
export function scarf(color: string, stripe: string): Svg {
  const tail = (x: number, turn: number, shade: number): Svg => {
    const cloth = box([-62, 0, 124, 270], 8);
    return at(
      [x, 250, turn],
      repeat(9, (i) => stroke(`M${-54 + i * 13.5} 264l${(i % 3) - 1} 40`, tint(color, shade), 6)),
      form(cloth, tint(color, shade), 'side'),
      inside(
        cloth,
        fill(box([-62, 176, 124, 18]), stripe),
        fill(box([-62, 206, 124, 34]), stripe),
        fill(box([-62, 252, 124, 8]), stripe),
      ),
    );
  };
  return [
    tail(350, -10, -0.14),
    tail(262, 7, 0),
    form('M150 200C150 110 450 110 450 200C460 280 380 330 300 330S140 280 150 200Z', color, 'ball'),
    fill('M206 190C220 140 380 140 394 190C380 224 220 224 206 190Z', tint(color, -0.5)),
    stroke('M168 236Q260 310 420 262M176 264Q270 330 400 292M160 208Q190 250 240 272', tint(color, -0.35), 6, 0.6),
    stroke('M196 150Q300 104 404 150', tint(color, 0.4), 6, 0.5),
  ].join('');
}

/** A canvas sneaker seen from the side. */
export function sneaker(canvas: string, sole: string): Svg {
  return [
    form(
      'M84 400Q90 300 104 236Q110 214 136 216L206 224Q232 226 246 250Q292 328 388 346Q500 362 516 420V446H84Z',
      canvas,
      'down',
    ),
    form('M430 356Q508 370 516 420V446H396Q392 388 430 356Z', '#fbf6ea', 'ball'),
    form('M104 236Q110 214 136 216L206 224Q228 226 240 244Q170 262 100 258Z', tint(canvas, -0.3), 'down'),
    form('M84 400Q88 330 98 270L150 276Q160 360 156 446H84Z', tint(canvas, -0.16), 'side'),
    repeat(
      4,
      (i) =>
        stroke(`M${232 + i * 38} ${296 + i * 18}l40 -34`, '#ffffff', 11) +
        fill(oval(230 + i * 38, 300 + i * 18, 6), '#6d6256'),
    ),
    stroke('M252 262Q300 330 396 346', tint(canvas, -0.4), 4, 0.6),
    form(box([72, 436, 456, 54], 22), sole, 'down'),
    stroke('M84 452H516', tint(canvas, -0.1), 6),
    repeat(15, (i) => stroke(`M${100 + i * 29} 474v10`, tint(sole, -0.3), 4)),
  ].join('');
}

/** A hiking backpack. */
export function backpack(color: string, accent: string): Svg {
  const side =
    form('M156 320Q116 320 116 360V440Q116 470 150 470H170V320Z', tint(color, -0.15), 'side') +
    stroke('M120 372H168', accent, 6);
  return [
    stroke('M256 132C256 84 344 84 344 132', tint(color, -0.4), 15),
    side,
    mirrored(300, side),
    form('M164 234C164 150 222 122 300 122S436 150 436 234V440Q436 490 386 490H214Q164 490 164 440Z', color),
    form(
      'M156 226C156 140 220 110 300 110S444 140 444 226Q444 250 420 252H180Q156 250 156 226Z',
      tint(color, 0.08),
      'down',
    ),
    form(box([192, 330, 216, 138], 26), tint(color, -0.1), 'down'),
    stroke('M204 360H396', accent, 8),
    stroke('M378 360v26', accent, 8),
    stroke('M232 250V318M368 250V318', accent, 14),
    form(box([218, 290, 28, 34], 5), tint(color, -0.55)),
    form(box([354, 290, 28, 34], 5), tint(color, -0.55)),
    form(box([262, 174, 76, 44], 8), accent, 'down'),
    fill('M272 210l20 -26l13 14l8 -8l15 20Z', '#ffffff', 0.9),
  ].join('');
}

/** A cabin suitcase with stickers. */
export function suitcase(color: string, accent: string): Svg {
  return [
    stroke('M246 150V70H354V150', '#8b9196', 13),
    form(box([238, 58, 124, 28], 13), '#4a4e52'),
    form(box([158, 144, 284, 322], 34), color),
    repeat(
      6,
      (i) =>
        stroke(`M${196 + i * 42} 168V442`, tint(color, -0.25), 6, 0.7) +
        stroke(`M${203 + i * 42} 168V442`, tint(color, 0.4), 3, 0.6),
    ),
    form(box([158, 144, 284, 40], 18), tint(color, -0.12), 'down'),
    form(box([270, 150, 60, 22], 8), '#3f4347'),
    at(
      [356, 250, 12],
      form(oval(0, 0, 40), '#fdf6e4', 'ball'),
      fill('M-28 14L-6 -16L8 0L16 -8L30 14Z', accent),
      fill(oval(12, -20, 7), '#f2b632'),
    ),
    at([236, 366, -12], form(box([-44, -30, 88, 60], 8), accent, 'down'), stroke('M-26 -8H26M-26 10H8', '#ffffff', 6)),
    repeat(2, (i) => form(oval(200 + i * 200, 476, 20), '#35383b', 'ball')),
  ].join('');
}
