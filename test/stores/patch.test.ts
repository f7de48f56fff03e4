import * as fc from 'fast-check';
import { diff } from '../../stores/patch';
import type { Patch } from '../../stores/patch';
import { applyPatch } from '../helper/page';

function patchOf(before: unknown, after: unknown): Patch {
  const patch: Patch = {};
  diff('view', before, after, patch);
  return patch;
}

test.each([
  [{ a: 1 }, { a: 1 }, {}],
  [{ a: 1 }, { a: 2 }, { 'view.a': 2 }],
  [{ a: [1, 2, 3] }, { a: [1, 9, 3] }, { 'view.a[1]': 9 }],
  [
    {
      a: [
        { n: 1, m: 1 },
        { n: 2, m: 2 },
      ],
    },
    {
      a: [
        { n: 1, m: 1 },
        { n: 2, m: 5 },
      ],
    },
    { 'view.a[1].m': 5 },
  ],
  [{ a: [1, 2] }, { a: [1, 2, 3] }, { 'view.a[2]': 3 }],
  [{ a: [1, 2, 3] }, { a: [1, 2] }, { 'view.a': [1, 2] }],
  [{ a: null }, { a: { b: 1 } }, { 'view.a': { b: 1 } }],
  [{ a: { b: 1, c: 2 } }, { a: { b: 1 } }, { 'view.a': { b: 1 } }],
  [{ a: [] }, { a: [1, 2] }, { 'view.a': [1, 2] }],
])('from %j to %j only the changed paths are sent', (before, after, expected) => {
  expect(patchOf(before, after)).toEqual(expected);
});

const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ max: 3 }),
    fc.constant(null),
    fc.boolean(),
    tie('list'),
    tie('fields'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  fields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true }),
}));

test('whatever changed, the page ends with exactly the new data', () => {
  fc.assert(
    fc.property(plain.fields, plain.fields, (before, after) => {
      const data = applyPatch({ view: structuredClone(before) }, patchOf(before, after));
      expect(data).toEqual({ view: after });
    }),
    { numRuns: 500 },
  );
});
