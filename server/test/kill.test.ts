import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseForProcess } from './support/engine.ts';
import { killUnderLoad } from './support/load/kill.ts';

/** On each engine; `npm test` runs both, and `npm run soak` 500. */
const KILLS = 5;

describe('kill -9', () => {
  it(`${KILLS} times at random instants under load loses no acknowledged order and no acknowledged notification`, async (t) => {
    const database = await databaseForProcess();
    const { lost, ...report } = await killUnderLoad(KILLS, database).finally(() => database.drop());
    t.diagnostic(JSON.stringify(report));
    assert.deepEqual(lost, []);
    assert.ok(report.orders > 0 && report.notifications > 0);
  });
});
