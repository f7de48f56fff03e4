import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';

import { openPhone, startPreview, type Phone } from '../../testing/index.ts';
import { home, writeApp, type Files } from '../conformance/phone.ts';
import { HELLO, localServer, sharedBrowser, temporaryFolder } from '../shell/support.ts';

async function hold(t: TestContext, app: string, options: { open?: string } = {}): Promise<Phone> {
  const preview = await startPreview({ app });
  const phone = await openPhone(await sharedBrowser(), preview.url, options);
  t.after(async () => {
    await phone.close();
    await preview.close();
  });
  return phone;
}

async function write(t: TestContext, files: Files): Promise<string> {
  const folder = await temporaryFolder(t);
  await writeApp(folder, files);
  return folder;
}

test('a test taps, types, reads data and components, and kills the app, whose storage stays', async (t) => {
  const phone = await hold(t, HELLO);
  await phone.tap('Bấm vào đây');
  assert.equal((await phone.data())['last'], 3);
  const [page] = await phone.pages();
  assert.deepEqual([page?.path, page?.components[0]?.path], ['pages/home/index', 'components/counter/index']);
  assert.deepEqual(page?.components[0]?.data, { count: 3 });
  assert.deepEqual(
    (await phone.meter()).map(({ owner, bytes }) => [owner, bytes]),
    [
      ['components/counter/index', '{"count":3}'.length],
      ['pages/home/index', '{"last":3}'.length],
    ],
  );
  assert.deepEqual((await phone.console()).at(0)?.text, 'app launched');
  await phone.tap({ role: 'tab', name: 'Ghi chú' });
  await phone.type('Nội dung', 'Mua gạo');
  await phone.tap('Lưu');
  await phone.kill();
  await phone.open('pages/notes/index');
  await phone.idle();
  await phone.sees('Đã lưu: Mua gạo');
  await phone.tap('Xóa');
  await phone.sees({ role: 'dialog', name: 'Xóa ghi chú?' });
  await phone.back();
  await phone.sees('Đã lưu: Mua gạo');
});

test('idle waits for requests, timers and pages, one after the other', async (t) => {
  const asked = Promise.withResolvers<() => void>();
  const origin = await localServer(t, (_request, response) => asked.resolve(() => response.end('"xong"')));
  const phone = await hold(
    t,
    await write(t, {
      ...home(
        '<text onTap="go">đi</text><text>{{state}}</text>',
        `{ data: { state: 'đầu' }, go() {
          setTimeout(() => my.request({ url: '${origin}/', success: (answer) => setTimeout(() => {
            my.setStorage({ key: 'a', data: answer, success: () => my.navigateTo({ url: 'pages/next/index' }) });
          }, 60) }), 60);
        } }`,
      ),
      'pages/next/index.txml': '<text>{{step}}</text>',
      'pages/next/index.js':
        'Page({ data: { step: 0 }, onReady() { this.setData({ step: 1 }, () => this.setData({ step: 2 })); } })',
    }),
  );
  await phone.idle();
  let done = false;
  const tapped = phone.tap('đi').then(() => (done = true));
  const answer = await asked.promise;
  assert.equal(done, false);
  answer();
  await tapped;
  assert.deepEqual(await phone.data(), { step: 2 });
  assert.deepEqual(
    (await phone.network()).map(({ method, url, status, responseBody, size }) => [
      method,
      url,
      status,
      responseBody,
      size,
    ]),
    [['GET', `${origin}/`, 200, '"xong"', 6]],
  );
});

test('what never ends is named when idle gives up', async (t) => {
  const origin = await localServer(t, () => {});
  const phone = await hold(
    t,
    await write(t, home('<text>chờ</text>', `{ onLoad() { my.request({ url: '${origin}/x' }) } }`)),
  );
  await assert.rejects(phone.idle({ timeoutMs: 200 }), /not idle after 200 ms: .*my\.request/);
});

test('without a network requests fail, the app is told, and a restart changes neither', async (t) => {
  const origin = await localServer(t, (_request, response) => response.end('"đây"'));
  const phone = await hold(
    t,
    await write(
      t,
      home(
        '<text onTap="ask">hỏi</text>',
        `{ data: { network: '', answer: '' },
          onLoad() { my.onNetworkStatusChange(({ networkAvailable }) => this.setData({ network: networkAvailable })) },
          ask() { my.request({ url: '${origin}/', success: (answer) => this.setData({ answer }), fail: (error) => this.setData({ answer: error.error }) }) } }`,
      ),
    ),
  );
  await phone.idle();
  await phone.setNetwork('offline');
  await phone.tap('hỏi');
  assert.deepEqual(await phone.data(), { network: false, answer: 'NetworkError' });
  await phone.open();
  await phone.tap('hỏi');
  assert.equal((await phone.data())['answer'], 'NetworkError');
  await phone.setNetwork('4g');
  await phone.tap('hỏi');
  assert.deepEqual(await phone.data(), { network: true, answer: 'đây' });
});
