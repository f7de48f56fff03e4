import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFunctionHandle } from '../../protocol/records.ts';
import type { LogicContext, LogicTemplate, Scope } from '../../protocol/template.ts';
import { startPhone, type Loose, type TestApp, type TestUnit } from './phone.ts';

const HOME = 'pages/home/index';

/** A page with the template and options, and components by tag name. */
function appOf(template: LogicTemplate, page: object & ThisType<Loose>, components: Record<string, TestUnit>): TestApp {
  const usingComponents = Object.fromEntries(Object.keys(components).map((path) => [path, path]));
  const units = Object.entries(components).map(([path, unit]) => [path, { usingComponents, ...unit }] as const);
  return {
    pages: { [HOME]: { template, usingComponents, module: ({ Page }) => Page(page) } },
    components: Object.fromEntries(units),
  };
}

/** `<tag ...props/>` with site 0. */
function one(tag: string, props: (d: Scope, $: LogicContext) => Record<string, unknown>): LogicTemplate {
  return ($, d, p) => $.component(`${p}.0`, tag, props(d, $), '', () => {});
}

/** The tags one after the other, each with the ref. */
function several(ref: string, ...tags: string[]): LogicTemplate {
  return ($, _d, p) => tags.forEach((tag, site) => $.component(`${p}.${site}`, tag, {}, ref, () => {}));
}

/** A page that a child can write to. */
const counter = {
  count(this: Loose, n: number) {
    this.setData({ n });
  },
};

/** `<tag tiki:for="{{list}}" tiki:key="id" item="{{item}}"/>` */
const list: LogicTemplate = ($, d, p) => {
  for (const item of (d['list'] ?? []) as { id: string }[]) {
    $.component(`${p}.0[${item.id}]`, 'card', { item }, '', () => {});
  }
};

function component(options: object & ThisType<Loose>, template?: LogicTemplate): TestUnit {
  return { module: ({ Component }) => Component(options), ...(template && { template }) };
}

function hooks(log: string[], name: string): object {
  const note = (hook: string) => () => void log.push(`${name}.${hook}`);
  const names = ['onInit', 'deriveDataFromProps', 'didMount', 'didUpdate', 'didUnmount'];
  return Object.fromEntries(names.map((hook) => [hook, note(hook)]));
}

test('creation runs onInit and derive from the outside in, didMount from the inside out, all before onReady', async (t) => {
  const log: string[] = [];
  const page = { onReady: () => void log.push('page.onReady') };
  const inner = component(hooks(log, 'inner'));
  const outer = component(
    hooks(log, 'outer'),
    one('inner', () => ({})),
  );
  const phone = await startPhone(
    t,
    appOf(
      one('outer', () => ({})),
      page,
      { outer, inner },
    ),
  );
  assert.deepEqual(log, [
    'outer.onInit',
    'outer.deriveDataFromProps',
    'inner.onInit',
    'inner.deriveDataFromProps',
    'inner.didMount',
    'outer.didMount',
    'page.onReady',
  ]);
  assert.deepEqual([...phone.view.instances.keys()], ['', '/.0', '/.0/.0']);
  assert.equal(phone.view.commits.length, 1, 'any depth is one commit');
});

test('new props run derive with the old this.props, then didUpdate with the old props and data', async (t) => {
  const log: unknown[] = [];
  const card = component({
    data: { double: 0 },
    deriveDataFromProps(next: { n: number }) {
      log.push(['derive', this.props['n'], next.n]);
      this.setData({ double: next.n * 2 });
    },
    didUpdate(props: { n: number }, data: { double: number }) {
      log.push(['didUpdate', props.n, this.props['n'], data.double, this.data['double']]);
    },
  });
  const phone = await startPhone(
    t,
    appOf(
      one('card', (d) => ({ n: d['n'] })),
      { data: { n: 1 } },
      { card },
    ),
  );
  log.length = 0;
  phone.globals.getCurrentPages()[0]!.setData({ n: 5 });
  await phone.idle();
  assert.deepEqual(log, [
    ['derive', 1, 5],
    ['didUpdate', 1, 5, 2, 10],
  ]);
  assert.deepEqual(phone.view.commits.at(-1), [
    ['data', '', [[['n'], 5]]],
    ['data', '/.0', [[['double'], 10]]],
    ['props', '/.0', [['n', 5]]],
  ]);
});

test('a component is left alone when its owner changes something else', async (t) => {
  const log: string[] = [];
  const card = component(hooks(log, 'card'));
  const phone = await startPhone(
    t,
    appOf(
      one('card', (d) => ({ of: d['of'] })),
      { data: { of: { a: 1 } } },
      { card },
    ),
  );
  log.length = 0;
  phone.globals.getCurrentPages()[0]!.setData({ other: 1, of: { a: 1 } });
  await phone.idle();
  assert.deepEqual(log, []);
});

