/** The pictures of the category "Đồ bếp". */
import { choppingBoard, fryingPan, kettle, mortar, pot, utensilCrock } from '../cookware.ts';
import type { Picture } from '../frame.ts';
import { apron, bambooBasket, bowls, storageJars } from '../tableware.ts';

export const kitchen: Record<string, Picture> = {
  'noi-gang-trang-men': { ground: 'mint', standsOn: 190, art: pot('#d0603f') },
  'chao-gang': { ground: 'butter', standsOn: 0, art: fryingPan('#4a4d52', '#9a6a42') },
  'thot-go-me': { ground: 'sage', standsOn: 160, art: choppingBoard('#c68d55') },
  'bo-muong-go': { ground: 'blush', standsOn: 120, art: utensilCrock('#d8cbb4', '#b97f4a') },
  'am-dun-coi': { ground: 'cream', standsOn: 160, art: kettle('#4f8a8b', '#a86b3f') },
  'coi-gia-da': { ground: 'sky', standsOn: 150, art: mortar('#8b8f94') },
  'to-gom-ve-tay': { ground: 'sand', standsOn: 150, art: bowls('#f6f2e6', '#3a68a8') },
  'hu-thuy-tinh-nap-go': { ground: 'lilac', standsOn: 200, art: storageJars('#bf8c58', ['#a8452f', '#efe6cf']) },
  'tap-de-vai-lanh': { ground: 'butter', standsOn: 0, art: apron('#6f8f7a', '#50695a') },
  'ro-tre-dan': { ground: 'mint', standsOn: 180, art: bambooBasket('#d3a45f') },
};
