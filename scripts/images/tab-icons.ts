/** The six icons of the tab bar, 48 x 48: an outline at rest, filled in the brand's colour when active. */
import { shop } from '../../config/shop.ts';
import { box, fill, oval, stroke } from '../../server/scripts/drawings/kit.ts';
import type { Svg } from '../../server/scripts/drawings/kit.ts';

/** The tab bar's text colours in app.json. */
const REST = '#64646d';
const ACTIVE = shop.colours.brand;
const PEN = 3;

const HOUSE = 'M11 21V38Q11 41 14 41H34Q37 41 37 38V21';
const ROOF = 'M6 24L22 9.500Q24 7.700 26 9.500L42 24';
const CART = 'M13 15H41L37.500 29Q37 31 35 31H19Q17 31 16.500 29Z';
const GRIP = 'M5 8H9.500Q11.500 8 12 10L13 15';
const SLIP = 'M12 9Q12 6 15 6H33Q36 6 36 9V42L30 38L24 42L18 38L12 42Z';

/** File name without suffix, and its drawing. */
export const TAB_ICONS: Readonly<Record<string, Svg>> = {
  home: stroke(HOUSE + ROOF + 'M20 41V31Q20 29 22 29H26Q28 29 28 31V41', REST, PEN),
  'home-active':
    fill(`${HOUSE}L24 9Z`, ACTIVE) + stroke(HOUSE + ROOF, ACTIVE, PEN) + fill(box([20, 29, 8, 13.5], 2), '#ffffff'),
  cart: stroke(CART + GRIP, REST, PEN) + stroke(oval(20, 39, 2.5) + oval(33, 39, 2.5), REST, PEN),
  'cart-active':
    fill(CART, ACTIVE) +
    stroke(CART + GRIP, ACTIVE, PEN) +
    fill(oval(20, 39, 4) + oval(33, 39, 4), ACTIVE) +
    stroke('M20 22H34', '#ffffff', PEN),
  orders: stroke(`${SLIP}M18 16H30M18 23H30M18 30H25`, REST, PEN),
  'orders-active':
    fill(SLIP, ACTIVE) + stroke(SLIP, ACTIVE, PEN) + stroke('M18 16H30M18 23H30M18 30H25', '#ffffff', PEN),
};
