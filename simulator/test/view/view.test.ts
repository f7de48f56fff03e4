import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { MutationRecord } from '../../protocol/records.ts';
import { ViewLab } from './harness.ts';
import type { ViewFrame } from './harness.ts';

const CSS = '.outer{padding:4px}view{color:rgb(9,9,9)}page{background:rgb(250,250,250)}';
let lab: ViewLab;
before(async () => {
  lab = await ViewLab.start(join(import.meta.dirname, 'templates.ts'), CSS);
});
after(() => lab.close());

/** Opens a page for one test and closes it whatever happens. */
async function withPage(
  component: string,
  data: object,
  run: (frame: ViewFrame) => Promise<void>,
  more: readonly MutationRecord[] = [],
): Promise<void> {
  const frame = await lab.open(component, data, more);
  try {
    await run(frame);
  } finally {
    await frame.close();
  }
}

const textOf = (frame: ViewFrame, selector: string): Promise<string> => frame.view.locator(selector).innerText();

describe('commits', () => {
  test('data paths and splices are drawn before the commit is answered', () =>
    withPage('pages/counter/index', { count: 1, deep: { list: [1, 2, 3] } }, async (frame) => {
      assert.equal(await textOf(frame, '.count'), '1');
      await frame.commit([
        [
          'data',
          '',
          [
            [['count'], 2],
            [['deep', 'a', 0, 'b'], 'x'],
          ],
        ],
        ['splice', '', ['deep', 'list'], 1, 1, [7, 8]],
      ]);
      assert.equal(await textOf(frame, '.count'), '2');
      assert.equal(await textOf(frame, '.deep'), '{"list":[1,7,8,3],"a":[{"b":"x"}]}');
      await frame.commit([['data', '', [[['count']]]]]);
      assert.equal(await textOf(frame, '.count'), '');
    }));

  test('a record for an instance that is not there is reported and the commit still answered', () =>
    withPage('pages/counter/index', { count: 1 }, async (frame) => {
      await frame.commit([['props', '/.9', []]]);
      assert.match((await frame.received('problem'))[0]?.[1] ?? '', /"\/\.9", which is not mounted/);
    }));

  test('a template that throws is reported by name', () =>
    withPage('pages/broken/index', {}, async (frame) => {
      assert.deepEqual(await frame.received('problem'), [
        ['problem', 'pages/broken/index.txml could not be drawn: no luck'],
      ]);
    }));
});

describe('keyed lists', () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({ id: `r${index}`, name: `hàng ${index}` }));

  test('moving one row of fifty moves one element', () =>
    withPage('pages/rows/index', { rows }, async (frame) => {
      const moved = [...rows];
      moved.splice(40, 0, ...moved.splice(3, 1));
      const operations = await frame.operationsOf(() => frame.setData({ rows: moved }));
      assert.deepEqual(operations.toSorted(), ['+ view', '- view']);
      assert.equal(await frame.view.locator('.row').nth(40).innerText(), 'hàng 3');
    }));

  test('a changed, a removed and a new row touch only themselves', () =>
    withPage('pages/rows/index', { rows }, async (frame) => {
      const changed = await frame.operationsOf(() => frame.commit([['data', '', [[['rows', 9, 'name'], 'mới']]]]));
      assert.deepEqual(changed, ['text "mới"']);
      const spliced = await frame.operationsOf(() =>
        frame.commit([['splice', '', ['rows'], 10, 1, [{ id: 'n', name: 'thêm' }]]]),
      );
      assert.deepEqual(spliced.toSorted(), ['+ view', '- view']);
    }));
});

describe('component instances', () => {
  const instances: MutationRecord[] = [
    ['mount', '/.2', 'components/card/index', 2, { name: 'thuộc tính' }, {}],
    ['mount', '/.4', 'components/leaf/index', 3, { label: 'p' }, { label: 'd' }],
    ['mount', '/.2/.2.9', 'components/leaf/index', 4, { label: 'trong slot' }, {}],
  ];

  test('slot content has the data of its owner, the fallback stands where nothing was given, data wins over props', () =>
    withPage(
      'pages/cards/index',
      { title: 'Chủ' },
      async (frame) => {
        assert.equal(await textOf(frame, '.content'), 'Chủ thuộc tính');
        assert.match(await textOf(frame, '.card'), /no footer/);
        assert.deepEqual(await frame.view.locator('.leaf').allInnerTexts(), ['leaf trong slot 4', 'leaf d 3']);
        await frame.setData({ title: 'Mới' });
        assert.equal(await textOf(frame, '.content'), 'Mới thuộc tính');
        await frame.commit([['props', '/.2', [['name', 'khác']]]]);
        assert.equal(await textOf(frame, '.content'), 'Mới khác');
      },
      instances,
    ));

  test('a handler in slot content runs on the owner of the markup, and the tap goes on through the component', () =>
    withPage(
      'pages/cards/index',
      { title: 'Chủ' },
      async (frame) => {
        await frame.view.locator('.content').click();
        assert.deepEqual(await frame.handlersRun(), ['onContentTap', '/.2.onCardTap']);
      },
      instances,
    ));

  test("one instance's change draws only that instance", () =>
    withPage(
      'pages/cards/index',
      { title: 'Chủ' },
      async (frame) => {
        const operations = await frame.operationsOf(() => frame.setData({ label: 'x' }, '/.4'));
        assert.deepEqual(operations, ['text "leaf x 3"']);
      },
      instances,
    ));
});

