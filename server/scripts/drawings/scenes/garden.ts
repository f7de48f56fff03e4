/** The pictures of the category "Cây & làm vườn". */
import type { Picture } from '../frame.ts';
import { clayPots, gardenGloves, gardenTools, wateringCan } from '../garden-tools.ts';
import { seedPackets, soilSack } from '../packs.ts';
import { cactus, hangingPlant, monstera, snakePlant, succulents } from '../plants.ts';

export const garden: Record<string, Picture> = {
  'cay-luoi-ho': { ground: 'cream', standsOn: 110, art: snakePlant('#e9ddc6') },
  'trau-ba-la-xe': { ground: 'blush', standsOn: 100, art: monstera('#c9724f') },
  'sen-da-mini': { ground: 'sand', standsOn: 210, art: succulents(['#e2a58a', '#f1e6d2', '#7fa3a8']) },
  'xuong-rong-no-hoa': { ground: 'butter', standsOn: 110, art: cactus('#c9724f') },
  'trau-ba-chau-treo': { ground: 'lilac', standsOn: 0, art: hangingPlant('#e4cfa4', '#f4ece0') },
  'binh-tuoi-cay': { ground: 'sage', standsOn: 160, art: wateringCan('#4f8f7a') },
  'bo-dung-cu-lam-vuon': { ground: 'sand', standsOn: 0, art: gardenTools('#b97f4a') },
  'chau-dat-nung': { ground: 'sky', standsOn: 220, art: clayPots('#c8744c') },
  'gang-tay-lam-vuon': { ground: 'mint', standsOn: 0, art: gardenGloves('#e8d9b6', '#5f9a68') },
  'hat-giong-rau': { ground: 'cream', standsOn: 0, art: seedPackets(['#e08a3f', '#6aa04f', '#c84f3f']) },
  'dat-trong-huu-co': { ground: 'mint', standsOn: 180, art: soilSack('#6f9a4a') },
};
