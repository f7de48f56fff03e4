/** Potted plants. */
import { at, barrel, box, fill, form, inside, mirrored, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { daisy, leaf } from './motifs.ts';

/** A flower pot whose rim is `y` and half width `half`. */
function flowerPot(x: number, y: number, half: number, color: string): Svg {
  const h = 490 - y;
  return [
    form(
      `M${x - half * 0.92} ${y + 10}H${x + half * 0.92}L${x + half * 0.7} ${y + h - 14}Q${x + half * 0.66} ${y + h} ${x + half * 0.5} ${y + h}H${x - half * 0.5}Q${x - half * 0.66} ${y + h} ${x - half * 0.7} ${y + h - 14}Z`,
      color,
    ),
    form(box([x - half, y - 12, half * 2, h * 0.24], 8), tint(color, 0.08)),
  ].join('');
}

const bandedLeaf = (x: number, turn: number, length: number): Svg => {
  const outline = `M-24 0C-34 ${-length * 0.4} -26 ${-length * 0.8} 0 ${-length}C26 ${-length * 0.8} 34 ${-length * 0.4} 24 0Z`;
  return at(
    [x, 366, turn],
    fill(outline, '#e3d27a'),
    at(
      [0, 0, 0, 0.93],
      form(outline, '#4d8a5c', 'side'),
      inside(
        outline,
        repeat(9, (i) => stroke(`M-36 ${-20 - i * 34}q18 -14 36 0t36 0`, '#86b58a', 6, 0.7)),
      ),
    ),
  );
};

/** A snake plant: upright banded leaves. */
export function snakePlant(potColor: string): Svg {
  return (
    bandedLeaf(262, -14, 250) +
    bandedLeaf(340, 15, 240) +
    bandedLeaf(230, -26, 170) +
    bandedLeaf(372, 27, 165) +
    bandedLeaf(300, 0, 296) +
    flowerPot(300, 350, 110, potColor)
  );
}

const splitLeaf = (size: number): Svg => {
  const outline = 'M0 20C-60 40 -112 0 -104 -66C-98 -120 -44 -160 0 -184C44 -160 98 -120 104 -66C112 0 60 40 0 20Z';
  const cuts = repeat(3, (i) =>
    fill(`M${-116 + i * 8} ${-20 - i * 44}L${-44 + i * 4} ${-34 - i * 38}L${-116 + i * 8} ${-42 - i * 44}Z`, '#000'),
  );
  const id = `split-${size * 100}`;
  const both = cuts + mirrored(0, cuts);
  return `<mask id="${id}"><rect x="-140" y="-200" width="280" height="280" fill="#fff"/>${both}</mask><g transform="scale(${size})"><g mask="url(#${id})">${form(outline, '#3f8456', 'ball')}</g>${stroke('M0 20V-160M0 -20L-60 -50M0 -20L60 -50M0 -70L-56 -104M0 -70L56 -104', '#8fc29b', 4, 0.8)}</g>`;
};

const leafStem = (d: string): Svg => stroke(d, '#4f7d4a', 9);

/** A monstera with split leaves. */
export function monstera(potColor: string): Svg {
  return [
    leafStem('M300 380Q250 300 176 262'),
    leafStem('M300 380Q350 290 428 250'),
    leafStem('M300 380Q296 280 304 210'),
    leafStem('M300 380Q240 370 190 390'),
    at([176, 262, -46], splitLeaf(0.86)),
    at([428, 250, 44], splitLeaf(0.9)),
    at([196, 386, -84], splitLeaf(0.5)),
    at([410, 370, 86], splitLeaf(0.52)),
    at([304, 226, 4], splitLeaf(0.98)),
    flowerPot(300, 376, 100, potColor),
  ].join('');
}

const rosette = (x: number, y: number, color: string): Svg =>
  at(
    [x, y],
    ...[12, 9, 6].map((count, ring) =>
      repeat(count, (i) =>
        at(
          [0, 0, (i * 360) / count + ring * 14],
          fill(
            `M0 0C${24 - ring * 5} ${-26 + ring * 6} ${20 - ring * 4} ${-58 + ring * 15} 0 ${-72 + ring * 19}C${-20 + ring * 4} ${-58 + ring * 15} ${-24 + ring * 5} ${-26 + ring * 6} 0 0Z`,
            tint(color, ring * 0.17 - 0.12),
          ),
          stroke(`M-4 ${-66 + ring * 19}q4 -6 8 0`, '#d9757f', 4, 0.7),
        ),
      ),
    ),
  );

/** Three little succulents in their pots. */
export function succulents(colors: [string, string, string]): Svg {
  const [a, b, c] = colors;
  return (
    flowerPot(152, 402, 70, a) +
    rosette(152, 372, '#7fb08a') +
    flowerPot(448, 402, 70, c) +
    rosette(448, 372, '#a99bc4') +
    flowerPot(300, 380, 84, b) +
    at([300, 342, 0, 1.2], rosette(0, 0, '#8fb86a'))
  );
}

const cactusColumn = (d: string, x: number, ribs: number): Svg =>
  form(d, '#4f9163', 'round') + repeat(ribs, (i) => stroke(`M${x + i * 24} 190V366`, '#37704a', 4, 0.6));

/** A round and a tall cactus, one in bloom. */
export function cactus(potColor: string): Svg {
  const spines = repeat(8, (row) =>
    repeat(4, (i) => stroke(`M${262 + i * 25} ${176 + row * 24}l-6 -7m6 7l6 -7`, '#f4efd8', 2.5)),
  );
  return [
    form('M232 300Q170 300 170 246Q170 222 190 222T212 246Q214 264 240 262Z', '#4f9163', 'ball'),
    form('M368 280Q434 280 434 214Q434 192 412 192T392 214Q390 240 360 240Z', '#4f9163', 'ball'),
    cactusColumn('M236 376V180Q236 116 300 116T364 180V376Z', 264, 4),
    spines,
    at([300, 112], daisy(40, '#ef86a0', '#f6cf58')),
    at([412, 190], daisy(24, '#ef86a0', '#f6cf58')),
    flowerPot(300, 364, 104, potColor),
    stroke('M218 420l20 24l20 -24l20 24l20 -24l20 24l20 -24l20 24l20 -24', tint(potColor, 0.55), 7),
  ].join('');
}

const trailingVine = (d: string, leaves: [number, number, number][]): Svg =>
  stroke(d, '#5d8f4e', 5) + leaves.map(([x, y, turn]) => at([x, y, turn], leaf(46, '#6ba35a', 34))).join('');

/** A trailing plant in a knotted hanger. */
export function hangingPlant(cord: string, potColor: string): Svg {
  return [
    stroke('M300 20L212 300M300 20L388 300M300 20V300', cord, 7),
    form(oval(300, 26, 15), '#b98a56', 'ball'),
    repeat(5, (i) => at([300, 296, -64 + i * 32], leaf(96, tint('#6ba35a', i % 2 === 0 ? 0 : 0.14), 52))),
    form(barrel([204, 290, 192, 92], 60), potColor),
    form(oval(300, 290, 96, 18), tint(potColor, -0.3), 'side'),
    trailingVine('M230 296C170 320 176 400 150 470', [
      [186, 338, -70],
      [176, 372, 60],
      [168, 404, -80],
      [160, 434, 70],
      [150, 462, 180],
    ]),
    trailingVine('M372 296C430 320 420 390 446 440', [
      [412, 336, 70],
      [424, 368, -60],
      [430, 400, 84],
      [446, 432, 180],
    ]),
    trailingVine('M270 300C250 360 262 400 246 430', [
      [256, 356, -80],
      [256, 392, 70],
      [246, 424, 180],
    ]),
    stroke('M212 300Q220 400 300 462Q380 400 388 300M300 300V462', cord, 7),
    form(oval(300, 462, 13), cord, 'ball'),
    repeat(7, (i) => stroke(`M300 470L${276 + i * 8} ${556 - Math.abs(i - 3) * 5}`, cord, 5)),
  ].join('');
}
