/** Bowls, jars, baskets, an apron: the quieter half of a kitchen. */
import { at, box, fill, form, inside, oval, repeat, scatter, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

/** A stack of two bowls with a painted band, chopsticks across. */
export function bowls(glaze: string, paint: string): Svg {
  const bowl = (y: number): Svg => {
    const outline = `M130 ${y}Q150 ${y + 142} 240 ${y + 152}V${y + 166}H360V${y + 152}Q450 ${y + 142} 470 ${y}Z`;
    const waves = repeat(9, (i) => stroke(`M${136 + i * 38} ${y + 62}q10 -26 30 -16t14 20`, paint, 5));
    return (
      form(outline, glaze) +
      inside(outline, stroke(`M120 ${y + 34}Q300 ${y + 74} 480 ${y + 34}`, paint, 7), at([0, 26], waves)) +
      form(oval(300, y, 170, 44), tint(glaze, 0.2), 'side')
    );
  };
  return [
    bowl(324),
    bowl(262),
    fill(oval(300, 266, 150, 36), tint(glaze, -0.12)),
    fill(oval(300, 274, 118, 26), tint(glaze, 0.1)),
    stroke('M96 236L470 214M110 254L484 240', '#8a5a35', 11),
    stroke('M96 236L180 231M110 254L190 249', '#c0392b', 11),
  ].join('');
}

/** Two storage jars with wooden lids, beans and rice inside. */
export function storageJars(wood: string, contents: [string, string]): Svg {
  const jar = ([x, y, w, h]: [number, number, number, number], grains: string): Svg => {
    const glass = box([x, y, w, h], 26);
    const level = y + h * 0.28;
    return [
      fill(glass, '#ffffff', 0.5),
      inside(
        glass,
        fill(box([x, level, w, h]), grains),
        scatter(90, w, (a, b) =>
          at([x + a * w, level + b * h * 0.74, a * 360], fill(oval(0, 0, 8, 5), tint(grains, b > 0.5 ? 0.35 : -0.25))),
        ),
      ),
      stroke(glass, '#ffffff', 6, 0.85),
      stroke(`M${x + 22} ${y + 36}V${y + h - 40}`, '#ffffff', 11, 0.65),
      form(box([x + 6, y - 46, w - 12, 48], 10), wood, 'side'),
      stroke(`M${x + 18} ${y - 30}h${w - 50}M${x + 24} ${y - 16}h${w - 70}`, tint(wood, -0.3), 3, 0.5),
    ].join('');
  };
  return jar([136, 206, 178, 284], contents[0]) + jar([328, 300, 160, 190], contents[1]);
}

/** A linen apron on a hook. */
export function apron(color: string, tape: string): Svg {
  return [
    stroke('M236 150C236 70 364 70 364 150', tape, 11),
    form(oval(300, 84, 11), '#8d6b4c', 'ball'),
    form('M228 146H372Q378 236 446 268L460 520Q300 544 140 520L154 268Q222 236 228 146Z', color, 'side'),
    stroke('M228 162H372', tint(color, -0.25), 3, 0.7),
    stroke('M154 270C110 300 104 350 84 390M446 270C490 300 496 350 516 390', tape, 10),
    form(box([206, 330, 188, 124], 12), tint(color, -0.12), 'down'),
    stroke('M214 346H386M300 350V450', tint(color, 0.4), 3, 0.8),
    stroke('M196 300Q184 400 186 520M404 300Q416 400 414 520', tint(color, -0.3), 4, 0.35),
    at(
      [352, 330],
      form(box([-14, -60, 22, 80], 6), '#d9a86a', 'round'),
      form(oval(-3, -70, 20, 28), '#d9a86a', 'ball'),
    ),
    form(box([206, 352, 188, 102], 12), tint(color, -0.12), 'down'),
  ].join('');
}

/** A woven bamboo basket of vegetables. */
export function bambooBasket(bamboo: string): Svg {
  const outline = 'M110 340a190 44 0 0 0 380 0Q476 470 404 490H196Q124 470 110 340Z';
  const weave = repeat(6, (row) =>
    repeat(20, (i) =>
      fill(box([96 + i * 21 + (row % 2) * 10, 352 + row * 24, 15, 20], 4), tint(bamboo, row % 2 === 0 ? 0.18 : -0.16)),
    ),
  );
  return [
    form(oval(300, 340, 190, 44), tint(bamboo, -0.4), 'side'),
    at(
      [210, 300, -30],
      form('M-20 20Q-34 -70 0 -130Q34 -70 20 20Z', '#6b4a86', 'ball'),
      fill('M-14 -108Q0 -146 14 -108L0 -96Z', '#5b8f46'),
    ),
    form(oval(388, 296, 54), '#d9432f', 'ball'),
    stroke('M388 246q4 -18 18 -22', '#4c8a3c', 7),
    form(oval(300, 290, 58, 54), '#e99a2e', 'ball'),
    stroke('M300 238q-2 -16 8 -22', '#4c8a3c', 8),
    at([452, 330, 40], form('M-16 10Q-20 -60 0 -110Q20 -60 16 10Z', '#7cab45', 'ball')),
    form(outline, bamboo),
    inside(outline, weave),
    stroke('M110 340a190 44 0 0 0 380 0', tint(bamboo, 0.25), 16),
    stroke('M112 346a190 44 0 0 0 376 0', tint(bamboo, -0.3), 3),
  ].join('');
}
