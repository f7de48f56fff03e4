import { join } from 'node:path';
import { followClock } from '../clock.ts';
import { StartupError } from '../errors.ts';
import { loadImages } from '../images.ts';
import { signLegacy } from '../legacy-signature.ts';
import type { CommandContext } from './context.ts';

const QUERY = 'mutation ($input: ProductInput!) { product_create(input: $input) { id sku status } }';
const PATH = '/tiniapp/api/graphql/query';
const TIMEOUT_MS = 10_000;
const IMAGES = join(import.meta.dirname, '..', '..', 'catalog', 'images');

interface Reply {
  data?: { product_create?: { id: string; status: string } | null } | null;
  errors?: { message: string; extensions?: { reason?: string } }[];
}

/**
 * `register-products`: tells Tiki of every variant that has a SKU, by GraphQL `product_create`. Only the name of that
 * call was ever published (tiki-platform.md section 8), so its fields are invented and it says so. One that Tiki has
 * already is left as it is. @throws StartupError when one is refused or Tiki does not answer.
 */
export async function registerProducts(context: CommandContext): Promise<void> {
  const { db, config, print } = context;
  print('product_create: Tiki published the name of this call and nothing else. Its fields here are invented,');
  print('the sandbox of this repository understands them; at Tiki expect to register products in the console.');
  const rows = await db
    .selectFrom('variants')
    .innerJoin('products', 'products.id', 'variants.product_id')
    .select(['variants.sku', 'variants.price', 'variants.name as variant', 'products.name', 'products.image'])
    .where('variants.sku', 'is not', null)
    .where('products.active', '=', true)
    .where('variants.active', '=', true)
    .orderBy('variants.sku')
    .execute();
  if (rows.length === 0) {
    print('no variant has a SKU: nothing to register');
    return;
  }
  const images = loadImages(IMAGES, config.publicUrl);
  const now = await clockOf(context);
  let refused = 0;
  for (const { sku, price, variant, name, image } of rows) {
    const url = images.urlOf(image);
    const product = { sku: sku!, name: variant ? `${name} - ${variant}` : name, price, ...(url && { image_url: url }) };
    const said = await register(context, product, now());
    if (!said.ok) refused += 1;
    print(`${sku}: ${said.text}`);
  }
  if (refused > 0) throw new StartupError(`register-products: ${refused} of ${rows.length} were refused`);
}

async function register(
  { config }: CommandContext,
  product: { sku: string; name: string; price: number; image_url?: string },
  timestamp: number,
): Promise<{ ok: boolean; text: string }> {
  const signed = { ...product, client_id: config.clientKey, timestamp };
  const input = { ...signed, signature: signLegacy(config.clientSecret, signed) };
  const { data, errors } = await post(new URL(PATH, config.tikiBaseUrl), { query: QUERY, variables: { input } });
  const [error] = errors ?? [];
  if (error?.extensions?.reason === 'DUPLICATE_ITEMS') return { ok: true, text: 'was there already' };
  if (error) return { ok: false, text: `refused: ${error.message} ${error.extensions?.reason ?? ''}`.trim() };
  const made = data?.product_create;
  return made ? { ok: true, text: `${made.status}, product ${made.id}` } : { ok: false, text: 'an empty answer' };
}

async function post(url: URL, body: object): Promise<Reply> {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return (await reply.json()) as Reply;
  } catch (error) {
    throw new StartupError(`register-products: ${url.origin} does not answer`, { cause: error });
  }
}

/** The sandbox's clock where one is followed, else our own. */
async function clockOf({ config, now, print }: CommandContext): Promise<() => number> {
  if (!config.clockUrl) return now;
  const onTrouble = (error: unknown) => print(`CLOCK_URL: the clock cannot be read: ${String(error)}`);
  const clock = followClock({ url: config.clockUrl, token: config.sandboxToken, realNow: now, onTrouble });
  await clock.sync();
  return clock.now;
}
