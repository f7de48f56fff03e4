import { button, el, replace } from '../dom.ts';
import { icon } from '../icons.ts';
import { formatDong } from '../money.ts';
import type { PhoneContext } from '../phone-context.ts';
import { openTikiScreen, picture } from './tiki-screen.ts';

export interface TikiCart {
  items: readonly { productId: string; name: string; price: number; quantity: number; imageUrl: string }[];
  /** In đồng. */
  total: number;
}

/** Tiki's own cart (TK_CART). Resolves when it is closed: with the order code if the customer bought, else null. */
export async function showCartScreen(phone: PhoneContext): Promise<string | null> {
  const first = await phone.tiki.ask<TikiCart>('GET', 'cart');
  return new Promise((resolve) => {
    let orderCode: string | null = null;
    const close = () => {
      screen.close();
      resolve(orderCode);
    };
    const screen = openTikiScreen(phone, 'Giỏ hàng Tiki', close);
    const message = el('p', { class: 'sheet-error', role: 'alert' });

    /** One change at a time; what fails is said and the cart stays as it was. */
    async function attempt(work: () => Promise<void>): Promise<void> {
      screen.element.inert = true;
      message.textContent = '';
      try {
        await work();
      } catch (error) {
        message.textContent = `Tiki chưa thực hiện được: ${error instanceof Error ? error.message : String(error)}`;
      } finally {
        screen.element.inert = false;
      }
    }

    const change = (productId: string, quantity: number) =>
      attempt(async () =>
        draw(await phone.tiki.ask<TikiCart>('POST', `cart/items/${encodeURIComponent(productId)}`, { quantity })),
      );
    const buy = () =>
      attempt(async () => {
        ({ orderCode } = await phone.tiki.ask<{ orderCode: string }>('POST', 'cart/checkout'));
        drawPlaced(orderCode);
      });

    function draw(cart: TikiCart): void {
      if (cart.items.length === 0) {
        replace(screen.body, emptyCart());
        replace(screen.footer, message, button({ class: 'wide plain' }, close, 'Quay lại ứng dụng'));
        return;
      }
      replace(screen.body, el('ul', { class: 'cart-lines' }, ...cart.items.map((item) => line(phone, item, change))));
      replace(
        screen.footer,
        message,
        el('div', { class: 'cart-total' }, el('span', {}, 'Tổng cộng'), el('strong', {}, formatDong(cart.total))),
        button({ class: 'wide danger' }, () => void buy(), 'Mua hàng'),
      );
    }

    function drawPlaced(code: string): void {
      replace(
        screen.body,
        el(
          'div',
          { class: 'screen-message', role: 'status' },
          el('span', { class: 'round-icon success' }, icon('check', 32)),
          el('h2', {}, 'Đặt hàng thành công'),
          el('p', {}, `Mã đơn hàng Tiki: ${code}`),
        ),
      );
      const done = button({ class: 'wide primary' }, close, 'Quay lại ứng dụng');
      replace(screen.footer, done);
      done.focus();
    }

    draw(first);
  });
}

function emptyCart(): HTMLElement {
  return el(
    'div',
    { class: 'screen-message' },
    el('span', { class: 'round-icon' }, icon('bag', 32)),
    el('h2', {}, 'Giỏ hàng Tiki đang trống'),
    el('p', {}, 'Hãy thêm sản phẩm rồi quay lại đây.'),
  );
}

function line(
  phone: PhoneContext,
  { productId, name, price, quantity, imageUrl }: TikiCart['items'][number],
  change: (productId: string, quantity: number) => Promise<void>,
): HTMLElement {
  const less = quantity === 1 ? `Xóa ${name}` : `Giảm số lượng ${name}`;
  return el(
    'li',
    { class: 'cart-line' },
    picture(phone, imageUrl, 'cart-picture'),
    el(
      'div',
      { class: 'cart-text' },
      el('span', { class: 'cart-name' }, name),
      el('strong', { class: 'price' }, formatDong(price)),
      el(
        'div',
        { class: 'stepper', role: 'group', 'aria-label': `Số lượng ${name}` },
        button({ 'aria-label': less }, () => void change(productId, quantity - 1), icon('minus', 18)),
        el('output', {}, String(quantity)),
        button(
          { 'aria-label': `Tăng số lượng ${name}`, disabled: quantity >= 99 },
          () => void change(productId, quantity + 1),
          icon('plus', 18),
        ),
      ),
    ),
  );
}
