import * as fc from 'fast-check';
import { formatVnd, sumVnd, timesVnd, toVnd } from '../../contract/vnd';

const amount = fc.integer({ min: 0, max: 10_000_000_000 });

test('an amount is written with dots between thousands and the đồng sign', () => {
  expect([0, 999, 1000, 45000, 1234000, 1000000000].map((value) => formatVnd(toVnd(value)))).toEqual([
    '0 ₫',
    '999 ₫',
    '1.000 ₫',
    '45.000 ₫',
    '1.234.000 ₫',
    '1.000.000.000 ₫',
  ]);
});

test('what is written reads back as the same amount, whatever the amount', () => {
  fc.assert(
    fc.property(amount, (value) => {
      const text = formatVnd(toVnd(value));
      expect(text).toMatch(/^\d{1,3}(\.\d{3})* ₫$/);
      expect(Number(text.replace(/[.₫\s]/g, ''))).toBe(value);
    }),
  );
});

test('sums and products stay whole and exact', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, fc.integer({ min: 0, max: 99 })), { maxLength: 50 }), (lines) => {
      const total = sumVnd(lines.map(([price, quantity]) => timesVnd(toVnd(price), quantity)));
      const exact = lines.reduce((sum, [price, quantity]) => sum + BigInt(price) * BigInt(quantity), 0n);
      expect(BigInt(total)).toBe(exact);
    }),
  );
});

test.each([[-1], [0.5], [Number.NaN], [Number.POSITIVE_INFINITY], [Number.MAX_SAFE_INTEGER + 1]])(
  '%p is refused as an amount',
  (value) => {
    expect(() => toVnd(value)).toThrow(RangeError);
  },
);

test('a broken quantity is refused', () => {
  expect(() => timesVnd(toVnd(1000), 1.5)).toThrow(RangeError);
  expect(() => timesVnd(toVnd(1000), -1)).toThrow(RangeError);
});
