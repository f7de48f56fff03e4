/** Every product's picture by product id. */
import type { Picture } from '../frame.ts';
import { fashion } from './fashion.ts';
import { garden } from './garden.ts';
import { home } from './home.ts';
import { kitchen } from './kitchen.ts';
import { stationery } from './stationery.ts';
import { teaAndCoffee } from './tea-and-coffee.ts';
import { toys } from './toys.ts';
import { travel } from './travel.ts';

export const PICTURES: Readonly<Record<string, Picture>> = {
  ...teaAndCoffee,
  ...kitchen,
  ...home,
  ...stationery,
  ...fashion,
  ...toys,
  ...garden,
  ...travel,
};