test('an object mutated in place and set again reaches the components that have it as a prop', async (t) => {
  const card = component({});
  const page = {
    data: { list: [{ id: 'a', n: 1 }] },
    more() {
      const { list: items } = (this as unknown as { data: { list: { n: number }[] } }).data;
      items[0]!.n += 1;
      (this as unknown as Loose).setData({ list: items });
    },
  };
  const phone = await startPhone(t, appOf(list, page, { card }));
  phone.view.event('', 'more');
  await phone.idle();
  assert.deepEqual(phone.view.at('/.0[a]').props['item'], { id: 'a', n: 2 });
});

test('keyed instances keep their identity when they move and unmount when they leave', async (t) => {
  const log: string[] = [];
  const card = component({
    ...hooks([], ''),
    didUnmount(this: Loose) {
      log.push(`gone ${(this.props['item'] as unknown as { id: string }).id}`);
    },
  });
  const items = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const phone = await startPhone(t, appOf(list, { data: { list: items } }, { card }));
  const ids = () => Object.fromEntries([...phone.view.instances].map(([address, { id }]) => [address, id]));
  const before = ids();
  phone.globals.getCurrentPages()[0]!.setData({ list: [items[2], items[0]] });
  await phone.idle();
  const { '/.0[b]': left, ...kept } = before;
  assert.ok(left !== undefined);
  assert.deepEqual(ids(), kept);
  assert.deepEqual(log, ['gone b']);
  assert.deepEqual(phone.view.commits.at(-1)?.at(-1), ['unmount', '/.0[b]']);
});

test('own setData derives once more with unchanged props, and setData inside derive starts no second round', async (t) => {
  const log: string[] = [];
  const card = component({
    ...hooks(log, 'card'),
    deriveDataFromProps() {
      log.push('derive');
      this.setData({ derived: true });
    },
    methods: {
      press(this: Loose) {
        this.setData({ pressed: true });
      },
    },
  });
  const phone = await startPhone(
    t,
    appOf(
      one('card', () => ({})),
      {},
      { card },
    ),
  );
  log.length = 0;
  phone.view.event('/.0', 'press');
  await phone.idle();
  assert.deepEqual(log, ['derive', 'card.didUpdate']);
});

test('props have defaults, functions too; data may be assigned in onInit; the instance knows its place', async (t) => {
  let instance: Loose | undefined;
  const card = component({
    props: { title: 'none', size: 3, onPress: () => 'default' },
    data: () => ({ a: 1 }),
    onInit() {
      instance = Object(this) as Loose;
      this.data = { b: 2 } as never;
    },
  });
  const phone = await startPhone(
    t,
    appOf(
      one('card', () => ({ title: undefined, size: 9 })),
      {},
      { card },
    ),
  );
  const shown = phone.view.at('/.0');
  assert.deepEqual(shown.data, { b: 2 });
  assert.deepEqual([shown.props['title'], shown.props['size']], ['none', 9]);
  assert.equal((instance!.props['onPress'] as unknown as () => string)(), 'default');
  assert.equal(instance?.['is'], '/card');
  assert.equal(instance?.['$id'], shown.id);
  assert.equal(instance?.$page, phone.globals.getCurrentPages()[0]);
});

test('mixins come below the component and their hooks run first', async (t) => {
  const log: string[] = [];
  const deep = { data: { a: 'deep', b: 'deep', c: 'deep' }, onInit: () => void log.push('deep') };
  const mixin = {
    mixins: [deep],
    data: { b: 'mixin', c: 'mixin' },
    methods: { who: () => 'mixin' },
    onInit: () => void log.push('mixin'),
  };
  let who: unknown;
  const card = component({
    mixins: [mixin],
    data: { c: 'own' },
    onInit() {
      log.push('own');
      who = (this['who'] as () => string)();
    },
  });
  const phone = await startPhone(
    t,
    appOf(
      one('card', () => ({})),
      {},
      { card },
    ),
  );
  assert.deepEqual([log, who], [['deep', 'mixin', 'own'], 'mixin']);
  assert.deepEqual(phone.view.at('/.0').data, { a: 'deep', b: 'mixin', c: 'own' });
});

test('a function prop goes through three levels, takes any arguments, returns its value and is one handle', async (t) => {
  const chosen: unknown[] = [];
  const page = {
    choose(...parameters: unknown[]) {
      chosen.push(...parameters);
      return 'thanks';
    },
  };
  const forward = one('middle', (d, $) => ({ onPick: $.handler(d['onPick']) }));
  const middle = component(
    {},
    one('leaf', (d, $) => ({ onPick: $.handler(d['onPick']) })),
  );
  let answer: unknown;
  const leaf = component({
    methods: {
      tap(this: Loose) {
        answer = (this.props['onPick'] as unknown as (...all: unknown[]) => unknown)({ id: 1 }, 2);
      },
    },
  });
  const outer = component({}, forward);
  const top = one('outer', (_d, $) => ({ onPick: $.handler('choose'), onNone: $.handler('') }));
  const phone = await startPhone(t, appOf(top, page, { outer, middle, leaf }));
  phone.view.event('/.0/.0/.0', 'tap');
  await phone.idle();
  assert.deepEqual([chosen, answer], [[{ id: 1 }, 2], 'thanks']);
  const { onPick, onNone } = phone.view.at('/.0').props;
  assert.ok(isFunctionHandle(onPick));
  assert.equal(onNone, undefined);
  phone.globals.getCurrentPages()[0]!.setData({ other: 1 });
  await phone.idle();
  assert.deepEqual(phone.view.commits.at(-1), [['data', '', [[['other'], 1]]]], 'the handler did not change');
  // A function prop as the value of a handler in a template: the view sends its handle.
  phone.view.event('/.0/.0/.0', onPick, { n: 1 });
  await phone.idle();
  assert.equal((chosen.at(-1) as { type: string }).type, 'tap');
});

