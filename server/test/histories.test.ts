import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkHistories } from './support/history/check.ts';

/** On each engine; `npm test` runs both, and `npm run soak` 10,000. */
const RUNS = 20;

describe('random histories', () => {
  it(`${RUNS} of orders, taps, kills, lost, late and forged messages keep every invariant`, async (t) => {
    const { failure, ...report } = await checkHistories({ runs: RUNS });
    t.diagnostic(JSON.stringify(report));
    assert.equal(failure, undefined, failure);
  });
});
