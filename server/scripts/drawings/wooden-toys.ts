/** Wooden toys to stack, shake and play on. */
import { at, box, fill, form, inside, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A rainbow of arches. */
export function rainbow(colors: string[]): Svg {
  return colors
    .map((color, i) => {
      const outer = 220 - i * 34;
      const inner = outer - 31;
      const base = 488;
      return form(
        `M${300 - outer} ${base}V${base - 60}A${outer} ${outer} 0 0 1 ${300 + outer} ${base - 60}V${base}H${300 + inner}V${base - 60}A${inner} ${inner} 0 0 0 ${300 - inner} ${base - 60}V${base}Z`,
        color,
        'down',
      );
    })
    .join('');
}

/** Rings on a peg. */
export function ringTower(colors: string[]): Svg {
  const rings = colors.map((color, i) => {
    const w = 280 - i * 36;
    const y = 404 - i * 54;
    return (
      form(box([300 - w / 2, y, w, 54], 27), color, 'round') +
      stroke(`M${300 - w / 2 + 30} ${y + 14}h${w * 0.3}`, '#ffffff', 7, 0.5)
    );
  });
  return [
    form(box([142, 456, 316, 34], 14), '#d7a86e', 'down'),
    form(box([286, 110, 28, 350], 12), '#d7a86e'),
    ...rings,
    form(oval(300, 118, 36), '#d9553f', 'ball'),
  ].join('');
}

const cube = ([x, y, turn]: [number, number, number], color: string, sign: Svg): Svg =>
  at(
    [x, y, turn],
    fill('M-56 -56L-34 -80H78L56 -56Z', tint(color, 0.35)),
    fill('M56 -56L78 -80V32L56 56Z', tint(color, -0.3)),
    form(box([-56, -56, 112, 112], 6), '#ecd0a0', 'side'),
    stroke(box([-46, -46, 92, 92], 8), color, 8),
    sign,
  );

/** A heap of lettered and plain cubes. */
export function blocks(colors: string[]): Svg {
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = colors;
  const letterA = stroke('M-24 28L0 -28L24 28M-15 8H15', a, 12);
  const letterB = stroke('M-18 -28V28H4Q24 26 24 12T4 -2H-18M4 -2Q20 -4 20 -16T2 -28H-18', b, 12);
  const star = fill('M0 -32L9 -11L32 -9L14 6L20 29L0 16L-20 29L-14 6L-32 -9L-9 -11Z', c);
  return [
    cube([178, 432, 0], a, letterA),
    cube([312, 432, 0], b, letterB),
    cube([446, 432, 0], d, form(oval(0, 0, 28), d, 'ball')),
    cube([244, 306, -4], c, star),
    cube([382, 308, 5], e, fill('M0 -30L30 24H-30Z', e)),
    cube([312, 182, -7], f, fill('M0 32C-56 -8 -32 -48 0 -20C32 -48 56 -8 0 32Z', f)),
  ].join('');
}

/** A xylophone with two mallets. */
export function xylophone(colors: string[]): Svg {
  return [
    form('M96 196L132 186L484 270L484 292Z', '#c9995f', 'down'),
    form('M96 424L132 434L484 350L484 328Z', '#c9995f', 'down'),
    colors
      .map((color, i) => {
        const h = 320 - i * 26;
        return (
          form(box([100 + i * 58, 310 - h / 2, 48, h], 14), color, 'side') +
          form(oval(124 + i * 58, 310 - h / 2 + 22, 6), '#f4ead6', 'ball') +
          form(oval(124 + i * 58, 310 + h / 2 - 22, 6), '#f4ead6', 'ball')
        );
      })
      .join(''),
    at([250, 520, 58], form(box([-7, -200, 14, 250], 7), '#b98a56'), form(oval(0, -206, 25), '#d9553f', 'ball')),
    at([330, 548, 46], form(box([-7, -200, 14, 250], 7), '#b98a56'), form(oval(0, -206, 25), '#4f8a8b', 'ball')),
  ].join('');
}

/** A roly-poly doll in a round coat. */
export function rolyPoly(coat: string, scarfColor: string): Svg {
  const belly = oval(300, 376, 138, 116);
  return [
    at(
      [300, 488, 7],
      at(
        [-300, -488],
        form(belly, coat, 'ball'),
        inside(
          belly,
          repeat(7, (i) => fill(oval(196 + i * 36, 450 - (i % 2) * 16, 12), tint(coat, 0.55))),
        ),
        repeat(3, (i) => form(oval(300, 330 + i * 40, 9), '#f7e4b5', 'ball')),
        form(oval(300, 206, 92), tint(coat, -0.12), 'ball'),
        form(oval(300, 218, 70, 66), '#fbe0c4', 'ball'),
        fill('M232 206Q250 150 300 156Q350 150 368 206Q330 176 300 178Q270 176 232 206Z', '#4b3222'),
        fill(oval(276, 222, 8, 11), '#33261c'),
        fill(oval(324, 222, 8, 11), '#33261c'),
        fill(oval(258, 246, 13, 9), '#ee8f7a', 0.6),
        fill(oval(342, 246, 13, 9), '#ee8f7a', 0.6),
        stroke('M284 250Q300 266 316 250', '#a9472f', 5),
        form('M222 282Q300 318 378 282L384 308Q300 346 216 308Z', scarfColor, 'down'),
        form('M338 306L372 300L384 372L346 376Z', tint(scarfColor, -0.12), 'down'),
      ),
    ),
  ].join('');
}

const spinningTop = (color: string): Svg => {
  const body = 'M-130 -30Q-130 -84 0 -84T130 -30Q110 60 0 140Q-110 60 -130 -30Z';
  return (
    form(box([-11, -156, 22, 84], 10), '#c9995f') +
    form(oval(0, -156, 18, 13), '#d7a86e', 'ball') +
    form(body, '#e2bd86', 'ball') +
    inside(
      body,
      fill('M-140 -50Q0 -10 140 -50V-10Q0 36 -140 -10Z', color),
      fill('M-140 20Q0 70 140 20V40Q0 92 -140 40Z', tint(color, 0.35)),
    )
  );
};

/** Two spinning tops with painted rings. */
export function spinningTops(first: string, second: string): Svg {
  return (
    at([224, 330, -12], spinningTop(first)) +
    at([424, 400, 16, 0.62], spinningTop(second)) +
    stroke('M96 480C150 440 170 510 216 494S300 470 330 494', '#b06a45', 7)
  );
}
