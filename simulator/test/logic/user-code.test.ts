import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startPhone, type Loose, type TestApp } from './phone.ts';

const HOME = 'pages/home/index';

function pageApp(options: object & ThisType<Loose>, app: object = {}): TestApp {
  return { app: ({ App }) => App(app), pages: { [HOME]: { module: ({ Page }) => Page(options) } } };
}

function throwAgain(): never {
  throw new Error('again');
}

test('a handler is looked up when the event comes', async (t) => {
  const calls: string[] = [];
  const app = pageApp({
    onLoad() {
      this['search'] = () => void calls.push('assigned in onLoad');
    },
    search: () => void calls.push('registered'),
  });
  const phone = await startPhone(t, app);
  phone.view.event('', 'search');
  await phone.idle();
  assert.deepEqual(calls, ['assigned in onLoad']);
});

test('a missing handler is only logged, and an event of an instance that is gone is dropped', async (t) => {
  const phone = await startPhone(t, pageApp({}));
  phone.view.event('', 'nothing');
  phone.view.event('/.9', 'nothing');
  await phone.idle();
  assert.deepEqual(phone.takeProblems(), [`error ${HOME} has no method "nothing".`]);
});

test('the event reaches the handler with its detail and typed dataset', async (t) => {
  let seen: { target: { dataset: unknown }; detail: unknown } | undefined;
  const phone = await startPhone(t, pageApp({ tap: (event: typeof seen) => void (seen = event) }));
  phone.view.event('', 'tap', { item: { id: 3 }, on: true }, { value: 'x' });
  await phone.idle();
  assert.deepEqual([seen?.target.dataset, seen?.detail], [{ item: { id: 3 }, on: true }, { value: 'x' }]);
});

test('an error in one handler reaches App.onError and my.onError, and the next handler runs', async (t) => {
  const errors: string[] = [];
  let next = false;
  const app = pageApp(
    {
      bad() {
        throw new RangeError('too far');
      },
      good: () => void (next = true),
    },
    { onError: (message: string) => void errors.push(message) },
  );
  const phone = await startPhone(t, app);
  void phone.globals.my['onError']!((message: string) => errors.push(message));
  phone.view.event('', 'bad');
  phone.view.event('', 'good');
  await phone.idle();
  assert.equal(next, true);
  assert.equal(errors.length, 2);
  assert.match(errors[0]!, /RangeError: too far/);
  assert.match(phone.takeProblems().join(), /pages\/home\/index bad: RangeError: too far/);
});

test('an error in a component reaches its own onError first; the rest of the page is there', async (t) => {
  const log: string[] = [];
  const phone = await startPhone(t, {
    app: ({ App }) => App({ onError: () => void log.push('app') }),
    pages: {
      [HOME]: {
        usingComponents: { bad: 'bad', good: 'good' },
        template: ($, _d, p) => {
          $.component(`${p}.0`, 'bad', {}, '', () => {});
          $.component(`${p}.1`, 'good', {}, '', () => {});
        },
      },
    },
    components: {
      bad: {
        module: ({ Component }) =>
          Component({
            onInit() {
              throw new Error('no');
            },
            onError: (error: Error) => void log.push(`own ${error.message}`),
          }),
      },
      good: {},
    },
  });
  assert.deepEqual(log, ['own no', 'app']);
  assert.deepEqual([...phone.view.instances.keys()], ['', '/.0', '/.1']);
  assert.equal(phone.takeProblems().length, 1);
});

test('an async hook is not waited for and its rejection goes to onUnhandledRejection', async (t) => {
  const reasons: unknown[] = [];
  const app = pageApp(
    {
      async onLoad() {
        await Promise.resolve();
        throw new Error('late');
      },
    },
    { onUnhandledRejection: ({ reason }: { reason: Error }) => void reasons.push(reason.message) },
  );
  const phone = await startPhone(t, app);
  assert.deepEqual(reasons, ['late']);
  assert.equal(phone.takeProblems().length, 1);
  assert.equal(phone.view.at('').component, HOME);
});

test('an error inside onError does not come back', async (t) => {
  const phone = await startPhone(t, pageApp({ onLoad: throwAgain }, { onError: throwAgain }));
  assert.equal(phone.takeProblems().length, 2);
});

test('a setData loop during planning is stopped and named', async (t) => {
  let n = 0;
  const phone = await startPhone(t, {
    pages: {
      [HOME]: {
        usingComponents: { child: 'child' },
        template: ($, d, p) => $.component(`${p}.0`, 'child', { n: d['n'], onMore: $.handler('more') }, '', () => {}),
        module: ({ Page }) =>
          Page({
            more() {
              this.setData({ n: (n += 1) });
            },
          }),
      },
    },
    components: {
      child: {
        module: ({ Component }) =>
          Component({
            deriveDataFromProps() {
              (this.props['onMore'] as unknown as () => void)();
            },
          }),
      },
    },
  });
  assert.match(phone.takeProblems().join(), /calls setData without end/);
});

test('a function in a dataset comes back as the function', async (t) => {
  let called = 0;
  const app = pageApp({
    data: { run: () => (called += 1) },
    tap: (event: { target: { dataset: { run: () => void } } }) => event.target.dataset.run(),
  });
  const phone = await startPhone(t, app);
  phone.view.event('', 'tap', { run: phone.view.at('').data['run'] });
  await phone.idle();
  assert.equal(called, 1);
});

test('Page() in the module of a component is said and ignored', async (t) => {
  const phone = await startPhone(t, {
    pages: { [HOME]: {} },
    components: { 'c/card': { module: ({ Page }) => Page({}) } },
  });
  assert.deepEqual(phone.takeProblems(), ['warn Page() was called in the module of component c/card: ignored.']);
});

test('an app whose modules throw says so and starts no page', async (t) => {
  const phone = await startPhone(t, { app: throwAgain, pages: { [HOME]: {} } });
  assert.match(phone.takeProblems().join(), /The app did not start: Error: again/);
  assert.deepEqual(phone.stack, []);
});

test('what the view has to say goes to the log', async (t) => {
  const phone = await startPhone(t, pageApp({}));
  phone.view.say(['problem', '<popup> is unknown']);
  await phone.idle();
  assert.deepEqual(phone.takeProblems(), ['warn <popup> is unknown']);
});

test('scrolling reaches the hooks that the page has', async (t) => {
  const seen: unknown[] = [];
  const app = pageApp({
    onReachBottom: () => void seen.push('bottom'),
    onPageScroll: (event: unknown) => void seen.push(event),
  });
  const phone = await startPhone(t, app);
  phone.view.say(['pageScroll', 40, 900]);
  phone.view.say(['reachBottom']);
  await phone.idle();
  assert.deepEqual(seen, [{ scrollTop: 40, scrollHeight: 900 }, 'bottom']);
});
