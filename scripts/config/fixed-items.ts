import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';

const FILE = 'config/fixed-price-items.json';

/** What is wrong with the list of fixed-price items, each as `config/fixed-price-items.json: item: sentence`. */
export function fixedItemProblems(list: unknown): string[] {
  const items = (list as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return [`${FILE}: must be { "items": [ ... ] }`];
  const seen = new Set<unknown>();
  return items.flatMap((item: unknown, index) => {
    if (typeof item !== 'object' || item === null) return [`${FILE}: items[${index}]: must be an object`];
    const fields = item as Record<string, unknown>;
    const problems = [...itemProblems(fields), ...(seen.has(fields['id']) ? ['id: is used twice'] : [])];
    seen.add(fields['id']);
    return problems.map((problem) => `${FILE}: items[${index}] (${String(fields['id'])}): ${problem}`);
  });
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
