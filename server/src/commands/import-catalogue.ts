import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Kysely } from 'kysely';
import { ownClock } from '../clock.ts';
import { StartupError } from '../errors.ts';
import { fold } from '../fold.ts';
import { loadImages } from '../images.ts';
import { createCatalogueActions } from '../modules/back-office/catalogue.ts';
import { readCatalogueCsv, readJson } from '../modules/back-office/import.ts';
import type { ProductInput } from '../modules/back-office/types.ts';
import type { Tables } from '../tables.ts';
import type { CommandContext } from './context.ts';

const USAGE = 'import-catalogue FILE.csv|FILE.json [--replace]';
const IMAGES = join(import.meta.dirname, '..', '..', 'catalog', 'images');
const NO_CATEGORY = / there is no category /;

/**
 * `import-catalogue FILE [--replace]`: adds and changes what is for sale from a file as the admin reads it (docs/catalogue.md).
 * Categories that do not exist are made, from their names. With `--replace`, products that the file does not name are
 * hidden; orders keep them. All or nothing. @throws StartupError with each fault and its row.
 */
export async function importCatalogue(context: CommandContext, args: string[]): Promise<void> {
  const { db, now, config, print } = context;
  const [file, ...more] = args.filter((arg) => arg !== '--replace');
  const format = extname(file ?? '')
    .slice(1)
    .toLowerCase();
  if (file === undefined || more.length > 0 || (format !== 'csv' && format !== 'json')) throw new StartupError(USAGE);
  const catalogue = createCatalogueActions({
    db,
    clock: ownClock(now),
    images: loadImages(IMAGES, config.publicUrl),
  });
  const text = readText(file);
  const { products, faults } = await catalogue.previewImport(format, text);
  refuse(
    faults.filter(({ message }) => !NO_CATEGORY.test(message)).map(({ row, message }) => `${file}:${row}: ${message}`),
  );
  if (products.length === 0) throw new StartupError(`${file}: holds no product`);
  const categories = await db.selectFrom('categories').select(['id', 'name', 'position']).execute();
  // A product has one fault at a time; behind a category that is only to be made there may be another.
  const [anyCategory] = categories;
  if (anyCategory) {
    const placed = products.map((product) => ({ ...product, category: anyCategory.id }));
    const { faults: hidden } = await catalogue.previewImport('json', JSON.stringify(placed));
    const { products: read, rows } = format === 'csv' ? readCatalogueCsv(text) : readJson(text);
    const rowOf = new Map(read.map(({ id }, at) => [id, rows[at]]));
    refuse(hidden.map(({ row, message }) => `${file}:${rowOf.get(placed[row - 1]?.id ?? '') ?? 1}: ${message}`));
  }
  const { named, created } = await withCategories(db, products, categories);
  const actor = { who: 'import-catalogue', why: basename(file) };
  const { products: count, faults: late } = await catalogue.importJson(JSON.stringify(named), actor);
  refuse(late.map(({ message }) => `${file}: ${message}`));
  if (created.length > 0) print(`new categories: ${created.join(', ')}`);
  print(`${count} products imported`);
  if (args.includes('--replace')) print(`${await hideOthers(db, named)} other products hidden`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new StartupError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function refuse(faults: readonly string[]): void {
  if (faults.length > 0) throw new StartupError(faults.join('\n'));
}

/** The products with category ids: a category is written by its id or its name, and made where it does not exist. */
async function withCategories(
  db: Kysely<Tables>,
  products: readonly ProductInput[],
  known: readonly { id: string; name: string; position: number }[],
): Promise<{ named: ProductInput[]; created: string[] }> {
  const idOf = new Map(known.flatMap(({ id, name }) => [[fold(name), id] as const, [id, id] as const]));
  const created = [...new Set(products.map(({ category }) => category))].filter(
    (written) => !idOf.has(written) && !idOf.has(fold(written)),
  );
  let position = Math.max(-1, ...known.map((category) => category.position));
  for (const name of created) {
    const id = fold(name).replaceAll(/[^a-z0-9]+/g, '-');
    position += 1;
    await db
      .insertInto('categories')
      .values({ id, name, position })
      .onConflict((same) => same.doNothing())
      .execute();
    idOf.set(fold(name), id);
  }
  const idFor = (written: string) => idOf.get(written) ?? idOf.get(fold(written)) ?? written;
  return { named: products.map((product) => ({ ...product, category: idFor(product.category) })), created };
}

async function hideOthers(db: Kysely<Tables>, products: readonly ProductInput[]): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('products')
    .set({ active: false })
    .where('active', '=', true)
    .where(
      'id',
      'not in',
      products.map(({ id }) => id),
    )
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
