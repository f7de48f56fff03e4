import {
  COFFEE,
  DRIP,
  FILTER,
  chooseAddress,
  closeTikiCart,
  keptLine,
  openProduct,
  payButton,
  type Tour,
} from '../tour.ts';
import type { Visitor } from '../visitor.ts';

const SHOP = /\/v1\//;
const QUOTES = /\/v1\/quotes/;

async function fill({ app }: Visitor, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) await app.getByRole('textbox', { name, exact: true }).fill(value);
}

async function add(buyer: Visitor, product: string): Promise<void> {
  await openProduct(buyer, product);
  await buyer.button(buyer.t('product.addToCart')).click();
  await buyer.page.getByRole('button', { name: 'Đóng thông báo' }).click();
  await buyer.back();
}

/** The cart, from empty to full. */
export async function tourOfCarts({ open, at, t }: Tour): Promise<void> {
  const buyer = await open();
  await buyer.app.getByText(COFFEE).first().waitFor();
  await buyer.tab(t('title.cart'));
  await buyer.app.getByText(t('cart.empty')).waitFor();
  await at(buyer, 'cart-empty');
  await buyer.tab(t('title.homeTab'));
  for (const product of [FILTER, DRIP, COFFEE]) await add(buyer, product);
  await buyer.tab(t('title.cart'));
  await buyer.app.getByText(FILTER).waitFor();
  await at(buyer, 'cart');
  await buyer.button(t('cart.changeVariant', { name: COFFEE, variant: 'Gói 250 g' })).click();
  await buyer.button('Gói 500 g').waitFor();
  await at(buyer, 'cart-variants');
  await buyer.button('Gói 500 g').click();
  await buyer.button(t('cart.removeItem', { name: FILTER })).click();
  await buyer.button(t('cart.undo')).waitFor();
  await at(buyer, 'cart-removed');

  const name = 'Bộ ấm trà đất nung Bát Tràng men hỏa biến khắc tay hoa sen kèm khay gỗ hương và sáu chén quân';
  const lines = Array.from({ length: 50 }, (_, index) =>
    keptLine({
      variantId: `v${index}`,
      productId: `p${index}`,
      name: `${name} số ${index + 1}`,
      variantName: index % 3 === 0 ? 'Men xanh ngọc bích, khay gỗ hương, hộp quà có thiệp viết tay' : '',
      price: 12_345 * ((index % 4) + 1),
      quantity: index === 0 ? 99 : 1,
      setAside: index === 48,
    }),
  );
  const full = await open({ kept: { 'cart.v1': lines } });
  await full.app.getByText(COFFEE).first().waitFor();
  await full.tab(t('title.cart'));
  await full.app.getByText(t('cart.full', { count: 50 })).waitFor();
  await at(full, 'cart-50-lines');
  await full.scroll('end');
  await at(full, 'cart-50-lines-end');
}

/** The checkout, everything that can be said before the tap on Pay. */
export async function tourOfCheckouts({ open, at, t, shop }: Tour): Promise<void> {
  const reluctant = await open({ hasConsented: false });
  await openProduct(reluctant, FILTER);
  await reluctant.button(t('product.buyNow')).click();
  await reluctant.page.getByRole('button', { name: 'Từ chối' }).click();
  await reluctant.app.getByText(t('error.consent')).waitFor();
  await at(reluctant, 'checkout-not-signed-in');

  const buyer = await open({
    kept: {
      'cart.v1': [keptLine({ variantId: 'ca-phe-phin-giay-10-goi', productId: 'ca-phe-phin-giay', name: DRIP })],
    },
  });
  await openProduct(buyer, COFFEE);
  buyer.hold(QUOTES);
  await buyer.button(t('product.buyNow')).click();
  await buyer.app.getByRole('status', { name: t('common.loading') }).waitFor();
  await at(buyer, 'checkout-loading');
  buyer.release();
  await buyer.app.getByText(t('checkout.shippingUnknown')).waitFor();
  await at(buyer, 'checkout-no-address');
  await chooseAddress(buyer);
  await payButton(buyer).waitFor();
  await at(buyer, 'checkout');
  await buyer.scroll('end');
  await at(buyer, 'checkout-end');
  await fill(buyer, {
    [t('checkout.coupon')]: 'GIAM10',
    [t('checkout.note')]: 'Giao giờ hành chính, gọi trước 15 phút',
  });
  await buyer.button(t('checkout.applyCoupon')).click();
  await buyer.app.getByText(t('checkout.couponUnknown')).waitFor();
  await buyer.app.getByText(t('checkout.couponUnknown')).scrollIntoViewIfNeeded();
  await at(buyer, 'checkout-coupon-unknown');
  await fill(buyer, { [t('checkout.coupon')]: 'NHAMAY20' });
  await buyer.button(t('checkout.applyCoupon')).click();
  await buyer.app.getByText(t('checkout.couponGood', { amount: '20.000 ₫' })).waitFor();
  await buyer.app.getByText(t('checkout.cod')).click();
  await buyer.button(t('checkout.placeOrder')).waitFor();
  await buyer.scroll('end');
  await at(buyer, 'checkout-cod-with-coupon');

  await buyer.app.getByRole('link', { name: t('checkout.typeAddress') }).click();
  await buyer.app.getByRole('textbox', { name: t('address.fullName') }).waitFor();
  await at(buyer, 'address');
  await fill(buyer, { [t('address.fullName')]: '', [t('address.phone')]: '12' });
  await buyer.button(t('address.save')).click();
  await buyer.app.getByText(t('address.wrongPhone')).waitFor();
  await at(buyer, 'address-wrong');
  await buyer.back();
  buyer.fail(SHOP);
  await buyer.scroll('start');
  await buyer.button(t('checkout.changeAddress')).click();
  await buyer.page
    .getByRole('dialog', { name: 'Chọn địa chỉ giao hàng' })
    .getByRole('button')
    .filter({ hasText: 'Mặc định' })
    .click();
  await buyer.app.getByText(t('error.timeout')).first().waitFor();
  await at(buyer, 'checkout-no-answer');
  buyer.release();
  void shop;
}

