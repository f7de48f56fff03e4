/** The pictures of the category "Văn phòng phẩm". */
import type { Picture } from '../frame.ts';
import { fountainPen, pencils, penRoll, scissors, watercolours } from '../pens.ts';
import { deskCalendar, envelopes, notebook, tapeRolls } from '../stationery.ts';

export const stationery: Record<string, Picture> = {
  'so-tay-bia-vai': { ground: 'butter', standsOn: 0, art: notebook('#3f6f8a', '#d9683f') },
  'lich-de-ban': { ground: 'mint', standsOn: 190, art: deskCalendar('#5b8e7d') },
  'bo-phong-bi': { ground: 'sky', standsOn: 0, art: envelopes('#d9a97c', '#b5382f') },
  'bang-keo-giay': { ground: 'blush', standsOn: 0, art: tapeRolls(['#e58a6a', '#5fa39a', '#e9b44c', '#8b7fb8']) },
  'but-may': { ground: 'cream', standsOn: 0, art: fountainPen('#2f5d62', '#d8b25a') },
  'but-chi-mau': {
    ground: 'sky',
    standsOn: 0,
    art: pencils(['#d9452f', '#ef9a3a', '#f2cf4a', '#5fa356', '#3f86b8', '#7a5aa6']),
  },
  'tui-cuon-but': { ground: 'sage', standsOn: 0, art: penRoll('#c9ab7d', '#7a4f31') },
  'mau-nuoc': {
    ground: 'lilac',
    standsOn: 0,
    art: watercolours([
      '#d9382f',
      '#ef8a2f',
      '#f4cd3f',
      '#6fae4e',
      '#2f7f74',
      '#3f86c8',
      '#2f4f94',
      '#7a4fa0',
      '#c84f86',
      '#8a5a36',
      '#4a3a30',
      '#9aa0a4',
    ]),
  },
  'keo-cat-giay': { ground: 'butter', standsOn: 0, art: scissors('#d9683f') },
};
