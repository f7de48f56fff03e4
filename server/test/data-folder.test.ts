import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lockFolder } from '../src/data-lock.ts';
import { folderForProcess } from './support/engine.ts';
import { startPart, stopPart } from './support/sandbox.ts';
import { KEYS, ROOT } from './support/shop.ts';

const folder = await folderForProcess();
const env = {
  SERVER_PORT: '0',
  TIKI_BASE_URL: 'http://127.0.0.1:9',
  TIKI_CLIENT_KEY: KEYS.clientKey,
  TIKI_CLIENT_SECRET: KEYS.clientSecret,
  DATA_DIR: folder.path,
};

after(() => folder.drop());

describe('the folder of the embedded database', () => {
  it('is one server at a time: a second one is refused in one line, and the lock is given back at the end', async () => {
    const child = await startPart('server/src/server.ts', env);
    const second = spawn(process.execPath, [join(ROOT, 'src', 'server.ts')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    second.stderr.on('data', (chunk) => (said += String(chunk)));
    const [code] = await once(second, 'close');
    await stopPart(child);
    assert.equal(code, 1);
    assert.match(said, /^server: DATA_DIR: [^\n]+ is in use by process \d+\n$/);
    assert.equal(child.exitCode, 0);
    assert.ok(!existsSync(`${folder.path}.lock`));
  });
});

describe('the lock of the data folder', () => {
  const data = join(folder.path, '..', 'locked');

  it('is held against others and given back', () => {
    const unlock = lockFolder(data);
    assert.throws(() => lockFolder(data), /in use by process/);
    unlock();
    lockFolder(data)();
  });

  it('of a dead process, or of an earlier one with a reused pid, is taken over', () => {
    for (const owner of ['999999999', `${process.pid} 1`, '', 'nonsense']) {
      writeFileSync(`${data}.lock`, owner);
      lockFolder(data)();
      assert.ok(!existsSync(`${data}.lock`), owner);
    }
  });
});
