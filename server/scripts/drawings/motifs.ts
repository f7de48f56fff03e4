/** Small signs that appear on packs and in pots: beans, leaves, flowers, lines standing for print, steam. */
import { at, fill, form, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A coffee bean around the origin, 60 tall. */
export function bean(color: string = '#6b3f22'): Svg {
  return form(oval(0, 0, 22, 30), color, 'ball') + stroke('M2 -27C-12 -10 12 8 -2 27', tint(color, -0.45), 4);
}

/** A pointed leaf growing up from the origin. */
export function leaf(length: number, color: string, width: number = length * 0.5): Svg {
  const half = `M0 0C${width / 2} ${-length * 0.3} ${width / 2} ${-length * 0.7} 0 ${-length}`;
  return (
    fill(`${half}C${-width / 2} ${-length * 0.7} ${-width / 2} ${-length * 0.3} 0 0Z`, color) +
    fill(`${half}Z`, tint(color, -0.2), 0.6) +
    stroke(`M0 ${-length * 0.06}V${-length * 0.88}`, tint(color, 0.35), 2.5, 0.7)
  );
}

/** A lotus in bloom around the origin, about 110 wide. */
export function lotus(color: string = '#e58ba6'): Svg {
  const spread = (turn: number, length: number, shade: number): Svg =>
    at([0, 30, turn], petal(length, tint(color, shade)));
  return spread(-68, 62, 0.3) + spread(68, 62, 0.3) + spread(-38, 74, 0.15) + spread(38, 74, 0.15) + spread(0, 84, 0);
}

/** A petal growing up from the origin. */
function petal(length: number, color: string): Svg {
  const w = length * 0.3;
  return fill(
    `M0 0C${w} ${-length * 0.3} ${w} ${-length * 0.7} 0 ${-length}C${-w} ${-length * 0.7} ${-w} ${-length * 0.3} 0 0Z`,
    color,
  );
}

/** A daisy of the given radius around the origin. */
export function daisy(radius: number, petals: string = '#fffaf0', heart: string = '#f0b429'): Svg {
  const ring = repeat(11, (i) =>
    at([0, 0, (i * 360) / 11], fill(oval(0, -radius * 0.62, radius * 0.17, radius * 0.38), petals)),
  );
  return ring + form(oval(0, 0, radius * 0.32), heart, 'ball');
}

/** Bars standing for printed lines, centred on `x`. */
export function print(x: number, y: number, widths: number[], color: string): Svg {
  return widths.map((w, i) => stroke(`M${x - w / 2} ${y + i * 16}h${w}`, color, 6, 0.75)).join('');
}

/** Steam rising from a point. */
export function steam(x: number, y: number): Svg {
  const wisp = (dx: number): Svg => stroke(`M${x + dx} ${y}c-18 -24 18 -40 0 -66s10 -30 2 -44`, '#ffffff', 9, 0.75);
  return wisp(-36) + wisp(0) + wisp(36);
}
