import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { clockSkew } from '../src/plugins/clock-check.ts';

describe('the clock check', () => {
  let date = '';
  let origin = '';
  const server = createServer((_request, response) => {
    if (date) response.setHeader('Date', date);
    else response.sendDate = false;
    response.writeHead(404).end();
  });
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as { port: number }).port}/tiniapp-open-api`;
  });
  after(() => server.close());

  it('finds how far our clock is ahead of Tiki’s, by the Date header of any answer', async () => {
    const now = Date.parse('2026-03-01T03:00:00Z');
    for (const ahead of [0, 90_000, -90_000]) {
      date = new Date(now - ahead).toUTCString();
      const skew = await clockSkew(origin, () => now);
      assert.ok(skew !== undefined && Math.abs(skew - ahead) <= 1_000, `${skew} for ${ahead}`);
    }
  });

  it('says nothing where no time comes, or no answer', async () => {
    date = '';
    assert.equal(await clockSkew(origin, Date.now), undefined);
    assert.equal(await clockSkew('http://127.0.0.1:1/', Date.now), undefined);
  });
});