describe('taps', () => {
  test('a tap bubbles from the hit element, a catch stops it, and the dataset of the handler is in target', () =>
    withPage('pages/taps/index', {}, async (frame) => {
      await frame.view.getByText('inside the catch').click();
      assert.deepEqual(await frame.handlersRun(), ['onMiddle']);
      const event = await frame.lastEvent();
      assert.equal(event.type, 'tap');
      assert.deepEqual(event.target.dataset, { hit: 1, item: { id: 7 }, outer: 'mine' });
      assert.deepEqual(event.target.targetDataset, { hit: 1 });
      assert.deepEqual(event.currentTarget.dataset, { item: { id: 7 }, outer: 'mine' });
      assert.deepEqual(
        [event.target.tagName, event.currentTarget.tagName, event.target.id],
        ['text', 'view', 'middle'],
      );
    }));

  test('an empty handler is none, a disabled button does not tap, a bare catch only stops', () =>
    withPage('pages/taps/index', {}, async (frame) => {
      await frame.view.getByText('plain text').click();
      assert.deepEqual(await frame.handlersRun(), ['onOuter']);
      await frame.view.getByText('disabled').click({ force: true });
      await frame.view.getByText('only stops').click();
      assert.deepEqual(await frame.handlersRun(), ['onOuter']);
    }));

  test('a long tap comes after half a second and takes the place of the tap', () =>
    withPage('pages/taps/index', {}, async (frame) => {
      await frame.view.locator('.held').click({ delay: 620 });
      assert.deepEqual(await frame.handlersRun(), ['onLong']);
      await frame.view.locator('.held').click();
      assert.deepEqual(await frame.handlersRun(), ['onLong', 'onShort']);
    }));

  test('the mouse makes touch events with points', () =>
    withPage('pages/taps/index', {}, async (frame) => {
      await frame.view.getByText('touch me').click();
      assert.deepEqual(await frame.handlersRun(), ['onStart', 'onEnd']);
      const [[, , , start] = []] = await frame.received('event');
      assert.deepEqual([start?.touches?.length, start?.changedTouches?.[0]?.identifier], [1, 0]);
      assert.deepEqual((await frame.lastEvent()).touches, []);
    }));
});

describe('accessibility', () => {
  test('a tappable view is a button for keyboard and assistive technology', () =>
    withPage('pages/keys/index', {}, async (frame) => {
      await frame.view.getByRole('button', { name: 'Thêm vào giỏ' }).press('Enter');
      await frame.view.getByRole('button', { name: 'Thêm vào giỏ' }).press('Space');
      await frame.view.getByRole('button', { name: 'Mua' }).press('Enter');
      await frame.view.getByRole('button', { name: 'close circle' }).click();
      await frame.view.getByRole('link', { name: 'Chi tiết' }).press('Enter');
      assert.deepEqual(await frame.handlersRun(), ['onView', 'onView', 'onInner', 'onCard', 'onIcon', 'onLink']);
    }));

  test('a view with a control or a role of its own, or with nothing to show, is no button', () =>
    withPage('pages/keys/index', {}, async (frame) => {
      assert.equal(await frame.view.getByRole('button').count(), 3);
      assert.equal(await frame.view.getByRole('link', { name: 'Chi tiết' }).count(), 1);
    }));
});

