/** Things to write, draw and cut with. */
import { at, box, fill, form, mirrored, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A fountain pen over the line it drew. */
export function fountainPen(body: string, metal: string): Svg {
  return [
    stroke('M96 456C150 400 176 500 226 452S300 420 330 462S420 470 492 430', '#28406b', 7),
    at(
      [330, 270, 45],
      form('M-30 60L-16 130Q0 196 0 210Q0 196 16 130L30 60Z', metal, 'round'),
      stroke('M0 200V120', '#3b342b', 3),
      fill(oval(0, 116, 6), '#3b342b'),
      form(box([-30, 14, 60, 52], 8), tint(body, -0.45)),
      form(box([-36, -210, 72, 230], 22), body, 'round'),
      form(box([-38, -2, 76, 18], 4), metal),
      form(box([-38, -150, 76, 12], 3), metal),
      form(box([14, -196, 14, 130], 7), metal, 'round'),
    ),
  ].join('');
}

/** A fan of six coloured pencils. */
export function pencils(colors: string[]): Svg {
  return colors
    .map((color, i) =>
      at(
        [300, 560, -37.5 + i * 15],
        form(box([-21, -400, 42, 290]), color, 'round'),
        fill(box([-7, -400, 14, 290]), '#ffffff', 0.22),
        form('M-21 -400L-7 -446H7L21 -400Q14 -410 7 -400Q0 -410 -7 -400Q-14 -410 -21 -400Z', '#e9c898', 'round'),
        fill('M-8 -443L0 -470L8 -443Z', color),
        form(box([-21, -134, 42, 18]), '#c9ccd0', 'round'),
        form(box([-21, -118, 42, 34], 8), '#e59a94', 'round'),
      ),
    )
    .join('');
}

/** A roll-up canvas pencil case, pens standing in its pockets. */
export function penRoll(canvas: string, strap: string): Svg {
  const tools = ['#d9553f', '#e9b44c', '#4f8a8b', '#6a5d8f', '#7fa650', '#c97b4a'];
  return [
    form(box([90, 150, 420, 320], 18), tint(canvas, -0.12), 'down'),
    tools
      .map((color, i) =>
        at(
          [148 + i * 61, 0],
          form(box([-13, 190, 26, 170], 6), color),
          fill('M-13 196L0 158L13 196Z', '#e9c898'),
          fill('M-5 173L0 158L5 173Z', color),
        ),
      )
      .join(''),
    form(box([90, 286, 420, 184], 18), canvas, 'down'),
    repeat(5, (i) => stroke(`M${178 + i * 61} 292V462`, tint(canvas, -0.35), 3, 0.8)),
    stroke('M102 298H498', tint(canvas, 0.4), 4, 0.8),
    stroke('M510 330C560 336 548 400 520 420M510 344C574 366 566 420 536 452', strap, 11),
  ].join('');
}

/** A tin of watercolours with a brush. */
export function watercolours(colors: string[]): Svg {
  return [
    form(box([96, 120, 408, 130], 16), '#e9e6df', 'down'),
    fill(box([112, 134, 376, 104], 10), '#fbfaf6'),
    fill(oval(180, 190, 44, 28), '#7fb6d6', 0.6),
    fill(oval(262, 180, 40, 26), '#ec8f7a', 0.6),
    fill(oval(350, 192, 46, 26), '#f0c75c', 0.6),
    fill(oval(426, 184, 36, 24), '#8fbf7c', 0.6),
    form(box([96, 254, 408, 206], 16), '#3b3d42', 'down'),
    fill(box([110, 268, 380, 178], 10), '#55585e'),
    colors
      .map((color, i) =>
        at(
          [154 + (i % 6) * 58, 314 + Math.floor(i / 6) * 86],
          form(box([-24, -36, 48, 72], 7), '#fdfdfb', 'down'),
          form(box([-18, -30, 36, 60], 5), color, 'ball'),
        ),
      )
      .join(''),
    at(
      [330, 392, 62],
      form(box([-9, -250, 18, 300], 9), '#b5482f'),
      form(box([-10, 40, 20, 48], 4), '#c9ccd0'),
      form('M-10 88Q-14 118 0 146Q14 118 10 88Z', '#4b3628'),
    ),
  ].join('');
}

/** A pair of paper scissors, half open. */
export function scissors(grip: string): Svg {
  const half = (turn: number): Svg =>
    at(
      [300, 292, turn],
      form('M-13 10L-4 -216Q2 -226 8 -214L17 10Z', '#cfd5d9', 'round'),
      stroke('M4 -200L6 -20', '#ffffff', 3, 0.8),
      form('M-16 0H16L26 84H-20Z', grip, 'side'),
      stroke(oval(8, 140, 50, 66), grip, 27),
      stroke('M-36 120Q-36 92 -14 80', tint(grip, 0.5), 6, 0.7),
    );
  return [
    half(-19),
    mirrored(300, half(-19)),
    form(oval(300, 292, 12), '#8a9094', 'ball'),
    stroke('M293 292h14', '#5d6265', 3),
  ].join('');
}
