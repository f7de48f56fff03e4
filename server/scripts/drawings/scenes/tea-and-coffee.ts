/** The pictures of the category "Cà phê & trà". */
import type { Picture } from '../frame.ts';
import { bean, lotus } from '../motifs.ts';
import { dripCarton, openTin, pouch, tin } from '../packs.ts';
import { coldBrewBottle, flowerJar, mug, phin, teapot, teaTray } from '../tea-things.ts';

export const teaAndCoffee: Record<string, Picture> = {
  'ca-phe-rang-moc': { ground: 'cream', standsOn: 170, art: pouch('#8a5a3a', '#f7ead2', bean('#6b3f22')) },
  'ca-phe-phin-giay': { ground: 'mint', standsOn: 190, art: dripCarton('#2f6f68', '#e08a4a') },
  'tra-sen': { ground: 'blush', standsOn: 150, art: tin('#3f7a5e', '#fbf1e2', lotus('#e0809f')) },
  'tra-o-long': { ground: 'sage', standsOn: 190, art: openTin('#35604e', '#5a5a2c') },
  'hoa-cuc-say': { ground: 'butter', standsOn: 160, art: flowerJar('#b98553', '#fff6dc') },
  'phin-nhom': { ground: 'sand', standsOn: 110, art: phin('#bfc6ca') },
  'ly-su-men-chay': { ground: 'sky', standsOn: 140, art: mug('#e9dcc4', '#3f7f95') },
  'am-tra-dat': { ground: 'cream', standsOn: 150, art: teapot('#a5543a', '#d9a066') },
  'bo-am-chen-khay': { ground: 'sage', standsOn: 270, art: teaTray('#6f8f86', '#a8703f') },
  'binh-u-ca-phe-lanh': { ground: 'blush', standsOn: 180, art: coldBrewBottle('#c4684a') },
};
