import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseForProcess } from './support/engine.ts';
import { attack } from './support/load/hostile.ts';

describe('hostile requests', () => {
  it('thousands of generated and broken ones get no undocumented 5xx, no inside view and no stranger’s order', async (t) => {
    const database = await databaseForProcess();
    const { wrong, ...report } = await attack({ requests: 2_500, baseline: 1_000 }, database).finally(() =>
      database.drop(),
    );
    t.diagnostic(JSON.stringify(report));
    assert.deepEqual(wrong, []);
    // Some break the connection on purpose, and the request after them with it.
    assert.ok((report.statuses['0'] ?? 0) < report.requests / 5, JSON.stringify(report));
    // Twice as many requests may not need much more memory; npm run soak asks for less at 100,000.
    assert.ok(report.rssAfterMb < report.rssBeforeMb * 1.5, JSON.stringify(report));
  });
});
