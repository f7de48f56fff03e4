/** The pen the drawings share: path outlines, paints and small transforms, as SVG text on a 600 x 600 sheet. */

/** A piece of SVG mark-up. */
export type Svg = string;

/** How light falls on a form: along a cylinder, from above, from the left, or on a ball. The frame holds the gradients. */
export type Light = 'round' | 'down' | 'side' | 'ball';

/** The outline of an ellipse, or of a circle when one radius is given. */
export function oval(cx: number, cy: number, rx: number, ry: number = rx): string {
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0Z`;
}

/** The outline of a rectangle `[x, y, width, height]` with round corners. */
export function box([x, y, w, h]: [number, number, number, number], r: number = 0): string {
  const corner = (dx: number, dy: number): string => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
  const across = w - 2 * r;
  const down = h - 2 * r;
  return `M${x + r} ${y}h${across}${corner(r, r)}v${down}${corner(-r, r)}h${-across}${corner(-r, -r)}v${-down}${corner(r, -r)}Z`;
}

/** The outline of an upright cylinder's side `[x, y, width, height]`, its lower edge curved by `ry`. */
export function barrel([x, y, w, h]: [number, number, number, number], ry: number): string {
  return `M${x} ${y}v${h}a${w / 2} ${ry} 0 0 0 ${w} 0v${-h}Z`;
}

/** A flat patch of colour. */
export function fill(d: string, color: string, opacity: number = 1): Svg {
  return `<path d="${d}" fill="${color}"${opacity < 1 ? ` opacity="${opacity}"` : ''}/>`;
}

/** A patch of colour with light and shade over it. */
export function form(d: string, color: string, light: Light = 'round'): Svg {
  return `<path d="${d}" fill="${color}"/><path d="${d}" fill="url(#light-${light})"/>`;
}

/** A line with round ends. */
export function stroke(d: string, color: string, width: number, opacity: number = 1): Svg {
  const look = `stroke-linecap="round" stroke-linejoin="round"${opacity < 1 ? ` opacity="${opacity}"` : ''}`;
  return `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" ${look}/>`;
}

/** Moves, turns (degrees) and scales what is drawn around the origin. */
export function at([x, y, turn = 0, scale = 1]: [number, number, number?, number?], ...inner: Svg[]): Svg {
  return `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${inner.join('')}</g>`;
}

/** Mirrors left and right around a vertical axis. */
export function mirrored(axis: number, ...inner: Svg[]): Svg {
  return `<g transform="translate(${2 * axis} 0) scale(-1 1)">${inner.join('')}</g>`;
}

/** Shows only what lies inside the outline. */
export function inside(outline: string, ...inner: Svg[]): Svg {
  const id = `clip-${outline.split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7)}`;
  return `<clipPath id="${id}"><path d="${outline}"/></clipPath><g clip-path="url(#${id})">${inner.join('')}</g>`;
}

/** Lighter towards white for a positive amount, darker towards a warm black for a negative one. `color` is `#rrggbb`. */
export function tint(color: string, amount: number): string {
  const goal = amount > 0 ? [255, 255, 255] : [38, 22, 12];
  const share = Math.abs(amount);
  const parts = goal.map((end, i) => {
    const start = Number.parseInt(color.slice(1 + 2 * i, 3 + 2 * i), 16);
    return Math.round(start + (end - start) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** Repeats a drawing: `draw(i)` for i in 0..count-1. */
export function repeat(count: number, draw: (index: number) => Svg): Svg {
  return Array.from({ length: count }, (_, index) => draw(index)).join('');
}

/** The same "random" points in 0..1 on every run. */
export function scatter(count: number, seed: number, draw: (x: number, y: number) => Svg): Svg {
  let state = seed * 7919 + 13;
  const next = (): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.round((state / 2147483648) * 1000) / 1000;
  };
  return repeat(count, () => draw(next(), next()));
}
