import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveImage } from '../../view/images.ts';
import { convertRpx } from '../../view/rpx.ts';
import { PageState } from '../../view/state.ts';

test('rpx becomes rem, and a hairline stays at least one device pixel', () => {
  assert.equal(convertRpx('margin: -20rpx 10.5rpx;top:0rpx'), 'margin: -0.2rem 0.105rem;top:0rem');
  assert.equal(convertRpx('height:1rpx', 2), 'height:max(0.01rem, 0.5px)');
  assert.equal(convertRpx('width:10px'), 'width:10px');
});

const resolve = (src: unknown): string => resolveImage(src, '/files/', { 'https://shop.example': '/mapped/0' });

test('image paths are resolved against the app root and cannot climb above it', () => {
  assert.equal(resolve('../../assets/a.png?x=1'), '/files/assets/a.png?x=1');
  assert.equal(resolve('/assets/./b.png'), '/files/assets/b.png');
  assert.equal(resolve('https://shop.example/images/1'), '/mapped/0/images/1');
  assert.equal(resolve('https://shop.example.evil/1'), 'https://shop.example.evil/1');
  assert.equal(resolve('data:image/png;base64,AA'), 'data:image/png;base64,AA');
  assert.deepEqual([resolve(undefined), resolve(''), resolve(null)], ['', '', '']);
});

test('a change copies only the containers along its path', () => {
  const state = new PageState();
  const items = [{ n: 1 }, { n: 2 }];
  state.apply(['mount', '', 'page', 1, {}, { items, other: {} }]);
  const before = state.get('');
  assert.equal(state.apply(['data', '', [[['items', 1, 'n'], 3]]]), '');
  const after = state.get('');
  assert.ok(after);
  assert.deepEqual(items, [{ n: 1 }, { n: 2 }]);
  assert.deepEqual(after.data['items'], [{ n: 1 }, { n: 3 }]);
  assert.equal((after.data['items'] as object[])[0], items[0]);
  assert.equal(after.data['other'], before?.data['other']);
});

test('an instance goes with everything under it, and with nothing else', () => {
  const state = new PageState();
  for (const address of ['', '/.1', '/.1/.2', '/.10']) state.apply(['mount', address, 'c', 1, {}, {}]);
  state.apply(['unmount', '/.1']);
  assert.deepEqual(
    ['', '/.1', '/.1/.2', '/.10'].map((address) => state.get(address) !== undefined),
    [true, false, false, true],
  );
});
