import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildApp } from '../build-app.ts';
import { logicGzip, sizeOf } from '../weigh.ts';

const KB = 1024;

test('the upload stays within 400 KB, and its logic with MobX within 60 KB after gzip', async () => {
  const outDir = mkdtempSync(join(tmpdir(), 'tini-size-'));
  try {
    await buildApp({ mode: 'backend', environment: 'development', outDir });
    const [files, logic] = [sizeOf(outDir), logicGzip(outDir)];
    assert.ok(files <= 400 * KB, `${files} bytes of files`);
    assert.ok(logic <= 60 * KB, `${logic} bytes of logic`);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
});
