import * as fc from 'fast-check';
import { Host, launch, pass } from '../helper/host';

function setUp() {
  const host = new Host();
  const app = launch(host, () => require('../../services/navigation') as typeof import('../../services/navigation'));
  return { host, app };
}

test('what a page’s address carries is read back by that page, whatever it is', async () => {
  const { host, app } = setUp();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (id) => {
      host.calls.length = 0;
      void app.openProduct(id);
      await pass();
      const [path, query = ''] = String(host.calls[0]?.options.url).split('?');
      expect(path).toBe('pages/product/index');
      expect(app.parseQuery(query)('id')).toBe(id);
    }),
    { numRuns: 50 },
  );
});

test('an absent name and an empty query are empty text', () => {
  const { app } = setUp();
  expect(app.parseQuery('')('id')).toBe('');
  expect(app.parseQuery('a=1&flag&b=2')('flag')).toBe('');
});

test('the result takes the place of the checkout page', async () => {
  const { host, app } = setUp();
  void app.replaceByResult({ orderId: 'o1', hint: 'silent' });
  await pass();
  expect(host.calls).toEqual([{ name: 'redirectTo', options: { url: 'pages/result/index?orderId=o1&hint=silent' } }]);
});

test('the page on top is the last of the stack', () => {
  const { host, app } = setUp();
  expect(app.currentRoute()).toBe('');
  host.pages = [{ route: 'pages/home/index' }, { route: 'pages/result/index' }];
  expect(app.currentRoute()).toBe('pages/result/index');
});
