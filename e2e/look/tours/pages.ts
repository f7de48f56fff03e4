import { COFFEE, DRIP, FILTER, buyNow, keptLine, openProduct, openSheet, seeResult, type Tour } from '../tour.ts';

/** Every page once, in the order a buyer meets them, and what only some buyers see. */
export async function tourOfPages({ open, at, t }: Tour): Promise<void> {
  const buyer = await open();
  await buyer.app.getByText(COFFEE).first().waitFor();
  await at(buyer, 'home');
  await buyer.link(t('settings.title')).click();
  await buyer.app.getByText(t('settings.language')).waitFor();
  await at(buyer, 'settings');
  await buyer.app.getByRole('link', { name: t('privacy.title') }).click();
  await buyer.app.getByText(t('privacy.titleCollect')).waitFor();
  await at(buyer, 'privacy');
  await buyer.back();
  await buyer.back();
  await buyer.app.getByText(t('home.search')).click();
  await buyer.app.getByText(t('search.suggest')).waitFor();
  await at(buyer, 'search');
  await buyer.app.getByRole('textbox').fill('phin');
  await buyer.app.getByText(FILTER).waitFor();
  await at(buyer, 'search-results');
  await buyer.app.getByRole('textbox').fill('bep gas');
  await buyer.app.getByText(t('search.empty', { query: 'bep gas' })).waitFor();
  await at(buyer, 'search-nothing');
  await buyer.back();

  await openProduct(buyer, COFFEE);
  await at(buyer, 'product');
  await buyNow(buyer);
  await at(buyer, 'checkout');
  await buyer.app.getByRole('textbox', { name: t('checkout.coupon') }).fill('GIAM10');
  await buyer.button(t('checkout.applyCoupon')).click();
  await buyer.app.getByText(t('checkout.couponUnknown')).waitFor();
  await at(buyer, 'checkout-coupon-unknown');
  await buyer.link(t('checkout.typeAddress')).click();
  await buyer.app.getByRole('textbox', { name: t('address.phone') }).fill('12');
  await buyer.button(t('address.save')).click();
  await buyer.app.getByText(t('address.wrongPhone')).waitFor();
  await at(buyer, 'address-wrong');
  await buyer.back();
  const sheet = await openSheet(buyer);
  await sheet.getByRole('button', { name: 'Hủy', exact: true }).click();
  await seeResult(buyer, t('result.canceled'));
  await at(buyer, 'result-canceled');
  await buyer.button(t('common.goOrders')).click();
  await buyer.app.getByText(t('orders.groupAll')).waitFor();
  await at(buyer, 'orders');
  await buyer.app.getByRole('link').filter({ hasText: COFFEE }).first().click();
  await buyer.app.getByText(t('order.timeline')).waitFor();
  await at(buyer, 'order-unpaid');
}

/** What buyers with something in the cart see, and with a bad network. */
export async function tourOfStates({ open, at, t }: Tour): Promise<void> {
  const lines = [
    keptLine({
      variantId: 'ca-phe-rang-moc-250g',
      productId: 'ca-phe-rang-moc',
      name: COFFEE,
      variantName: 'Gói 250 g',
      price: 79_000,
      quantity: 99,
    }),
    keptLine({
      variantId: 'bo-am-chen-khay-men-ngoc',
      productId: 'bo-am-chen-khay',
      name: 'Bộ ấm chén kèm khay gỗ hương, men hỏa biến khắc tay hoa sen',
      variantName: 'Men xanh ngọc',
      price: 690_000,
    }),
    keptLine({ variantId: 'ca-phe-phin-giay-10-goi', productId: 'ca-phe-phin-giay', name: DRIP, setAside: true }),
  ];
  const buyer = await open({ kept: { 'cart.v1': lines } });
  await buyer.app.getByText(COFFEE).first().waitFor();
  await buyer.tab(t('title.cart'));
  await buyer.app.getByText(t('cart.aside')).waitFor();
  await at(buyer, 'cart');
  await buyer.button(t('cart.changeVariant', { name: COFFEE, variant: 'Gói 250 g' })).click();
  await buyer.button('Gói 500 g').waitFor();
  await at(buyer, 'cart-variants');
  await buyer.button(t('cart.checkout', { count: 2 })).click();
  await buyer.app.getByText(t('checkout.differences')).waitFor();
  await at(buyer, 'checkout-changed');
  await buyer.back();
  await buyer.setOffline(true);
  await buyer.tab(t('title.homeTab'));
  await buyer.app.getByText(t('common.offline')).waitFor();
  await at(buyer, 'home-offline');
}