describe('form elements', () => {
  test('an input tells what is typed, follows its binding, and keeps text typed past an echo', () =>
    withPage('pages/form/index', { name: 'Lan' }, async (frame) => {
      const field = frame.view.getByRole('textbox', { name: 'Họ tên', exact: true });
      assert.equal(await field.inputValue(), 'Lan');
      await field.press('End');
      await field.pressSequentially('ab');
      assert.deepEqual((await frame.lastEvent()).detail, { value: 'Lanab', cursor: 5 });
      await frame.setData({ name: 'Lana' });
      assert.equal(await field.inputValue(), 'Lanab');
      await frame.setData({ name: '' });
      assert.equal(await field.inputValue(), '');
      await field.press('Enter');
      assert.deepEqual((await frame.lastEvent()).type, 'confirm');
    }));

  test('only a change of focus focuses or blurs', () =>
    withPage('pages/form/index', { name: '', focus: false }, async (frame) => {
      const active = (): Promise<string | undefined> => frame.inView(() => document.activeElement?.localName);
      await frame.setData({ focus: true });
      assert.equal(await active(), 'input');
      await frame.setData({ name: 'x' });
      assert.equal(await active(), 'input');
      await frame.setData({ focus: false });
      assert.equal(await active(), 'body');
      assert.deepEqual(await frame.handlersRun(), ['onFocus', 'onBlur']);
    }));

  test('a label names and toggles its checkbox, and taps once', () =>
    withPage('pages/form/index', {}, async (frame) => {
      await frame.view.getByText('Đồng ý').click();
      assert.equal(await frame.view.getByRole('checkbox', { name: 'Đồng ý' }).isChecked(), true);
      assert.deepEqual((await frame.handlersRun()).toSorted(), ['onAgree', 'onAgreeLabel']);
      await frame.setData({ name: 'unrelated' });
      assert.equal(await frame.view.getByRole('checkbox', { name: 'Đồng ý' }).isChecked(), true);
      await frame.setData({ agree: true });
      await frame.setData({ agree: false });
      assert.equal(await frame.view.getByRole('checkbox', { name: 'Đồng ý' }).isChecked(), false);
    }));

  test('groups and the switch tell their values', () =>
    withPage('pages/form/index', {}, async (frame) => {
      await frame.view.getByRole('checkbox', { name: 'B' }).check();
      assert.deepEqual((await frame.lastEvent()).detail, { value: ['a', 'b'] });
      await frame.view.getByRole('radio', { name: 'Trực tuyến' }).check();
      assert.deepEqual((await frame.lastEvent()).detail, { value: 'online' });
      await frame.view.getByRole('switch', { name: 'Gói quà' }).check();
      assert.deepEqual((await frame.lastEvent()).detail, { value: true, checked: true });
    }));

  test('submit collects every named control, reset brings the first values back', () =>
    withPage('pages/form/index', { name: 'Lan' }, async (frame) => {
      await frame.view.getByRole('textbox', { name: 'Họ tên' }).fill('Huệ');
      await frame.view.getByRole('radio', { name: 'Trực tuyến' }).check();
      await frame.view.getByRole('button', { name: 'Gửi' }).click();
      const { value } = (await frame.lastEvent()).detail as { value: object };
      assert.deepEqual(value, { name: 'Huệ', note: 'ghi chú', agree: false, tags: ['a'], pay: 'online', gift: false });
      await frame.view.getByRole('button', { name: 'Đặt lại' }).click();
      assert.equal(await frame.view.getByRole('textbox', { name: 'Họ tên' }).inputValue(), 'Lan');
      assert.equal(await frame.view.getByRole('radio', { name: 'Tiền mặt' }).isChecked(), true);
      assert.equal((await frame.lastEvent()).type, 'reset');
    }));

  test('a controlled input goes back to its bound value', () =>
    withPage('pages/form/index', { fixed: 'cố định' }, async (frame) => {
      const field = frame.view.getByRole('textbox', { name: 'Cố định' });
      await field.pressSequentially('x');
      await frame.page.waitForFunction(
        () =>
          document.querySelector('iframe')?.contentDocument?.querySelector<HTMLInputElement>('page > input')?.value ===
          'cố định',
      );
    }));
});

