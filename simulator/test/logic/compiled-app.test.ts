import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { compileFunction } from 'node:vm';
import { planOf } from './compile.ts';
import { startPhone, type AppGlobals, type Loose } from './phone.ts';

const HOME = 'pages/home/index';
const { resolve } = createRequire(import.meta.url);

/** A component of tini-ui as it is on npm: its script, and its template compiled. */
async function tiniUi(name: string) {
  const file = (extension: string) => readFile(resolve(`@tiki.vn/tini-ui/es/${name}/index.${extension}`), 'utf8');
  const [script, template] = await Promise.all([file('js'), file('txml')]);
  const module = ({ Component }: AppGlobals): void => {
    // The file calls the global Component and imports nothing.
    compileFunction(script, ['Component'])(Component);
  };
  return { module, template: await planOf(`npm/${name}/index.txml`, template) };
}

test('the stepper of tini-ui counts when plus is pressed and tells the page', async (t) => {
  const quantities: unknown[] = [];
  const page = `<view tiki:for="{{lines}}" tiki:key="id"><stepper value="{{item.quantity}}" max="{{3}}" onChange="change" /></view>`;
  const phone = await startPhone(t, {
    pages: {
      [HOME]: {
        usingComponents: { stepper: 'npm/stepper/index' },
        template: await planOf(`${HOME}.txml`, page, ['stepper']),
        module: ({ Page }) =>
          Page({
            data: {
              lines: [
                { id: 'a', quantity: 1 },
                { id: 'b', quantity: 3 },
              ],
            },
            change(quantity: number, mode: string) {
              quantities.push([quantity, mode]);
            },
          }),
      },
    },
    components: { 'npm/stepper/index': await tiniUi('stepper') },
  });
  const [first, second] = [...phone.view.instances.keys()].slice(1);
  assert.deepEqual(quantities.splice(0), [
    [1, 'didMount'],
    [3, 'didMount'],
  ]);
  assert.deepEqual(phone.view.at(second!).data, { value: 3, disableAdd: true, disableReduce: false });
  phone.view.event(first!, 'changeFn', { type: 'add' });
  phone.view.event(second!, 'changeFn', { type: 'add' });
  await phone.idle();
  assert.deepEqual(quantities.splice(0), [[2, 'click']]);
  assert.equal(phone.view.at(first!).data['value'], 2);
  phone.globals.getCurrentPages()[0]!.setData({ 'lines[0].quantity': 3 });
  await phone.idle();
  assert.equal(phone.view.at(first!).data['value'], 3, 'didUpdate follows the prop');
});

test('compiled control flow, keys, slots, templates and handlers place the instances that the view will look for', async (t) => {
  const page = `
    <template name="row"><card title="{{title}}" onTap="{{tap}}" /></template>
    <box tiki:if="{{open}}">
      <block tiki:for="{{items}}" tiki:key="id">
        <template is="row" data="{{title: item.name, tap: 'pick'}}" />
      </block>
      <card slot="footer" class="big" data-id="{{items.length}}" disabled />
    </box>
    <card tiki:else title="closed" />`;
  const box = '<view><slot name="footer" /><slot>nothing</slot></view>';
  const components = { box: 'components/box/index', card: 'components/card/index' };
  const picked: unknown[] = [];
  const phone = await startPhone(t, {
    pages: {
      [HOME]: {
        usingComponents: components,
        template: await planOf(`${HOME}.txml`, page, Object.keys(components)),
        module: ({ Page }) =>
          Page({
            data: {
              open: true,
              items: [
                { id: 1, name: 'một' },
                { id: 2, name: 'hai' },
              ],
            },
            pick(value: unknown) {
              picked.push(value);
            },
          }),
      },
    },
    components: {
      'components/box/index': { template: await planOf('components/box/index.txml', box) },
      'components/card/index': {
        module: ({ Component }) =>
          Component({
            methods: {
              press(this: Loose) {
                (this.props['onTap'] as unknown as (value: string) => void)(String(this.props['title']));
              },
            },
          }),
      },
    },
  });
  const shown = () =>
    [...phone.view.instances.values()].map(({ component, props }) => [component.split('/')[1], props]);
  const withoutHandlers = JSON.parse(
    JSON.stringify(shown())
      .replaceAll(/"onTap":"[^"]*",?/g, '')
      .replaceAll(',}', '}'),
  ) as unknown;
  assert.deepEqual(withoutHandlers, [
    ['home', {}],
    ['box', {}],
    ['card', { className: 'big', 'data-id': 2, disabled: true }],
    ['card', { title: 'một' }],
    ['card', { title: 'hai' }],
  ]);
  phone.view.event([...phone.view.instances.keys()].at(-1)!, 'press');
  await phone.idle();
  assert.deepEqual(picked, ['hai']);
  phone.globals.getCurrentPages()[0]!.setData({ open: false });
  await phone.idle();
  assert.deepEqual(shown().slice(1), [['card', { title: 'closed' }]]);
});

test('a slot is forwarded into a slot of an inner component, and content that is not there leaves the fallback', async (t) => {
  const page = `<outer><card slot="title" tiki:if="{{titled}}" name="passed" /></outer>`;
  const outer = `<inner><slot name="title" slot="head"><card name="outer fallback" /></slot></inner>`;
  const inner = `<view><slot name="head" /></view>`;
  const components = { outer: 'c/outer', inner: 'c/inner', card: 'c/card' };
  const tags = Object.keys(components);
  const unit = async (path: string, source: string) => ({
    usingComponents: components,
    template: await planOf(`${path}.txml`, source, tags),
  });
  const phone = await startPhone(t, {
    pages: { [HOME]: { ...(await unit(HOME, page)), module: ({ Page }) => Page({ data: { titled: true } }) } },
    components: {
      'c/outer': await unit('c/outer', outer),
      'c/inner': await unit('c/inner', inner),
      'c/card': await unit('c/card', '<view />'),
    },
  });
  const names = () => [...phone.view.instances.values()].map(({ props }) => props['name']).filter(Boolean);
  assert.deepEqual(names(), ['passed']);
  phone.globals.getCurrentPages()[0]!.setData({ titled: false });
  await phone.idle();
  assert.deepEqual(names(), ['outer fallback']);
});

test('a component that uses itself for children goes as deep as the data', async (t) => {
  const tree = {
    name: 'a',
    nodes: [
      { name: 'b', nodes: [{ name: 'c', nodes: [] }] },
      { name: 'd', nodes: [] },
    ],
  };
  const node = `<node tiki:for="{{item.nodes}}" tiki:for-item="child" tiki:key="name" item="{{child}}" />`;
  const components = { node: 'c/node' };
  const phone = await startPhone(t, {
    pages: {
      [HOME]: {
        usingComponents: components,
        template: await planOf(`${HOME}.txml`, `<node item="{{tree}}" />`, ['node']),
        module: ({ Page }) => Page({ data: { tree } }),
      },
    },
    components: { 'c/node': { usingComponents: components, template: await planOf('c/node.txml', node, ['node']) } },
  });
  const names = () =>
    [...phone.view.instances.values()].map(({ props }) => (props['item'] as { name: string } | undefined)?.name);
  assert.deepEqual(names(), [undefined, 'a', 'b', 'c', 'd']);
  phone.globals.getCurrentPages()[0]!.setData({ 'tree.nodes[0].nodes': [] });
  await phone.idle();
  assert.deepEqual(names(), [undefined, 'a', 'b', 'd']);
});
