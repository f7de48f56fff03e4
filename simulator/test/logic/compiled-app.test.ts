import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
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
    new Function('Component', script)(Component);
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
