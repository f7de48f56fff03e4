import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toExchange } from '../../logic/my/request.ts';
import { startPhone, type TestApp } from './phone.ts';

const HOME = 'pages/home/index';
const app = (host: TestApp['host'] = {}): TestApp => ({ pages: { [HOME]: {} }, host });

function throwMine(): never {
  throw new Error('mine');
}

test('success, then complete, never before the call returns, and the promise resolves with the same', async (t) => {
  const phone = await startPhone(t, app({ getStorage: () => ({ data: [1] }) }));
  const log: unknown[] = [];
  const promise = phone.globals.my['getStorage']!({
    key: 'cart',
    success: (value: unknown) => log.push(['success', value]),
    fail: () => log.push('fail'),
    complete: (value: unknown) => log.push(['complete', value]),
  });
  log.push('returned');
  await phone.idle();
  assert.deepEqual(log, ['returned', ['success', { data: [1] }], ['complete', { data: [1] }]]);
  assert.deepEqual(await promise, { data: [1] });
  assert.deepEqual(phone.calls, [{ pageId: phone.topPageId, name: 'getStorage', options: { key: 'cart' } }]);
});

test('a failure is passed on unchanged, rejects without callbacks and is harmless with one', async (t) => {
  const host = {
    makePayment: () => {
      throw 'Order is paid';
    },
  };
  const phone = await startPhone(t, app(host));
  const { my } = phone.globals;
  const failures: unknown[] = [];
  void my['makePayment']!({ orderId: '1', fail: (value: unknown) => failures.push(value) });
  void my['makePayment']!({ orderId: '1', success: () => failures.push('success') });
  const rejected = assert.rejects(my['makePayment']!({ orderId: '1' }), (value) => value === 'Order is paid');
  await phone.idle();
  await rejected;
  assert.deepEqual(failures, ['Order is paid']);
});

test('a payment that the host answers twice is heard twice', async (t) => {
  const phone = await startPhone(t, app({ makePayment: () => 'success' }));
  const heard: unknown[] = [];
  void phone.globals.my['makePayment']!({ orderId: '1', success: (value: unknown) => heard.push(value) });
  await phone.idle();
  phone.say(['result', 1, true, 'success']);
  await phone.idle();
  assert.deepEqual(heard, ['success', 'success']);
});

test('a callback that throws does not keep complete from running', async (t) => {
  const phone = await startPhone(t, app());
  let completed = false;
  void phone.globals.my['showToast']!({ success: throwMine, complete: () => (completed = true) });
  await phone.idle();
  assert.equal(completed, true);
  assert.match(phone.takeProblems().join(), /my.showToast success: Error: mine/);
});

test('a name that the preview does not support fails by name and is said once; an invented name is undefined', async (t) => {
  const phone = await startPhone(t, app());
  const { my } = phone.globals;
  const failures: { error: string }[] = [];
  for (let n = 0; n < 2; n += 1) void my['trimVideo']!({ fail: (value: { error: string }) => failures.push(value) });
  await phone.idle();
  assert.deepEqual(
    failures.map(({ error }) => error),
    ['NotSupported', 'NotSupported'],
  );
  assert.deepEqual(phone.takeProblems(), ['warn my.trimVideo is not supported in the preview.']);
  assert.deepEqual([my['showAlert'], my['showAlert']], [undefined, undefined]);
  await phone.idle();
  assert.deepEqual(phone.takeProblems(), ['warn my.showAlert does not exist.']);
  const can = (query: string) => my['canIUse']!(query) as unknown;
  // In the real runtime's map, though not drawn here; then two that are in no map.
  assert.deepEqual(
    ['makePayment', 'button.form-type', 'request.object.url', 'trimVideo'].map(can),
    Array(4).fill(true),
  );
  assert.deepEqual(['showAlert', 'createCanvasContext'].map(can), [false, false]);
});

test('request: https only, with the documented failure', async (t) => {
  const phone = await startPhone(t, app({ request: () => ({ items: [] }) }));
  const { my } = phone.globals;
  const log: unknown[] = [];
  void my['request']!({ url: 'http://shop.example/a', fail: (value: unknown) => log.push(value) });
  void my['request']!({ url: '/a', complete: (value: unknown) => log.push(value) });
  void my['request']!({ url: 'https://shop.example/a', success: (value: unknown) => log.push(value) });
  await phone.idle();
  const refused = { error: 'TypeError', errorMessage: '"url" has to be loaded over https' };
  assert.deepEqual(log, [refused, refused, { items: [] }]);
});

