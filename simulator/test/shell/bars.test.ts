import assert from 'node:assert/strict';
import { test } from 'node:test';
import { titleColorOn, withAlpha } from '../../shell/client/colors.ts';
import { formatDong } from '../../shell/client/money.ts';
import { badgeText, barIcon, barOf, changeBar } from '../../shell/client/page-bar.ts';

test('the title is white on a dark bar, dark on a light one, and as the theme says', () => {
  assert.equal(titleColorOn('#0B74E5', undefined), '#FFFFFF');
  assert.equal(titleColorOn('#fff', undefined), '#27272A');
  assert.equal(titleColorOn('transparent', undefined), '#27272A');
  assert.equal(titleColorOn('#0B74E5', 'default'), '#27272A');
  assert.equal(titleColorOn('#FFFFFF', 'reverse'), '#FFFFFF');
  assert.equal(withAlpha('#fff', 0.5), 'rgba(255, 255, 255, 0.5)');
});

test('a page without settings has a white bar with its line, and unknown transparentTitle is none', () => {
  const bar = barOf({ transparentTitle: 'alway' });
  assert.deepEqual([bar.title, bar.color, bar.bottomColor, bar.transparent], ['', '#FFFFFF', '#EBEBF0', 'none']);
});

test('setNavigationBar changes what is given, clears an absent image, and lets the line follow the colour', () => {
  const window = { defaultTitle: 'Giỏ hàng' };
  const bar = barOf(window);
  changeBar(bar, window, { title: 'Đơn hàng', image: 'assets/logo.png' });
  changeBar(bar, window, { backgroundColor: '#0B74E5' });
  assert.deepEqual([bar.title, bar.image, bar.color, bar.bottomColor], ['Đơn hàng', '', '#0B74E5', '#0B74E5']);
  changeBar(bar, window, { reset: true });
  assert.deepEqual([bar.title, bar.color, bar.bottomColor], ['Giỏ hàng', '#FFFFFF', '#EBEBF0']);
});

test('only the first icon shows, an empty list clears it, and a badge is cut', () => {
  assert.deepEqual(barIcon({ icons: [{ image: 'a.png', badge: 120 }, { image: 'b.png' }] }), {
    image: 'a.png',
    width: 24,
    height: 24,
    badge: '99+',
  });
  assert.equal(barIcon({ icons: [] }), null);
  assert.equal(badgeText('hàng'), 'hàn');
  assert.equal(badgeText(undefined), '');
});

test('đồng are written with points and the sign behind', () => {
  assert.equal(formatDong(0), '0 ₫');
  assert.equal(formatDong(1234000), '1.234.000 ₫');
  assert.equal(formatDong(-5000), '-5.000 ₫');
});
