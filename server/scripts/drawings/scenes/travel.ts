/** The pictures of the category "Du lịch & dã ngoại". */
import { backpack, suitcase } from '../accessories.ts';
import type { Picture } from '../frame.ts';
import { campLantern } from '../lights.ts';
import { campChair, coolBox, dryBag, flask, hammock, picnicBasket, tent } from '../outdoors.ts';

export const travel: Record<string, Picture> = {
  'leu-cam-trai': { ground: 'sage', standsOn: 250, art: tent('#e08a3f', '#5f7f6a') },
  'ba-lo-leo-nui': { ground: 'sky', standsOn: 170, art: backpack('#3f7f7a', '#e9a13f') },
  'binh-giu-nhiet': { ground: 'blush', standsOn: 100, art: flask('#3f6f8a', '#e6c48a') },
  'den-cam-trai': { ground: 'lilac', standsOn: 120, art: campLantern('#c8553d') },
  'ghe-xep-da-ngoai': { ground: 'butter', standsOn: 190, art: campChair('#4f8a8b') },
  'gio-da-ngoai': { ground: 'mint', standsOn: 240, art: picnicBasket('#c08a4f', '#d9503f') },
  'vali-keo': { ground: 'cream', standsOn: 150, art: suitcase('#e0a23f', '#3f7f95') },
  'vong-du': { ground: 'sky', standsOn: 0, art: hammock('#d9603f', '#f6e2b8') },
  'thung-giu-lanh': { ground: 'sand', standsOn: 210, art: coolBox('#3f8fb0') },
  'tui-chong-nuoc': { ground: 'sage', standsOn: 130, art: dryBag('#ef9a2f', '#3d4246') },
};
