import { readFile } from 'node:fs/promises';

import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

import { DEFAULT_ORDER_AMOUNT_LIMIT } from '../../tiki-api/envelope.ts';
import type { AppKeys, Config } from './config.ts';
import { StartupError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { AppRecord, State } from './state.ts';

/** The success shape of my.getAddress (tini-framework.md section 7.2). */
const Address = Type.Object({
  id: Type.String(),
  full_name: Type.String(),
  phone_number: Type.String(),
  street: Type.String(),
  ward: Type.String(),
  ward_id: Type.String(),
  district: Type.String(),
  district_id: Type.String(),
  city: Type.String(),
  city_id: Type.String(),
  country: Type.String(),
  country_id: Type.String(),
  is_default: Type.Boolean(),
  company: Type.String(),
  delivery_address_type: Type.String(),
});

const Customer = Type.Object({
  customerId: Type.String({ pattern: '^[1-9][0-9]{5,14}$' }), // a safe JSON integer: OAuth replies carry it as one
  name: Type.String({ minLength: 1 }),
  phone: Type.String(),
  email: Type.String(),
  addresses: Type.Array(Address, { minItems: 1 }),
});
export type Customer = Static<typeof Customer>;

/** An item of Tiki's marketplace; `price` is Tiki's, in đồng. */
const MarketplaceProduct = Type.Object({
  productId: Type.String({ minLength: 1 }),
  name: Type.String({ minLength: 1 }),
  price: Type.Integer({ minimum: 1 }),
  imageUrl: Type.String(),
  description: Type.String(),
});
export type MarketplaceProduct = Static<typeof MarketplaceProduct>;

/** Where the seeds are read from; a test names its own. */
export interface SeedFiles {
  customers: URL;
  marketplace: URL;
}

export const SEED_FILES: SeedFiles = {
  customers: new URL('../seed/customers.json', import.meta.url),
  marketplace: new URL('../seed/marketplace.json', import.meta.url),
};

/** @throws StartupError when a seed file is missing or of another shape */
export async function readSeeds(files: SeedFiles): Promise<{ customers: Customer[]; products: MarketplaceProduct[] }> {
  return {
    customers: await readItems(files.customers, Customer),
    products: await readItems(files.marketplace, MarketplaceProduct),
  };
}

async function readItems<Item extends TSchema>(file: URL, item: Item): Promise<Static<Item>[]> {
  try {
    const list: unknown = JSON.parse(await readFile(file, 'utf8'));
    return Value.Parse(Type.Object({ items: Type.Array(item) }), list).items;
  } catch (error) {
    throw new StartupError(`seed file ${file.pathname} cannot be used`, { cause: error });
  }
}

const OTHER_APP = 'vn.example.other-shop';

/** Puts the two apps and the customers' tokens into the state; keys that nobody configured are made once and kept. */
export function seedState(options: { state: State; config: Config; ids: Ids; customers: Customer[] }): void {
  const { state, config, ids, customers } = options;
  const kept = (identifier: string) => state.apps.find((app) => app.identifier === identifier);
  const makeApp = (identifier: string, name: string, keys: AppKeys | undefined, ipnUrl: string): AppRecord => {
    const known = kept(identifier);
    return {
      identifier,
      name,
      clientKey: keys?.clientKey ?? known?.clientKey ?? ids.token(),
      clientSecret: keys?.clientSecret ?? known?.clientSecret ?? ids.token(),
      ipnUrl,
      orderAmountLimit: DEFAULT_ORDER_AMOUNT_LIMIT,
    };
  };
  const first = makeApp(config.appIdentifier, 'Tini Checkout', config.appKeys, config.ipnUrl);
  const other = makeApp(OTHER_APP, 'Cửa hàng khác', config.otherAppKeys, '');
  if (first.identifier === other.identifier || first.clientKey === other.clientKey) {
    throw new StartupError(`the app cannot share its identifier or key with ${OTHER_APP}`);
  }
  state.apps = [first, other];
  for (const { customerId } of customers) state.userTokens[customerId] ??= ids.token();
}
