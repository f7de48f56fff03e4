import { fold } from '../../services/fold';

test.each([
  ['Cà phê ĐÁ ', 'ca phe da'],
  ['Trà Ô LONG', 'tra o long'],
  ['Ghế gỗ Đinh Hương', 'ghe go dinh huong'],
  ['Bưởi', 'buoi'],
])('"%s" is compared as "%s"', (text, folded) => {
  expect(fold(text)).toBe(folded);
  expect(fold(text.normalize('NFD'))).toBe(folded);
});
