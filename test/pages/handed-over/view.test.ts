import { toHandedOverView } from '../../../pages/handed-over/view';
import { parseQuery } from '../../../services/navigation';

const view = (query: string) => toHandedOverView(parseQuery(query));

test.each([
  ['outcome=handed-over&screen=cart&repeat=false', 'Đã gửi vào giỏ hàng Tiki', true],
  ['outcome=handed-over&screen=cart&repeat=true', 'Đã gửi vào giỏ hàng Tiki trước đó', true],
  ['outcome=handed-over&screen=product&repeat=false', 'Đã gửi vào giỏ hàng Tiki', true],
  ['outcome=handed-over&screen=none&repeat=false', 'Đã gửi vào giỏ hàng Tiki', true],
  ['outcome=placed&code=812345', 'Đã đặt hàng tại Tiki', false],
  ['outcome=cancelled', 'Bạn đã hủy', true],
  ['outcome=failed&reason=login', 'Chưa mua được', false],
  ['outcome=failed&reason=checkout', 'Chưa mua được', true],
  ['outcome=failed&reason=unheard-of', 'Chưa mua được', false],
])('%s is told as "%s"', (query, title, canOpenCart) => {
  expect(view(query)).toMatchObject({ title, canOpenCart });
});

test('an order placed at Tiki shows its code and where to find it', () => {
  expect(view('outcome=placed&code=812345').body).toBe('Mã đơn hàng 812345. Xem trong mục đơn hàng của Tiki.');
});
