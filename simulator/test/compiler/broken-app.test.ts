import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Builder } from '../../shell/server/build.ts';
import { placeOf } from '../../shell/shared/place.ts';

const FOLDER = fileURLToPath(new URL('../../fixtures/broken', import.meta.url));

test('every mistake in the folder of broken files is told at its line and column, with what to do', async () => {
  const { report } = await new Builder().build({ folder: FOLDER, root: FOLDER, typescript: false, id: 1 });
  const expected = readFileSync(`${FOLDER}.txt`, 'utf8').trimEnd().split('\n');
  const told = report.messages.map((message) =>
    [message.level, placeOf(message), message.text, message.hint].filter((part) => part).join(' '),
  );
  assert.deepEqual(told, expected);
  assert.equal(report.ok, false);
});
