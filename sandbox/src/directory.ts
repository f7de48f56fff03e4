import { SandboxError } from './errors.ts';
import type { Province } from './seed.ts';

export interface Place {
  id: string;
  name: string;
  tiki_code: string;
}

const toPlace = ({ id, name, tiki_code }: Place): Place => ({ id, name, tiki_code });

function findIn<Item extends Place>(items: Item[], id: string): Item {
  const found = items.find((item) => item.id === id);
  if (!found) throw new SandboxError('region_not_found', id);
  return found;
}

export type Directory = ReturnType<typeof createDirectory>;

/** Tiki's address directory (tiki-platform.md section 9), an excerpt: a few provinces, whose codes are made up. */
export function createDirectory(provinces: Province[]) {
  return {
    regions: (): Place[] => provinces.map(toPlace),
    /** @throws SandboxError region_not_found */
    districts: (regionId: string): Place[] => findIn(provinces, regionId).districts.map(toPlace),
    /** @throws SandboxError region_not_found */
    wards: (regionId: string, districtId: string): Place[] =>
      findIn(findIn(provinces, regionId).districts, districtId).wards.map(toPlace),
  };
}
