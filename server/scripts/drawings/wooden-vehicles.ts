/** Wooden toys with wheels or wings. */
import { at, box, fill, form, oval, repeat, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';

function wheel(x: number, y: number, radius: number, color: string): Svg {
  return at(
    [x, y],
    form(oval(0, 0, radius), color, 'ball'),
    stroke(oval(0, 0, radius * 0.62), tint(color, -0.3), 4, 0.7),
    form(oval(0, 0, radius * 0.28), '#f1dcb4', 'ball'),
  );
}

/** A lorry carrying coloured blocks. */
export function truck(wood: string, paint: string): Svg {
  const load = ['#d9553f', '#4f8a8b', '#e9b44c', '#7fa650'];
  return [
    load.map((color, i) => form(box([98 + i * 60, i % 2 === 0 ? 262 : 282, 56, 100], 8), color, 'side')).join(''),
    form(box([80, 350, 290, 66], 12), wood, 'side'),
    stroke('M96 372H350M96 394H320', tint(wood, -0.25), 3, 0.6),
    form('M372 236H452Q472 236 482 258L520 338V416H372Z', paint, 'side'),
    form('M398 262H446Q456 262 462 276L482 326H398Z', '#eaf5f6', 'down'),
    form(box([64, 410, 470, 28], 12), tint(wood, -0.25), 'down'),
    form(oval(508, 380, 12), '#f4d35e', 'ball'),
    wheel(150, 444, 46, tint(wood, -0.35)),
    wheel(262, 444, 46, tint(wood, -0.35)),
    wheel(446, 444, 46, tint(wood, -0.35)),
  ].join('');
}

/** An engine and one wagon. */
export function train(paint: string, wagon: string): Svg {
  return [
    stroke('M226 416H270', '#6d5138', 10),
    form(box([50, 326, 180, 92], 12), wagon, 'side'),
    [0, 1, 2].map((i) => form(oval(88 + i * 52, 318, 28), ['#d9553f', '#f1c453', '#5b8e7d'][i] ?? '', 'ball')).join(''),
    form(box([50, 344, 180, 74], 12), wagon, 'side'),
    form(box([268, 232, 118, 186], 12), paint, 'side'),
    form(box([290, 256, 74, 66], 10), '#eaf5f6', 'down'),
    form(box([254, 214, 146, 28], 12), tint(paint, -0.3), 'down'),
    form(box([376, 306, 150, 112], 40), tint(paint, 0.12), 'down'),
    form('M430 310L420 240H478L468 310Z', tint(paint, -0.3)),
    form(box([412, 226, 74, 22], 8), '#f1c453'),
    fill(oval(452, 190, 26), '#ffffff', 0.85),
    fill(oval(486, 158, 34), '#ffffff', 0.7),
    fill(oval(526, 120, 24), '#ffffff', 0.55),
    form(oval(512, 360, 14), '#f1c453', 'ball'),
    wheel(92, 438, 38, '#8a5f3c'),
    wheel(188, 438, 38, '#8a5f3c'),
    wheel(314, 430, 50, '#8a5f3c'),
    wheel(412, 442, 38, '#8a5f3c'),
    wheel(488, 442, 38, '#8a5f3c'),
  ].join('');
}

/** A duck on wheels with a string. */
export function pullDuck(body: string, beak: string): Svg {
  return [
    stroke('M472 430C540 420 520 330 560 300', '#c76b4a', 6),
    form(oval(560, 296, 13), '#d9553f', 'ball'),
    form(box([130, 416, 350, 32], 14), '#c9995f', 'down'),
    form(
      'M142 300Q120 300 124 334Q140 418 240 418H350Q440 410 440 330Q440 296 414 280H340Q300 320 240 318Q180 318 142 300Z',
      body,
      'ball',
    ),
    form(oval(372, 222, 78), body, 'ball'),
    form('M440 212Q500 206 506 232Q500 256 438 250Z', beak, 'down'),
    stroke('M444 232H498', tint(beak, -0.3), 4),
    fill(oval(394, 202, 13), '#33261c'),
    fill(oval(398, 197, 4.5), '#ffffff'),
    form('M196 340Q250 316 326 340Q310 392 250 390Q206 386 196 340Z', tint(body, -0.16), 'down'),
    fill(oval(346, 250, 15, 10), '#ee8f7a', 0.55),
    wheel(194, 452, 42, '#d9553f'),
    wheel(410, 452, 42, '#4f8a8b'),
  ].join('');
}

/** A propeller plane. */
export function plane(wood: string, paint: string): Svg {
  return at(
    [300, 306, -14, 0.86],
    form('M-30 -20L-130 -150Q-136 -166 -112 -166H-66L70 -24Z', tint(paint, -0.2), 'down'),
    form('M-250 -60L-216 -70L-150 -10L-200 20Z', tint(paint, -0.2), 'down'),
    form('M-256 -120Q-226 -130 -206 -112L-160 -20L-230 10Z', paint, 'down'),
    form('M-250 0Q-240 -34 -160 -40L120 -56Q220 -56 220 6Q220 66 120 64L-140 52Q-236 44 -250 0Z', wood, 'down'),
    repeat(
      3,
      (i) => fill(oval(-60 + i * 52, -4, 15), '#eaf5f6') + stroke(oval(-60 + i * 52, -4, 15), tint(wood, -0.4), 4),
    ),
    form('M86 -52Q100 -104 150 -98Q180 -90 176 -52Z', '#dceef2', 'down'),
    form('M-36 24L70 24L-20 170Q-30 184 -52 184H-92Q-112 184 -104 164Z', paint, 'down'),
    form(box([212, -22, 26, 52], 10), tint(wood, -0.4)),
    at([240, 4, 12], form(box([-10, -112, 22, 224], 11), '#d9553f', 'round')),
    form(oval(243, 4, 15), '#f1c453', 'ball'),
    stroke('M90 60L106 104', tint(wood, -0.4), 9),
    wheel(108, 116, 30, '#6d5138'),
  );
}
