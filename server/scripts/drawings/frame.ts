/** The sheet every drawing is laid on: soft ground, one quiet shape behind, a table or a wall, and the shadow. */
import { at, box, fill, oval, tint } from './kit.ts';
import type { Svg } from './kit.ts';

const GROUNDS = {
  cream: '#f6e9d3',
  sage: '#d7e2cf',
  sky: '#d3e5ee',
  blush: '#f6dcd4',
  sand: '#eddcc3',
  lilac: '#e3dcee',
  mint: '#d0e8df',
  butter: '#f8ebbd',
} as const;

/** A drawing and the place it is shown in. */
export interface Picture {
  ground: keyof typeof GROUNDS;
  /** Half the width of the contact shadow of a thing on a table, in sheet units; 0 for a thing on a wall or seen from above. */
  standsOn: number;
  art: Svg;
}

const LIGHTS = `
<linearGradient id="light-round"><stop offset="0" stop-color="#2a1608" stop-opacity=".2"/><stop offset=".2" stop-color="#fff" stop-opacity=".06"/><stop offset=".32" stop-color="#fff" stop-opacity=".28"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset=".55" stop-color="#2a1608" stop-opacity="0"/><stop offset="1" stop-color="#2a1608" stop-opacity=".3"/></linearGradient>
<linearGradient id="light-down" x2="0" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#2a1608" stop-opacity="0"/><stop offset="1" stop-color="#2a1608" stop-opacity=".2"/></linearGradient>
<linearGradient id="light-side"><stop offset="0" stop-color="#fff" stop-opacity=".18"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#2a1608" stop-opacity="0"/><stop offset="1" stop-color="#2a1608" stop-opacity=".18"/></linearGradient>
<radialGradient id="light-ball" cx=".36" cy=".3" r=".8"><stop offset="0" stop-color="#fff" stop-opacity=".42"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset=".5" stop-color="#2a1608" stop-opacity="0"/><stop offset="1" stop-color="#2a1608" stop-opacity=".3"/></radialGradient>
<radialGradient id="light-glow"><stop offset="0" stop-color="#fff0b0" stop-opacity=".95"/><stop offset=".5" stop-color="#fff0b0" stop-opacity=".5"/><stop offset="1" stop-color="#fff0b0" stop-opacity="0"/></radialGradient>`;

const SHADOWS = `
<filter id="drop" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="6" dy="12" stdDeviation="11" flood-color="#4a2e18" flood-opacity=".26"/></filter>
<filter id="soft" x="-40%" y="-120%" width="180%" height="340%"><feGaussianBlur stdDeviation="12"/></filter>`;

/** What the forms are lit and shaded with; goes into the `defs` of every sheet. */
export const PAINTS: Svg = LIGHTS + SHADOWS;

/** The quiet shape behind: which one depends on the seed, so neighbours in a list differ. */
function backdrop(color: string, seed: number): Svg {
  const pale = tint(color, 0.5);
  const shapes = [
    fill(oval(300, 280, 225), pale, 0.75),
    fill('M110 600V290a190 190 0 0 1 380 0V600Z', pale, 0.75),
    at(
      [300, 280, -18],
      fill(box([-330, -150, 660, 110], 55), pale, 0.7),
      fill(box([-250, 10, 560, 110], 55), pale, 0.55),
    ),
    fill('M70 330C60 140 220 50 360 80S570 210 540 350S390 520 260 500S80 470 70 330Z', pale, 0.75),
  ];
  return shapes[seed % shapes.length] ?? '';
}

/** One finished SVG of 600 x 600. */
export function framed(picture: Picture, seed: number): Svg {
  const ground = GROUNDS[picture.ground];
  const table =
    picture.standsOn > 0
      ? fill(box([0, 440, 600, 160]), tint(ground, -0.1)) +
        fill(box([0, 440, 600, 5]), tint(ground, 0.35), 0.8) +
        `<ellipse cx="306" cy="490" rx="${picture.standsOn}" ry="22" fill="#4a2e18" opacity=".38" filter="url(#soft)"/>`
      : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600"><defs>
<radialGradient id="ground" cx=".45" cy=".4" r=".75"><stop offset="0" stop-color="${tint(ground, 0.35)}"/><stop offset="1" stop-color="${ground}"/></radialGradient>${PAINTS}</defs>
<rect width="600" height="600" fill="url(#ground)"/>${backdrop(ground, seed)}${table}<g filter="url(#drop)">${picture.art}</g></svg>`;
}
