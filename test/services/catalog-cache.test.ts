import type { Product } from '../../contract/catalog';
import { Host, launch, pass } from '../helper/host';

const product = (id: string): Product => ({
  id,
  categoryId: 'c',
  name: id,
  brand: '',
  description: '',
  imageUrl: 'i',
  variants: [{ id: `${id}-1`, name: '', price: 1000, stock: 1 }],
});

function start(host: Host) {
  return launch(host, () => require('../../services/catalog-cache') as typeof import('../../services/catalog-cache'));
}

async function idsKept(host: Host, ids: string[]): Promise<string[]> {
  const cache = start(host);
  const found = Promise.all(ids.map((id) => cache.keptProduct(id)));
  await pass();
  return (await found).flatMap((one) => (one === null ? [] : [one.id]));
}

test('products looked at in quick succession are all kept, over a restart too', async () => {
  const host = new Host();
  const cache = start(host);
  for (const id of ['a', 'b', 'c']) void cache.keepProduct(product(id));
  await pass();
  expect(await idsKept(host, ['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c']);
});

test('a product is found while it is still being written', async () => {
  const cache = start(new Host());
  void cache.keepProduct(product('a'));
  const found = cache.keptProduct('a');
  await pass();
  expect((await found)?.id).toBe('a');
});

test('the twenty latest are kept', async () => {
  const host = new Host();
  const cache = start(host);
  const ids = Array.from({ length: 25 }, (_none, index) => `p${index}`);
  for (const id of ids) void cache.keepProduct(product(id));
  await pass();
  expect(await idsKept(host, ids)).toEqual(ids.slice(5));
});
