import assert from 'node:assert/strict';
import { fact } from './phone.ts';

const SQUARE = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#1a94ff"/></svg>`;

fact(
  '1.5, 1.6, 4.4, 8: what public apps do: square boxes by padding, pictures beside the template, margins on inputs, scripts without exports, a dead component named like a built-in',
  {
    'app.json': '{ "pages": ["pages/home/index"] }',
    'texts.js': "var title = 'không xuất';",
    'pages/home/index.json': '{ "usingComponents": { "button": "@gone/kit/es/button/index" } }',
    'pages/home/pictures/near.svg': SQUARE,
    'pages/home/index.txml': `<image id="square" src="pictures/near.svg" style="display: block; width: 100px; height: 0; padding-bottom: 100px; background: #eee" />
      <input id="field" style="margin: 0 16px" /><button onTap="tapped">còn đây</button><view>{{kind}}</view>`,
    'pages/home/index.js': `import texts from '../../texts';
      Page({ data: { kind: typeof texts + ' ' + texts.title }, tapped() { console.log('> tapped'); } });`,
  },
  async ({ find, sees, tap, hears }) => {
    await sees('object undefined');
    const { image, size, height } = await find('#square').evaluate((box) => ({
      image: getComputedStyle(box).backgroundImage,
      size: getComputedStyle(box).backgroundSize,
      height: box.getBoundingClientRect().height,
    }));
    assert.match(image, /\/asset\/1\/pages\/home\/pictures\/near\.svg/);
    assert.deepEqual([size, height], ['100% 100%', 100]);
    const { left, right } = await find('#field').evaluate((field) => field.getBoundingClientRect().toJSON() as DOMRect);
    assert.deepEqual([left, right], [16, 359]);
    await tap('còn đây');
    await hears('tapped');
  },
);