/** Prices and stock that changed since the buyer chose. */
export async function tourOfChanges({ open, at, t }: Tour): Promise<void> {
  const lines = [
    keptLine({
      variantId: 'ca-phe-rang-moc-250g',
      productId: 'ca-phe-rang-moc',
      name: COFFEE,
      variantName: 'Gói 250 g',
      price: 79_000,
    }),
    keptLine({
      variantId: 'ca-phe-rang-moc-1kg',
      productId: 'ca-phe-rang-moc',
      name: COFFEE,
      variantName: 'Gói 1 kg',
      price: 309_000,
      quantity: 20,
    }),
    keptLine({
      variantId: 'bo-am-chen-khay-men-ngoc',
      productId: 'bo-am-chen-khay',
      name: 'Bộ ấm chén kèm khay gỗ',
      variantName: 'Men xanh ngọc',
      price: 690_000,
    }),
    keptLine({ variantId: 'phin-nhom-mot-loai', productId: 'phin-nhom', name: FILTER }),
  ];
  const buyer = await open({ kept: { 'cart.v1': lines } });
  await buyer.app.getByText(COFFEE).first().waitFor();
  await buyer.tab(t('title.cart'));
  await buyer.button(t('cart.checkout', { count: 4 })).click();
  await buyer.app.getByText(t('checkout.differences')).waitFor();
  await at(buyer, 'checkout-changed');
  await buyer
    .button(t('checkout.setAside'))
    .or(
      buyer.app.getByRole('button', {
        name: t('checkout.setAsideItem', { name: 'Bộ ấm chén kèm khay gỗ - Men xanh ngọc' }),
      }),
    )
    .first()
    .click();
  await buyer.back();
  await buyer.app.getByText(t('cart.aside')).waitFor();
  await buyer.scroll('end');
  await at(buyer, 'cart-sold-out');

  const dear = await open({
    kept: {
      'cart.v1': [
        keptLine({
          variantId: 'vali-keo-28-inch',
          productId: 'vali-keo',
          name: 'Vali kéo vỏ cứng',
          variantName: '28 inch',
          price: 2_150_000,
          quantity: 5,
        }),
      ],
    },
  });
  await dear.app.getByText(COFFEE).first().waitFor();
  await dear.tab(t('title.cart'));
  await dear.app.getByText(t('checkout.overLimit', { limit: '10.000.000 ₫' })).waitFor();
  await at(dear, 'cart-over-limit');
}

/** The shop's server is away: Tiki's own cart, where that is safe. */
export async function tourOfFallbacks({ open, at, t }: Tour): Promise<void> {
  const buyer = await open();
  await openProduct(buyer, FILTER);
  buyer.fail(SHOP);
  await buyer.button(t('product.buyNow')).click();
  await buyer.button(t('product.buyAtTiki')).waitFor();
  await at(buyer, 'checkout-fallback');
  await buyer.button(t('product.buyAtTiki')).click();
  await closeTikiCart(buyer);
  await buyer.app.getByRole('heading', { level: 1 }).waitFor();
  await at(buyer, 'handed-over');
}