/** `<box><card slot="footer" tiki:if="{{footer}}" item="{{text}}" onTap="go"/></box>` */
const boxed: LogicTemplate = ($, d, p) =>
  $.component(`${p}.0`, 'box', {}, '', (add) => {
    if (d['footer']) {
      add('footer', (path) =>
        $.component(`${path}.1`, 'card', { item: d['text'], onTap: $.handler('go') }, '', () => {}),
      );
    }
  });

test('slot content belongs to its owner: its data, its handlers, its components', async (t) => {
  const box = component({}, ($, d, p) => {
    if ((d['$slots'] as Record<string, boolean>)['footer']) $.slot(`${p}.0`, 'footer', {}, null);
    $.slot(`${p}.1`, '', {}, (path) => $.component(`${path}.2`, 'card', { item: 'fallback' }, '', () => {}));
  });
  const taps: unknown[] = [];
  const options = { data: { text: 'one', footer: true }, go: (value: unknown) => void taps.push(value) };
  const phone = await startPhone(t, appOf(boxed, options, { box, card: component({}) }));
  const shown = () =>
    Object.fromEntries([...phone.view.instances].map(([address, { props }]) => [address, props['item']]));
  assert.deepEqual(shown(), { '': undefined, '/.0': undefined, '/.0/.0.1': 'one', '/.0/.1.2': 'fallback' });
  phone.globals.getCurrentPages()[0]!.setData({ text: 'two' });
  await phone.idle();
  assert.equal(shown()['/.0/.0.1'], 'two');
  phone.globals.getCurrentPages()[0]!.setData({ footer: false });
  await phone.idle();
  assert.deepEqual(shown(), { '': undefined, '/.0': undefined, '/.0/.1.2': 'fallback' });
});

test('ref gives the owner the instance, or what its ref() returns', async (t) => {
  const received: unknown[] = [];
  const template = several('keep', 'plain', 'own');
  const page = { keep: (value: unknown) => void received.push(value) };
  const own = component({ ref: () => 'handle' });
  await startPhone(t, appOf(template, page, { plain: component({ methods: { hi: () => 1 } }), own }));
  assert.equal(typeof (received[0] as Loose)['hi'], 'function');
  assert.equal(received[1], 'handle');
});

test('a component may write to its owner while it is created: the owner is planned again before anything is painted', async (t) => {
  const child = component({
    onInit() {
      (this.props['onCount'] as unknown as (n: number) => void)(3);
    },
  });
  const template = one('child', (d, $) => ({ n: d['n'], onCount: $.handler('count') }));
  const phone = await startPhone(t, appOf(template, counter, { child }));
  assert.equal(phone.view.at('/.0').props['n'], 3);
  assert.equal(phone.view.commits.length, 1);
});

test('unloading a page unmounts its components; setData after that is ignored', async (t) => {
  const log: string[] = [];
  let late: Loose | undefined;
  const card = component({
    ...hooks(log, 'card'),
    didMount(this: Loose) {
      late = Object(this) as Loose;
    },
  });
  const app = appOf(
    one('card', () => ({})),
    { onUnload: () => void log.push('page.onUnload') },
    { card },
  );
  app.pages['pages/other/index'] = {};
  const phone = await startPhone(t, app);
  log.length = 0;
  void phone.globals.my['redirectTo']!({ url: 'pages/other/index' });
  await phone.idle();
  assert.deepEqual(log, ['page.onUnload', 'card.didUnmount']);
  late?.setData({ x: 1 }, () => log.push('callback'));
  await phone.idle();
  assert.equal(log.length, 2);
});

test('a frame that is loaded anew gets the whole page as it is now', async (t) => {
  const phone = await startPhone(
    t,
    appOf(
      one('card', (d) => ({ n: d['n'] })),
      { data: { n: 1 } },
      { card: component({}) },
    ),
  );
  phone.globals.getCurrentPages()[0]!.setData({ n: 2 });
  await phone.idle();
  const old = phone.view;
  phone.views.delete(phone.topPageId);
  phone.openFrames();
  await phone.idle();
  assert.notEqual(phone.view, old);
  assert.deepEqual([phone.view.at('').data, phone.view.at('/.0').props], [{ n: 2 }, { n: 2 }]);
});

test('a tag without a component is said once and leaves nothing', async (t) => {
  const template = several('', 'gone', 'gone');
  const phone = await startPhone(t, appOf(template, {}, {}));
  assert.deepEqual(phone.takeProblems(), [`warn <gone> in ${HOME} is not a component that the app has.`]);
  assert.deepEqual([...phone.view.instances.keys()], ['']);
});
