import { readFile } from 'node:fs/promises';

import { type Static, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';

import { DEFAULT_ORDER_AMOUNT_LIMIT } from '../../tiki-api/envelope.ts';
import type { AppKeys, Config } from './config.ts';
import { StartupError } from './errors.ts';
import type { Ids } from './ids.ts';
import { findApp } from './apps.ts';
import type { AppEnvironment, AppRecord } from './records.ts';
import type { State } from './state.ts';

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

const PlaceFields = { id: Type.String(), name: Type.String(), tiki_code: Type.String() };
const Province = Type.Object({
  ...PlaceFields,
  districts: Type.Array(Type.Object({ ...PlaceFields, wards: Type.Array(Type.Object(PlaceFields)) })),
});
export type Province = Static<typeof Province>;

/** Where the seeds are read from; a test names its own. */
export interface SeedFiles {
  customers: URL;
  marketplace: URL;
  places: URL;
}

export const SEED_FILES: SeedFiles = {
  customers: new URL('../seed/customers.json', import.meta.url),
  marketplace: new URL('../seed/marketplace.json', import.meta.url),
  places: new URL('../seed/places.json', import.meta.url),
};

export interface Seeds {
  customers: Customer[];
  products: MarketplaceProduct[];
  places: Province[];
}

/** @throws StartupError when a seed file is missing or of another shape */
export async function readSeeds(files: SeedFiles): Promise<Seeds> {
  return {
    customers: await readItems(files.customers, Customer),
    products: await readItems(files.marketplace, MarketplaceProduct),
    places: await readItems(files.places, Province),
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
  const { settings } = state;
  const makeKeys = (known: AppEnvironment | undefined, keys: AppKeys | undefined, ipnUrl: string): AppEnvironment => ({
    clientKey: keys?.clientKey ?? known?.clientKey ?? ids.token(),
    clientSecret: keys?.clientSecret ?? known?.clientSecret ?? ids.token(),
    ipnUrl,
  });
  const makeApp = (identifier: string, name: string, keys: AppKeys | undefined, ipnUrl: string): AppRecord => {
    const known = findApp(state, identifier);
    return {
      shippingUrl: '',
      orderAmountLimit: DEFAULT_ORDER_AMOUNT_LIMIT,
      sellerLinked: true,
      ...known,
      identifier,
      name,
      sandbox: makeKeys(known?.sandbox, keys, ipnUrl),
      // Nobody configures this pair: it is there to be the wrong one, and for who sets it at the console.
      production: makeKeys(known?.production, undefined, known?.production.ipnUrl ?? ''),
    };
  };
  const first = makeApp(config.appIdentifier, 'Tini Checkout', config.appKeys, config.ipnUrl);
  const other = makeApp(OTHER_APP, 'Cửa hàng khác', config.otherAppKeys, '');
  if (first.identifier === other.identifier || first.sandbox.clientKey === other.sandbox.clientKey) {
    throw new StartupError(`the app cannot share its identifier or key with ${OTHER_APP}`);
  }
  settings.apps = [first, other];
  for (const { customerId } of customers) settings.userTokens[customerId] ??= ids.token();
  state.saveSettings();
  // The SKU that Tiki makes for every app, for trials of multi-sku orders (tiki-platform.md section 1.3).
  for (const [index, app] of settings.apps.entries()) {
    const sku = `TRIAL-${index + 1}`;
    if (state.products.get(sku)) continue;
    const made = { id: ids.long(), sku, name: 'Sản phẩm dùng thử', price: 10_000, imageUrl: '' };
    state.products.set(sku, { ...made, appIdentifier: app.identifier, status: 'approved' });
  }
}
