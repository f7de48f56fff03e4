import type { Scope, ViewContext } from '../../protocol/template.ts';
import type { ViewNode } from '../../view/node.ts';

type $ = ViewContext<ViewNode>;

const show = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** Hand-written in the shape of generated code (protocol/template.ts). */
export const templates = {
  'pages/counter/index': ($: $, d: Scope) => [
    $.element('view', 1, { class: 'count' }, null, null, [$.text(show(d['count']))]),
    $.element('view', 2, { class: 'deep' }, null, null, [$.text(JSON.stringify(d['deep'] ?? null))]),
  ],

  'pages/rows/index': ($: $, d: Scope) => [
    $.list(
      1,
      (d['rows'] as { id: string; name: string }[]).map((row) => ({
        key: row.id,
        nodes: [$.element('view', 2, { id: row.id, class: 'row' }, null, null, [$.text(row.name)])],
      })),
    ),
  ],

  'pages/cards/index': ($: $, d: Scope, p: string) => [
    $.element('view', 1, null, null, null, [
      $.text(show(d['title'])),
      $.component(`${p}.2`, 'card', (add) => {
        add('', (q, slotScope) => [
          $.element(
            'view',
            3,
            { class: 'content' },
            null,
            [['tap', false, 'onContentTap']],
            [$.text(`${show(d['title'])} ${show(slotScope['item'])}`)],
          ),
          $.component(`${q}.9`, 'leaf', () => undefined),
        ]);
      }),
      $.component(`${p}.4`, 'leaf', () => undefined),
    ]),
  ],
  'components/card/index': ($: $, d: Scope, p: string) => [
    $.element(
      'view',
      1,
      { class: 'card' },
      null,
      [['tap', false, 'onCardTap']],
      [
        $.text(`${show(d['name'])} `),
        $.slot(`${p}.2`, '', { item: d['name'] }, () => [$.text('fallback')]),
        $.slot(`${p}.3`, 'footer', {}, () => [$.text($.hasSlot('footer') ? 'given' : 'no footer')]),
      ],
    ),
  ],
  'components/leaf/index': ($: $, d: Scope) => [
    $.element('view', 1, { class: 'leaf' }, null, null, [$.text(`leaf ${show(d['label'])} ${show(d['$id'])}`)]),
  ],

  'pages/taps/index': ($: $) => [
    $.element(
      'view',
      1,
      { id: 'outer', class: 'outer' },
      { outer: true, tabsName: 'a' },
      [['tap', false, 'onOuter']],
      [
        $.element(
          'view',
          2,
          { id: 'middle' },
          { item: { id: 7 }, outer: 'mine' },
          [['tap', true, 'onMiddle']],
          [$.element('text', 3, null, { hit: 1 }, null, [$.text('inside the catch')])],
        ),
        $.element('text', 4, null, null, [['tap', false, '']], [$.text('plain text')]),
        $.element('button', 5, { disabled: true }, null, [['tap', false, 'onDisabled']], [$.text('disabled')]),
        $.element('view', 6, null, null, [['tap', true, true]], [$.text('only stops')]),
      ],
    ),
    $.element(
      'view',
      7,
      { class: 'held' },
      null,
      [
        ['longTap', false, 'onLong'],
        ['tap', false, 'onShort'],
      ],
      [$.text('hold me')],
    ),
    $.element(
      'view',
      8,
      null,
      null,
      [
        ['touchStart', false, 'onStart'],
        ['touchEnd', false, 'onEnd'],
      ],
      [$.text('touch me')],
    ),
  ],

  'pages/keys/index': ($: $) => [
    $.element('view', 1, null, null, [['tap', false, 'onView']], [$.text('Thêm vào giỏ')]),
    $.element(
      'view',
      2,
      null,
      null,
      [['tap', false, 'onCard']],
      [$.text('Thẻ'), $.element('button', 3, null, null, [['tap', false, 'onInner']], [$.text('Mua')])],
    ),
    $.element('view', 4, { role: 'link' }, null, [['tap', false, 'onLink']], [$.text('Chi tiết')]),
    $.element(
      'view',
      5,
      null,
      null,
      [['tap', false, 'onIcon']],
      [$.element('icon', 6, { type: 'close_circle' }, null, null, [])],
    ),
    $.element('view', 7, { class: 'mask' }, null, [['tap', false, 'onMask']], []),
  ],

  'pages/form/index': ($: $, d: Scope) => [
    $.element(
      'form',
      1,
      null,
      null,
      [
        ['submit', false, 'onSubmit'],
        ['reset', false, 'onReset'],
      ],
      [
        $.element(
          'label',
          2,
          null,
          null,
          [['tap', false, 'onLabel']],
          [
            $.text('Họ tên'),
            $.element(
              'view',
              19,
              null,
              null,
              [['tap', false, 'onFieldIcon']],
              [$.element('icon', 21, { type: 'contact' }, null, null, [])],
            ),
            $.element(
              'input',
              3,
              {
                name: 'name',
                value: d['name'],
                focus: d['focus'],
                placeholder: 'Nguyễn Văn A',
                'placeholder-style': 'color: rgb(1, 2, 3)',
              },
              null,
              [
                ['input', false, 'onInput'],
                ['confirm', false, 'onConfirm'],
                ['blur', false, 'onBlur'],
                ['focus', false, 'onFocus'],
              ],
              [],
            ),
          ],
        ),
        $.element(
          'textarea',
          4,
          { name: 'note', value: 'ghi chú', 'aria-label': 'Ghi chú' },
          null,
          [['input', false, 'onNote']],
          [],
        ),
        $.element(
          'label',
          5,
          null,
          null,
          [['tap', false, 'onAgreeLabel']],
          [
            $.element('checkbox', 6, { name: 'agree', checked: d['agree'] }, null, [['change', false, 'onAgree']], []),
            $.element('text', 7, null, null, null, [$.text('Đồng ý')]),
          ],
        ),
        $.element(
          'checkbox-group',
          8,
          { name: 'tags' },
          null,
          [['change', false, 'onTags']],
          [
            $.element('checkbox', 9, { value: 'a', checked: true, 'aria-label': 'A' }, null, null, []),
            $.element('checkbox', 10, { value: 'b', 'aria-label': 'B' }, null, null, []),
          ],
        ),
        $.element(
          'radio-group',
          11,
          { name: 'pay' },
          null,
          [['change', false, 'onPay']],
          [
            $.element('label', 12, null, null, null, [
              $.element('radio', 13, { value: 'cod', checked: true }, null, null, []),
              $.text('Tiền mặt'),
            ]),
            $.element('label', 14, null, null, null, [
              $.element('radio', 15, { value: 'online' }, null, null, []),
              $.text('Trực tuyến'),
            ]),
          ],
        ),
        $.element('switch', 16, { name: 'gift', 'aria-label': 'Gói quà' }, null, [['change', false, 'onGift']], []),
        $.element('button', 17, { 'form-type': 'submit' }, null, null, [$.text('Gửi')]),
        $.element('button', 18, { formType: 'reset' }, null, null, [$.text('Đặt lại')]),
      ],
    ),
    $.element('input', 20, { controlled: true, value: d['fixed'], 'aria-label': 'Cố định' }, null, null, []),
  ],

  'pages/pictures/index': ($: $, d: Scope) => [
    $.element('image', 1, { src: '../../picture.svg', class: 'root' }, null, [['load', false, 'onLoad']], []),
    $.element(
      'image',
      2,
      { src: 'https://shop.example/picture.svg', mode: 'widthFix', class: 'mapped', 'aria-label': 'Áo mưa' },
      null,
      null,
      [],
    ),
    $.element(
      'image',
      3,
      { src: 'missing.png', 'default-source': '/picture.svg', class: 'spare' },
      null,
      [['error', false, 'onError']],
      [],
    ),
    $.element('icon', 4, { type: 'search', size: '30', color: 'rgb(1, 2, 3)' }, null, null, []),
    $.element('icon', 5, { type: 'no_such_icon' }, null, null, []),
    $.element(
      'view',
      6,
      { class: 'styled', style: 'width: 100rpx; margin: -50rpx 0', className: 'more', hidden: d['hidden'] },
      { tabName: 'x' },
      null,
      [],
    ),
    $.element('text', 7, { 'number-of-lines': 2, decode: true, class: 'clamped' }, null, null, [
      $.text(String.raw`a&lt;b\nc`),
    ]),
    $.element('cashback', 8, null, null, null, [$.text('trong thẻ lạ')]),
  ],

  'pages/scroll/index': ($: $, d: Scope) => [
    $.element(
      'scroll-view',
      1,
      { id: 'box', 'scroll-y': true, style: 'height: 100px', 'scroll-into-view': d['into'], 'scroll-top': d['top'] },
      null,
      [
        ['scroll', false, 'onScroll'],
        ['scrollToLower', false, 'onLower'],
      ],
      [
        $.element('view', 2, { style: 'height: 300px' }, null, null, []),
        $.element('view', 3, { id: 'mark', style: 'height: 300px' }, null, null, []),
      ],
    ),
    $.element(
      'carousel',
      4,
      { 'indicator-dots': true, circular: true, duration: 0, current: d['current'] },
      null,
      [['change', false, 'onSlide']],
      [
        $.list(
          5,
          ['Một', 'Hai', 'Ba'].map((name) => ({
            key: name,
            nodes: [$.element('carousel-item', 6, { style: 'height: 80px' }, null, null, [$.text(name)])],
          })),
        ),
      ],
    ),
    $.element('view', 7, { id: 'tall', style: `height: ${show(d['height'])}px` }, null, null, []),
  ],

  'pages/broken/index': () => {
    throw new Error('no luck');
  },
};