describe('pictures, text and styles', () => {
  test('images resolve to the app root and to mapped origins, and fall back', () =>
    withPage('pages/pictures/index', {}, async (frame) => {
      const source = (selector: string): Promise<string | null> =>
        frame.view.locator(`${selector} img`).getAttribute('src');
      assert.equal(await source('.root'), '/app/picture.svg');
      assert.equal(await source('.mapped'), '/mapped/0/picture.svg');
      await frame.view.locator('.spare img[src="/app/picture.svg"]').waitFor();
      assert.equal(await frame.view.getByRole('img', { name: 'Áo mưa' }).count(), 1);
      const events = (await frame.received('event')).map(([, , handler, event]) => [handler, event.detail]);
      assert.deepEqual(Object.fromEntries(events), {
        onLoad: { width: 8, height: 4 },
        onError: { errMsg: 'cannot load missing.png' },
      });
      const sizes = await frame.inView(() =>
        ['.root', '.mapped'].map((selector) => {
          const { width, height } = document.querySelector(selector)?.getBoundingClientRect() ?? {
            width: 0,
            height: 0,
          };
          return [width, height];
        }),
      );
      assert.deepEqual(sizes, [
        [300, 225],
        [300, 150],
      ]);
    }));

  test('rpx, className, hidden, decode and line clamping are applied; type selectors match', () =>
    withPage('pages/pictures/index', { hidden: false }, async (frame) => {
      const styled = await frame.inView(() => {
        const style = getComputedStyle(document.querySelector('.styled.more[data-tab-name=x]') as Element);
        const text = document.querySelector('.clamped') as HTMLElement;
        return {
          width: style.width,
          margin: style.marginTop,
          color: style.color,
          page: getComputedStyle(document.querySelector('page') as Element).backgroundColor,
          clamp: getComputedStyle(text).webkitLineClamp,
          text: text.textContent,
          icon: getComputedStyle(document.querySelector('icon tini-glyph') as Element).backgroundColor,
          bar: getComputedStyle(document.documentElement).getPropertyValue('--tf-title-bar-height'),
        };
      });
      assert.deepEqual(styled, {
        width: '50px',
        margin: '-25px',
        color: 'rgb(9, 9, 9)',
        page: 'rgb(250, 250, 250)',
        clamp: '2',
        text: 'a<b\nc',
        icon: 'rgb(1, 2, 3)',
        bar: '48px',
      });
      await frame.setData({ hidden: 'true' });
      assert.equal(await frame.view.locator('.styled').isHidden(), true);
    }));

  test('an unknown tag shows its children and is named once', () =>
    withPage('pages/pictures/index', {}, async (frame) => {
      assert.equal(await frame.view.getByText('trong thẻ lạ').isVisible(), true);
      await frame.setData({ hidden: true });
      const problems = (await frame.received('problem')).map(([, message]) => message);
      assert.equal(problems.filter((message) => message.startsWith('<cashback>')).length, 1);
      assert.equal(problems.filter((message) => message.includes('no_such_icon')).length, 1);
    }));
});

describe('scrolling', () => {
  test('a scroll-view follows scroll-into-view and scroll-top and tells where it is', () =>
    withPage('pages/scroll/index', { height: 2000 }, async (frame) => {
      const top = (): Promise<number> => frame.inView(() => document.querySelector('#box')?.scrollTop ?? -1);
      await frame.setData({ into: 'mark' });
      assert.equal(await top(), 300);
      await frame.setData({ top: 500 });
      assert.equal(await top(), 500);
      await frame.page.waitForFunction(() =>
        (window as unknown as { tini: { received: unknown[][] } }).tini.received.some(
          (message) => message[2] === 'onLower',
        ),
      );
    }));

  test('a carousel shows its current item and tells about a drag', () =>
    withPage('pages/scroll/index', { height: 10, current: 0 }, async (frame) => {
      const shown = (): Promise<string> => frame.view.locator('carousel-item:not([inert])').innerText();
      assert.equal(await shown(), 'Một');
      await frame.setData({ current: 2 });
      assert.equal(await shown(), 'Ba');
      const box = await frame.view.locator('carousel').boundingBox();
      assert.ok(box);
      await frame.page.mouse.move(box.x + 300, box.y + 20);
      await frame.page.mouse.down();
      await frame.page.mouse.move(box.x + 50, box.y + 20, { steps: 4 });
      await frame.page.mouse.up();
      assert.equal(await shown(), 'Một');
      assert.deepEqual((await frame.lastEvent()).detail, { current: 0, source: 'touch' });
    }));

  test('the page reports its bottom once until it is left or grows, and answers queries and scrollTo', () =>
    withPage('pages/scroll/index', { height: 2000 }, async (frame) => {
      await frame.send(['scrollTo', 99_999, null, 0]);
      await frame.until('reachBottom');
      await frame.send(['scrollTo', null, '#tall', 0]);
      await frame.send([
        'query',
        5,
        [
          { selector: '#box ', all: false, want: 'rect' },
          { selector: '.none', all: false, want: 'rect' },
          { selector: 'carousel-item', all: true, want: 'rect' },
          { selector: null, all: false, want: 'scrollOffset' },
        ],
      ]);
      const [, , [box, none, items, offset]] = (await frame.until('answer', 5)) as unknown as [
        string,
        number,
        [{ height: number }, null, unknown[], { scrollTop: number }],
      ];
      assert.deepEqual([box.height, none, items.length, offset.scrollTop], [100, null, 3, 180]);
      assert.equal((await frame.received('reachBottom')).length, 1);
    }));
});
