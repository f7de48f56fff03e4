import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../config/shop.ts';
import { ROOT } from '../paths.ts';

const FILE = 'config/fixed-price-items.json';

/** Invented, and perhaps somebody's real product: an app that ships with one would put it into a buyer's cart. */
const EXAMPLES = new Set(
  '271840365 268315907 274096218 269553174 273618402 270427916 275130684 272904513 274781259 276052837'.split(' '),
);

/**
 * What is wrong with the list of fixed-price items, each as `config/fixed-price-items.json: item: sentence`. Only
 * development may carry the example's.
 */
export function fixedItemProblems(list: unknown, environment: Environment): string[] {
  const items = (list as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [`${FILE}: must be { "items": [ ... ] }`];
  const seen = new Set<unknown>();
  const examples = items.filter((item) =>
    EXAMPLES.has((item as { tikiProductId?: string } | null)?.tikiProductId ?? ''),
  );
  const left =
    environment === 'development' || examples.length === 0
      ? []
      : [
          `${FILE}: ${examples.length} of the example's items are left: write your own, with the ids of your products on Tiki, or leave "items" empty`,
        ];
  const wrong = items.flatMap((item: unknown, index) => {
    if (typeof item !== 'object' || item === null) return [`${FILE}: items[${index}]: must be an object`];
    const fields = item as Record<string, unknown>;
    const problems = [...itemProblems(fields), ...(seen.has(fields['id']) ? ['id: is used twice'] : [])];
    seen.add(fields['id']);
    return problems.map((problem) => `${FILE}: items[${index}] (${String(fields['id'])}): ${problem}`);
  });
  return [...left, ...wrong];
}

function* itemProblems(item: Record<string, unknown>): Generator<string> {
  for (const field of ['id', 'variantId', 'name', 'image'])
    if (typeof item[field] !== 'string' || item[field] === '') yield `${field}: must be a text`;
  if (typeof item['description'] !== 'string') yield 'description: must be a text';
  if (!Number.isSafeInteger(item['price']) || Number(item['price']) <= 0)
    yield `price: ${JSON.stringify(item['price'])} must be a whole number of đồng above 0`;
  for (const field of ['stockedAtTiki', 'purchasable'])
    if (typeof item[field] !== 'boolean') yield `${field}: must be true or false`;
  const id = item['tikiProductId'];
  if (typeof id !== 'string' || !/^\d*$/.test(id))
    yield `tikiProductId: ${JSON.stringify(id)} must be the digits of a product on Tiki's marketplace, in quotes`;
  else if (item['purchasable'] === true && id === '')
    yield 'tikiProductId: is empty, so the item cannot be bought; set "purchasable" to false with a "reason"';
  if (item['purchasable'] === false && typeof item['reason'] !== 'string')
    yield 'reason: must say why it cannot be bought';
  const { image } = item;
  if (typeof image === 'string' && image.startsWith('/') && !existsSync(join(ROOT, image)))
    yield `image: there is no file ${image}`;
}
