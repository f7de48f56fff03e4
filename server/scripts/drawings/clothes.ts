/** Clothes laid flat or on a hanger. */
import { at, box, fill, form, inside, mirrored, oval, repeat, scatter, stroke, tint } from './kit.ts';
import type { Svg } from './kit.ts';
import { daisy } from './motifs.ts';

/** A wooden hanger whose shoulders reach `spread` from the middle. */
function hanger(y: number): Svg {
  return (
    stroke(
      `M300 ${y}V${y - 24}C300 ${y - 44} 334 ${y - 44} 330 ${y - 66}C326 ${y - 88} 292 ${y - 86} 292 ${y - 64}`,
      '#8f9498',
      7,
    ) + stroke(`M200 ${y + 46}L300 ${y}L400 ${y + 46}`, '#b98a56', 15)
  );
}

/** A T-shirt with a small drawing on the chest. */
export function tShirt(color: string, chest: Svg): Svg {
  const outline =
    'M232 132L150 162Q112 180 96 232L84 292L160 318L172 280V492Q300 508 428 492V280L440 318L516 292L504 232Q488 180 450 162L368 132Q350 172 300 172T232 132Z';
  return [
    hanger(122),
    fill('M232 132Q300 108 368 132Q350 176 300 176T232 132Z', tint(color, -0.35)),
    form(outline, color, 'side'),
    stroke('M232 134Q252 180 300 180T368 134', tint(color, -0.22), 9),
    stroke('M172 282Q176 240 166 214M428 282Q424 240 434 214', tint(color, -0.35), 4, 0.6),
    stroke('M200 330Q214 400 206 480M402 350Q390 420 396 480', tint(color, -0.35), 5, 0.25),
    stroke('M176 476Q300 492 424 476M90 280L158 302M510 280L442 302', tint(color, -0.3), 3, 0.6),
    at([300, 290], chest),
  ].join('');
}

/** A long-sleeved linen shirt with buttons and a pocket. */
export function shirt(color: string, button: string): Svg {
  const sleeve =
    form('M214 138Q146 154 128 214L82 440L140 458L190 270Z', tint(color, -0.06), 'side') +
    stroke('M90 412L150 430', tint(color, -0.3), 4, 0.8);
  return [
    hanger(116),
    sleeve,
    mirrored(300, sleeve),
    fill('M250 126Q300 108 350 126L300 190Z', tint(color, -0.4)),
    form(
      'M240 128L196 146Q176 156 178 190L180 486Q240 512 300 496Q360 512 420 486L422 190Q424 156 404 146L360 128L300 196Z',
      color,
      'side',
    ),
    stroke('M300 196V496', tint(color, -0.28), 4, 0.8),
    stroke('M286 200V496', tint(color, -0.28), 2, 0.5),
    form('M240 128L252 110L300 180L270 214Z', tint(color, 0.2), 'down'),
    form('M360 128L348 110L300 180L330 214Z', tint(color, 0.2), 'down'),
    repeat(5, (i) => form(oval(294, 238 + i * 52, 7), button, 'ball')),
    stroke('M338 250H400V304L369 320L338 304ZM338 262H400', tint(color, -0.3), 4, 0.8),
    stroke('M214 300Q226 400 218 480', tint(color, -0.35), 5, 0.25),
  ].join('');
}

/** Wide trousers. */
export function trousers(color: string): Svg {
  return [
    form('M206 118H394L414 250L440 508Q384 522 328 508L300 260L272 508Q216 522 160 508L186 250Z', color, 'side'),
    form(box([200, 96, 200, 36], 8), tint(color, -0.14), 'down'),
    repeat(5, (i) => stroke(`M${220 + i * 40} 94v40`, tint(color, -0.35), 7)),
    stroke('M300 132V250Q296 214 318 190', tint(color, -0.35), 4, 0.8),
    stroke('M214 140Q226 188 196 208M386 140Q374 188 404 208', tint(color, -0.35), 4, 0.8),
    stroke('M246 190L214 500M354 190L386 500', tint(color, 0.3), 3, 0.6),
    stroke('M166 486Q216 500 272 486M328 486Q384 500 434 486', tint(color, -0.3), 3, 0.7),
    stroke('M276 130q-8 30 -22 46M324 130q10 26 20 40', '#efe3cd', 7),
    form(oval(300, 114, 9), '#efe3cd', 'ball'),
  ].join('');
}

/** A summer dress strewn with daisies. */
export function dress(color: string, petals: string): Svg {
  const outline =
    'M236 110L222 214Q222 246 240 270Q170 380 132 500Q300 540 468 500Q430 380 360 270Q378 246 378 214L364 110Q350 160 300 162T236 110Z';
  return [
    stroke('M242 118L250 84M358 118L350 84', tint(color, -0.15), 11),
    form(outline, color, 'side'),
    inside(
      outline,
      scatter(46, 11, (x, y) => at([130 + x * 340, 150 + y * 370, x * 90], daisy(17 + y * 7, petals))),
    ),
    stroke('M240 270Q300 288 360 270', tint(color, -0.35), 13),
    stroke('M330 276q10 46 -6 84M336 276q30 30 34 70', tint(color, -0.35), 8),
    stroke('M270 300Q232 400 226 512M330 300Q362 400 372 512M300 296V520', tint(color, -0.4), 5, 0.25),
  ].join('');
}

const sock = (color: string): Svg => {
  const outline = 'M-46 -170H46V40Q46 70 84 92L140 122Q166 140 154 168Q140 190 104 188H10Q-46 184 -46 120Z';
  return (
    form(outline, color, 'side') +
    inside(
      outline,
      repeat(4, (i) => fill(box([-60, -80 + i * 44, 260, 16]), tint(color, 0.45))),
      fill('M-60 60Q0 110 -10 200H-60Z', tint(color, -0.3)),
      fill('M104 90Q92 150 118 200H200V90Z', tint(color, -0.3)),
    ) +
    form(box([-50, -182, 100, 52], 10), tint(color, -0.2), 'side') +
    repeat(7, (i) => stroke(`M${-36 + i * 12} -174v36`, tint(color, 0.3), 2.5, 0.7))
  );
};

/** Two pairs of ribbed socks. */
export function socks(first: string, second: string): Svg {
  return at([350, 280, 8], sock(second)) + at([212, 322, -6], sock(first));
}
