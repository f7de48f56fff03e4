import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { MAX_LINES, MAX_QUANTITY } from '../../contract/orders.ts';
import { fold, foldProvince } from '../src/fold.ts';
import { parseIdSafe } from '../src/id-safe-json.ts';
import { priceLines, subtotalOf } from '../src/modules/quotes/pricing.ts';
import type { SellableVariant } from '../src/modules/quotes/repository.ts';

const variant = fc.record({
  id: fc.uuid(),
  variantName: fc.string(),
  productId: fc.uuid(),
  name: fc.string(),
  image: fc.constant('a.webp'),
  price: fc.integer({ min: 0, max: 1_000_000_000 }),
  stock: fc.integer({ min: 0, max: 200 }),
  sku: fc.constant(null),
  digital: fc.boolean(),
});
const shelf = fc.uniqueArray(variant, { selector: ({ id }) => id, minLength: 1, maxLength: MAX_LINES });

describe('money', () => {
  it('of a quote is the server’s price times what is in stock, in whole đồng, whatever the device claims', () => {
    fc.assert(
      fc.property(
        shelf,
        fc.integer({ min: 1, max: MAX_QUANTITY }),
        fc.maxSafeNat(),
        (variants, quantity, shownPrice) => {
          const known = new Map<string, SellableVariant>(variants.map((one) => [one.id, one]));
          const wanted = variants.map(({ id }) => ({ variantId: id, quantity, shownPrice }));
          const { lines, differences } = priceLines(wanted, known);
          const expected = variants.reduce(
            (sum, { price, stock }) => sum + BigInt(price) * BigInt(Math.min(stock, quantity)),
            0n,
          );
          assert.equal(BigInt(subtotalOf(lines)), expected);
          for (const line of lines) assert.ok(line.quantity >= 1 && line.quantity <= known.get(line.variantId)!.stock);
          for (const { id, price, stock } of variants) {
            const kinds = differences.filter(({ variantId }) => variantId === id).map(({ kind }) => kind);
            const differs =
              stock === 0
                ? ['sold_out']
                : [price !== shownPrice && 'price_changed', stock < quantity && 'stock_reduced'];
            assert.deepEqual(kinds, differs.filter(Boolean));
          }
        },
      ),
    );
  });
});

describe('ids in JSON', () => {
  it('above 2^53 are kept as text, amounts stay numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n ** 53n, max: 10n ** 18n }), fc.maxSafeNat(), (id, amount) => {
        assert.deepEqual(parseIdSafe(`{"id":${id},"amount":${amount},"text":"${id}"}`), {
          id: String(id),
          amount,
          text: String(id),
        });
      }),
    );
  });
});

describe('folding', () => {
  it('removes marks and case and keeps words apart, composed or decomposed', () => {
    assert.equal(fold('  Đèn BÀN – gỗ sồi (1,2 m) '), 'den ban go soi 1 2 m');
    assert.equal(fold('Trà sữa'.normalize('NFD')), fold('Trà sữa'.normalize('NFC')));
    assert.deepEqual(['TP.HCM', 'Tỉnh Bắc Ninh', 'Thành phố Đà Nẵng'].map(foldProvince), [
      'hcm',
      'bac ninh',
      'da nang',
    ]);
  });
});
