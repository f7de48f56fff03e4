/** The pictures of the category "Trang trí nhà". */
import type { Picture } from '../frame.ts';
import { cushion, framedPrints, roundRug, sunMirror, vase, wallClock } from '../home-decor.ts';
import { candle, mushroomLamp, rattanPendant } from '../lights.ts';

export const home: Record<string, Picture> = {
  'den-ban-nam': { ground: 'sand', standsOn: 120, art: mushroomLamp('#e2803f', '#f3ead9') },
  'den-may-tha-tran': { ground: 'sage', standsOn: 0, art: rattanPendant('#c9955a') },
  'nen-thom': { ground: 'lilac', standsOn: 140, art: candle('#f4e3c6', '#fffaf0') },
  'binh-hoa-gom': { ground: 'sky', standsOn: 120, art: vase('#c77a58', '#f6b6bf') },
  'vo-goi-theu': { ground: 'mint', standsOn: 0, art: cushion('#e9d8b8', '#b9573c') },
  'tham-coi-tron': { ground: 'blush', standsOn: 0, art: roundRug('#d9bd86', '#3f7a72') },
  'guong-may': { ground: 'cream', standsOn: 0, art: sunMirror('#b98451') },
  'tranh-doi': { ground: 'lilac', standsOn: 0, art: framedPrints('#b07a48', '#e2683f') },
  'dong-ho-treo-tuong': { ground: 'mint', standsOn: 0, art: wallClock('#b67b46', '#fbf5e8') },
};
