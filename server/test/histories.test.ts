import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkHistories } from './support/history/check.ts';

const RUNS = 40;

describe('random histories', () => {
  it(`${RUNS} of orders, taps, kills, lost, late and forged messages keep every invariant`, async (t) => {
    const { failure, ...report } = await checkHistories({ runs: RUNS });
    t.diagnostic(JSON.stringify(report));
    assert.equal(failure, undefined, failure);
  });
});