test('request: abort fails the call at once', async (t) => {
  const phone = await startPhone(t, app());
  let failure: { error: string } | undefined;
  const task = phone.globals.my['request']!({
    url: 'https://shop.example/a',
    fail: (value: { error: string }) => (failure = value),
  });
  task.abort();
  await phone.idle();
  assert.equal(failure?.error, 'AbortError');
});

test('request: the body is made as the runtime makes it', () => {
  const core = { log: () => {} };
  const sent = (options: object) => {
    const { url, data, headers, method } = toExchange(core, { url: 'https://s.example/p', ...options });
    return [method, url, data, (headers as Record<string, string>)['content-type']];
  };
  const form = 'application/x-www-form-urlencoded';
  assert.deepEqual(sent({ data: { a: 1, b: 'x y' } }), [
    'GET',
    'https://s.example/p?a=1&b=x%20y',
    undefined,
    undefined,
  ]);
  assert.deepEqual(sent({ method: 'post', data: { a: [1] } }), [
    'POST',
    'https://s.example/p',
    '{"a":[1]}',
    'application/json',
  ]);
  assert.deepEqual(sent({ method: 'POST', data: 'a=1' }), ['POST', 'https://s.example/p', 'a=1', form]);
  assert.deepEqual(sent({ method: 'POST', data: { a: 'đ' }, headers: { 'Content-Type': form } }), [
    'POST',
    'https://s.example/p',
    'a=%C4%91',
    form,
  ]);
});

test('sync APIs answer at once', async (t) => {
  const phone = await startPhone(t, { ...app(), launch: { query: 'a=1' } });
  const { my } = phone.globals as unknown as { my: Record<string, () => unknown> };
  assert.equal(my['getAppIdSync']!(), 'vn.example.test');
  assert.deepEqual(my['getSystemInfoSync']!(), { platform: 'iOS', windowWidth: 375 });
  assert.deepEqual(my['getLaunchOptionsSync']!(), { pagePath: HOME, path: HOME, query: 'a=1', referrerInfo: {} });
});

test('in-app events have several listeners, and off without one removes all', async (t) => {
  const phone = await startPhone(t, app());
  const { my } = phone.globals;
  const log: string[] = [];
  const first = () => log.push('first');
  void my['onAppHide']!(first);
  void my['onAppHide']!(() => log.push('second'));
  phone.say(['app', 'hide']);
  await phone.idle();
  void my['offAppHide']!(first);
  phone.say(['app', 'hide']);
  await phone.idle();
  void my['offAppHide']!();
  phone.say(['app', 'hide']);
  await phone.idle();
  assert.deepEqual(log, ['first', 'second', 'second']);
});

test('a selector query is asked after what is pending has been committed', async (t) => {
  const phone = await startPhone(t, app());
  const page = phone.globals.getCurrentPages()[0]!;
  page.setData({ open: true });
  let answer: unknown;
  const query = (
    phone.globals.my['createSelectorQuery'] as unknown as () => Record<string, (value?: unknown) => never>
  )();
  const chain = query['select']!('.a') as typeof query;
  chain['boundingClientRect']!();
  chain['exec']!((results: unknown) => (answer = results));
  await phone.idle();
  assert.equal(phone.view.at('').data['open'], true);
  const asked = phone.view.others[0];
  assert.ok(asked?.[0] === 'query');
  assert.deepEqual(asked[2], [{ selector: '.a', all: false, want: 'rect' }]);
  phone.view.say(['answer', asked[1], [{ height: 5 }]]);
  await phone.idle();
  assert.deepEqual(answer, [{ height: 5 }]);
});

test('a tap on the navigation icon and a pull reach the page', async (t) => {
  const log: unknown[] = [];
  const phone = await startPhone(t, {
    pages: {
      [HOME]: {
        module: ({ Page }) =>
          Page({ onCustomIconEvent: (event: unknown) => log.push(event), onPullDownRefresh: () => log.push('pull') }),
      },
    },
  });
  phone.say(['control', ['navigationIcon', 0]]);
  phone.say(['control', ['pullDownRefresh']]);
  await phone.idle();
  assert.deepEqual(log, [{ index: 0 }, 'pull']);
});
