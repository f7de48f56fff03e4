import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { Id, nullable, text } from '../../schema-kit.ts';
import { readCsv } from './csv-read.ts';
import type { ImportFault, ProductInput } from './types.ts';

const MAX_PRICE = 1_000_000_000;
const MAX_STOCK = 1_000_000;

const Variant = Type.Object({
  id: Id,
  name: text(200),
  price: Type.Integer({ minimum: 0, maximum: MAX_PRICE }),
  stock: Type.Integer({ minimum: 0, maximum: MAX_STOCK }),
  sku: Type.Optional(nullable(text(64, 1))),
  digital: Type.Optional(Type.Boolean()),
});

const Product = Type.Object({
  id: Id,
  category: text(64, 1),
  name: text(200, 1),
  brand: text(100),
  description: text(10_000),
  image: text(200),
  active: Type.Optional(Type.Boolean()),
  variants: Type.Array(Variant, { minItems: 1, maxItems: 200 }),
});

export interface Read {
  products: ProductInput[];
  /** Where each product begins: its line of a CSV file, its place in an array. */
  rows: number[];
  faults: ImportFault[];
}

/** What is wrong with a product by itself; undefined when nothing is. */
export function faultOf(product: unknown): string | undefined {
  if (Value.Check(Product, product)) {
    const ids = product.variants.map(({ id }) => id);
    return new Set(ids).size < ids.length ? 'a variant occurs twice' : undefined;
  }
  const [first] = Value.Errors(Product, product);
  return `${first?.instancePath || 'the product'} ${first?.message ?? 'is wrong'}`;
}

/** An array of products as JSON. Rows count from 1. */
export function readJson(source: string): Read {
  let parsed: unknown;
  try {
    parsed = JSON.parse(source);
  } catch (error) {
    return { products: [], rows: [], faults: [{ row: 1, message: `no JSON: ${String((error as Error).message)}` }] };
  }
  if (!Array.isArray(parsed))
    return { products: [], rows: [], faults: [{ row: 1, message: 'must be an array of products' }] };
  return check(parsed.map((product: unknown, at) => ({ row: at + 1, product })));
}

const COLUMNS = [
  'product_id',
  'category',
  'name',
  'brand',
  'description',
  'image',
  'variant_id',
  'variant_name',
  'price',
  'stock',
  'sku',
  'digital',
] as const;
type Column = (typeof COLUMNS)[number];

/** One line per variant; a product's lines follow one another. Rows are the file's lines, the header is line 1. */
export function readCatalogueCsv(source: string): Read {
  let lines: ReturnType<typeof readCsv>;
  try {
    lines = readCsv(source);
  } catch (error) {
    return { products: [], rows: [], faults: [{ row: 1, message: (error as Error).message }] };
  }
  const [header, ...rest] = lines;
  const missing = COLUMNS.filter((column) => !header?.cells.includes(column));
  if (!header || missing.length > 0) {
    return { products: [], rows: [], faults: [{ row: 1, message: `columns are missing: ${missing.join(', ')}` }] };
  }
  const products: { row: number; product: ProductInput }[] = [];
  for (const { line, cells } of rest) {
    const cell = (column: Column) => cells[header.cells.indexOf(column)]?.trim() ?? '';
    const id = cell('product_id');
    const last = products.at(-1);
    if (last?.product.id === id) last.product.variants.push(toVariant(cell));
    else products.push({ row: line, product: toProduct(cell) });
  }
  return check(products);
}

function toProduct(cell: (column: Column) => string): ProductInput {
  const [id, category, name] = [cell('product_id'), cell('category'), cell('name')];
  const [brand, description, image] = [cell('brand'), cell('description'), cell('image')];
  return { id, category, name, brand, description, image, variants: [toVariant(cell)] };
}

function toVariant(cell: (column: Column) => string): ProductInput['variants'][number] {
  return {
    id: cell('variant_id'),
    name: cell('variant_name'),
    price: toNumber(cell('price')),
    stock: toNumber(cell('stock')),
    sku: cell('sku') || null,
    digital: ['1', 'true', 'yes'].includes(cell('digital').toLowerCase()),
  };
}

/** NaN, which the check then names, for what is no plain whole number. */
function toNumber(cell: string): number {
  return /^\d{1,12}$/.test(cell) ? Number(cell) : Number.NaN;
}

function check(rows: { row: number; product: unknown }[]): Read {
  const faults: ImportFault[] = [];
  const products: ProductInput[] = [];
  const begins: number[] = [];
  const known = new Set<string>();
  for (const { row, product } of rows) {
    const fault = faultOf(product);
    if (fault !== undefined) faults.push({ row, message: fault });
    else if (known.has((product as ProductInput).id)) faults.push({ row, message: 'the product occurs twice' });
    else {
      products.push(product as ProductInput);
      begins.push(row);
      known.add((product as ProductInput).id);
    }
  }
  return { products, rows: begins, faults };
}
