/**
 * Draws every picture of the catalogue into server/catalog/images/ and the small ones of the no-backend mode into
 * assets/items/. The same input gives the same bytes. Run: node server/scripts/render-images.ts
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { framed } from './drawings/frame.ts';
import { PICTURES } from './drawings/scenes/index.ts';

const CATALOG = new URL('../catalog/products.json', import.meta.url);
const IMAGES = new URL('../catalog/images/', import.meta.url);
const FIXED_PRICE_ITEMS = new URL('../../config/fixed-price-items.json', import.meta.url);
const ROOT = new URL('../../', import.meta.url);

/** Bytes a picture may have: 25 KB in the catalogue, 12 KB inside the app's own folder. */
const CATALOG_LIMIT = 25_000;
const ITEM_LIMIT = 12_000;

interface Sheet {
  id: string;
  size: number;
  limit: number;
  target: URL;
}

async function draw(sheet: Sheet, seed: number): Promise<number> {
  const picture = PICTURES[sheet.id];
  if (picture === undefined) throw new Error(`no drawing for ${sheet.id}: add one to server/scripts/drawings/scenes`);
  const webp = await sharp(Buffer.from(framed(picture, seed)))
    .resize(sheet.size, sheet.size)
    .webp({ quality: 82, effort: 6 })
    .toBuffer();
  if (webp.length > sheet.limit) throw new Error(`${sheet.id} is ${webp.length} bytes, the limit is ${sheet.limit}`);
  await writeFile(sheet.target, webp);
  return webp.length;
}

/** Draws the sheets one by one; other pictures in the folder, a merchant's own, are left alone. Returns the total bytes. */
async function drawAll(folder: URL, sheets: Sheet[], seedOf: (id: string) => number): Promise<number> {
  await mkdir(folder, { recursive: true });
  let total = 0;
  for (const sheet of sheets) total += await draw(sheet, seedOf(sheet.id));
  return total;
}

const catalog = JSON.parse(await readFile(CATALOG, 'utf8')) as { products: { id: string; image: string }[] };
const order = new Map(catalog.products.map((product, index) => [product.id, index]));
const seedOf = (id: string): number => order.get(id) ?? 0;

const products = catalog.products.map(({ id, image }) => ({
  id,
  size: 600,
  limit: CATALOG_LIMIT,
  target: new URL(image, IMAGES),
}));
console.log(`catalogue: ${products.length} pictures, ${await drawAll(IMAGES, products, seedOf)} bytes`);

const fixed = JSON.parse(await readFile(FIXED_PRICE_ITEMS, 'utf8')) as { items: { id: string; image: string }[] };
const items = fixed.items.map(({ id, image }) => ({
  id,
  size: 400,
  limit: ITEM_LIMIT,
  target: new URL(image.slice(1), ROOT),
}));
console.log(
  `fixed-price items: ${items.length} pictures, ${await drawAll(new URL('assets/items/', ROOT), items, seedOf)} bytes`,
);
