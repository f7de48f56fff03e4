import { button, el, replace } from '../dom.ts';
import { formatDong } from '../money.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { TikiCart } from './cart-screen.ts';
import { openTikiScreen, picture } from './tiki-screen.ts';

interface TikiProduct {
  productId: string;
  name: string;
  price: number;
  imageUrl: string;
  description: string;
}

/** A product of Tiki's marketplace (TK_PRODUCT_DETAIL). Resolves when it is closed. */
export async function showProductScreen(phone: PhoneContext, productId: string): Promise<void> {
  const product = await phone.tiki.ask<TikiProduct>('GET', `products/${encodeURIComponent(productId)}`);
  return new Promise((resolve) => {
    const close = () => {
      screen.close();
      resolve();
    };
    const screen = openTikiScreen(phone, 'Sản phẩm trên Tiki', close);
    const said = el('p', { class: 'sheet-error', role: 'status' });
    const add = button({ class: 'wide primary' }, () => void addToCart(), 'Thêm vào giỏ hàng Tiki');

    async function addToCart(): Promise<void> {
      add.disabled = true;
      try {
        await phone.tiki.ask<TikiCart>('POST', 'cart/items', {
          products: [{ productId: product.productId, quantity: 1 }],
        });
        said.textContent = 'Đã thêm vào giỏ hàng Tiki.';
      } catch (error) {
        said.textContent = `Tiki chưa thêm được: ${error instanceof Error ? error.message : String(error)}`;
      } finally {
        add.disabled = false;
      }
    }

    replace(
      screen.body,
      picture(phone, product.imageUrl, 'product-picture'),
      el(
        'div',
        { class: 'product-text' },
        el('h2', {}, product.name),
        el('strong', { class: 'price' }, formatDong(product.price)),
        el('p', {}, product.description),
      ),
    );
    replace(screen.footer, said, add);
  });
}
