/** The pictures of the category "Thời trang". */
import { bucketHat, scarf, sneaker, tote } from '../accessories.ts';
import { dress, shirt, socks, trousers, tShirt } from '../clothes.ts';
import type { Picture } from '../frame.ts';
import { at, fill } from '../kit.ts';
import { leaf } from '../motifs.ts';

const cloud = fill('M-66 34a30 30 0 0 1 4 -60a44 44 0 0 1 82 -14a36 36 0 0 1 46 74Z', '#ffffff', 0.95);
const sprig = at(
  [0, 60],
  leaf(120, '#5f8f6a', 54),
  at([0, -10, -50], leaf(86, '#7ba67f', 42)),
  at([0, -10, 50], leaf(86, '#7ba67f', 42)),
);

export const fashion: Record<string, Picture> = {
  'ao-thun-may': { ground: 'sand', standsOn: 0, art: tShirt('#4f86a0', cloud) },
  'ao-so-mi-linen': { ground: 'sage', standsOn: 0, art: shirt('#f4ead6', '#9a6a42') },
  'quan-ong-rong': { ground: 'sky', standsOn: 0, art: trousers('#8a7358') },
  'dam-hoa-cuc': { ground: 'cream', standsOn: 0, art: dress('#d98a6a', '#fff6e6') },
  'vo-co-ngan': { ground: 'lilac', standsOn: 0, art: socks('#5b8e7d', '#d9853f') },
  'non-vai-tai-beo': { ground: 'mint', standsOn: 220, art: bucketHat('#d9b98a', '#8a5f3c') },
  'tui-tote-canvas': { ground: 'blush', standsOn: 170, art: tote('#efe3c8', sprig) },
  'khan-choang-len': { ground: 'cream', standsOn: 0, art: scarf('#a8485a', '#f3d9b8') },
  'giay-vai': { ground: 'butter', standsOn: 230, art: sneaker('#3f7f78', '#f6f0e2') },
};
