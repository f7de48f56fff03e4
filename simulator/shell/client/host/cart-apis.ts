import { showBox } from '../dialogs.ts';
import { HostFailure } from '../failure.ts';
import { showCartScreen, type TikiCart } from '../screens/cart-screen.ts';
import { showProductScreen } from '../screens/product-screen.ts';
import { isOptions, text, type HostApi, type HostCall, type Options } from './host-api.ts';
import { offerOutcomes } from './no-tiki.ts';

/** Tiki's own cart and screens (tiki-platform.md section 7). */
export const cartApis: Readonly<Record<string, HostApi>> = {
  async addToCart(call) {
    const products = readProducts(call.options);
    if (products.length === 0) throw new HostFailure('400', 'Products has no item');
    needLogin(call);
    if (!call.phone.tiki.connected) return pretend(call, 'my.addToCart', { items: [], total: products.length });
    return toAppCart(await call.phone.tiki.ask<TikiCart>('POST', 'cart/items', { products }));
  },
  async getCart(call) {
    needLogin(call);
    if (!call.phone.tiki.connected) return { items: [], total: 0 };
    return toAppCart(await call.phone.tiki.ask<TikiCart>('GET', 'cart'));
  },
  async openScreen(call) {
    const { phone, options } = call;
    const screen = text(options, 'screenCode');
    const parameters: Options = isOptions(options['params']) ? options['params'] : options;
    // On the phone success means that the screen is open, not that it was closed.
    if (!phone.tiki.connected || !['TK_CART', 'TK_PRODUCT_DETAIL'].includes(screen))
      return announceScreen(call, screen);
    if (screen === 'TK_CART') {
      needLogin(call);
      inBackground(call, () => showCartScreen(phone));
    } else {
      inBackground(call, () => showProductScreen(phone, text(parameters, 'productId')));
    }
    return true;
  },
  openCartScreen: (call) => cartApis['openScreen']?.({ ...call, options: { screenCode: 'TK_CART' } }),
  async checkout(call) {
    needLogin(call);
    const canceled = new HostFailure('10000', 'User canceled payment');
    if (!call.phone.tiki.connected) {
      const code = await offerOutcomes(call.phone, 'my.checkout', [
        { text: 'Đặt hàng thành công', value: '100000001' },
        { text: 'Khách hủy', value: '' },
      ]);
      if (!code) throw canceled;
      return code;
    }
    const orderCode = await call.phone.whileHidden(() => showCartScreen(call.phone));
    if (orderCode === null) throw canceled;
    return orderCode;
  },
};

function needLogin({ phone }: HostCall): void {
  if (!phone.tiki.customer) throw new HostFailure('Error', 'Not login yet');
}

/** Tiki's own cart counts lines in `total`, not pieces and not money. */
function toAppCart({ items }: TikiCart): { items: TikiCart['items']; total: number } {
  return { items, total: items.length };
}

function readProducts(options: Options): { productId: string; quantity: number }[] {
  const products = options['products'];
  if (!Array.isArray(products)) return [];
  return products
    .filter(isOptions)
    .map((product) => ({ productId: text(product, 'productId'), quantity: Number(product['quantity'] ?? 1) }));
}

function inBackground({ phone }: HostCall, show: () => Promise<unknown>): void {
  phone.whileHidden(show).catch((error: unknown) => {
    phone.note(
      'error',
      `the screen of Tiki could not be shown: ${error instanceof Error ? error.message : String(error)}`,
    );
    void showBox(phone.layers, {
      role: 'alertdialog',
      title: 'Tiki chưa mở được màn hình này',
      content: error instanceof Error ? error.message : '',
      choices: [{ text: 'Đóng', look: 'primary' }],
      dismissed: 0,
    });
  });
}

function announceScreen({ phone }: HostCall, screen: string): true {
  const note = phone.tiki.connected ? '' : ' Chưa kết nối Tiki (no Tiki connected).';
  const name = screen === 'TK_HOME' ? 'trang chủ Tiki' : `màn hình ${screen} của Tiki`;
  void phone.whileHidden(() =>
    showBox(phone.layers, {
      title: 'Ứng dụng Tiki',
      content: `Trên điện thoại, ${name} sẽ mở ra ở đây.${note}`,
      icon: 'bag',
      choices: [{ text: 'Quay lại ứng dụng', look: 'primary' }],
      dismissed: 0,
    }),
  );
  return true;
}

async function pretend(call: HostCall, api: string, value: unknown): Promise<unknown> {
  const outcome = await offerOutcomes(call.phone, api, [
    { text: 'Thành công', value: true },
    { text: 'Thất bại', value: false },
  ]);
  if (!outcome) throw new HostFailure('Error', 'Failed');
  return value;
}
