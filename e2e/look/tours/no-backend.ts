import { FILTER, closeTikiCart, openProduct, type Tour } from '../tour.ts';

const NOT_AT_TIKI = 'Sen đá mini chậu gốm - 1 chậu';

/** The mode that sells through Tiki's own cart. */
export async function tourWithoutServer({ open, at, t }: Tour): Promise<void> {
  const buyer = await open();
  await buyer.app.getByText(FILTER).first().waitFor();
  await at(buyer, 'no-backend-home');
  await openProduct(buyer, FILTER);
  await at(buyer, 'no-backend-product');
  await buyer.button(t('product.buyAtTiki')).click();
  await closeTikiCart(buyer);
  await buyer.app.getByRole('heading', { name: t('handedOver.inCart') }).waitFor();
  await at(buyer, 'no-backend-handed-over');
  await buyer.back();
  await buyer.app.getByText(t('product.alreadySent')).waitFor();
  await at(buyer, 'no-backend-product-sent');
  await buyer.back();
  await buyer.tab(t('title.cart'));
  await buyer.app.getByText(t('cart.atTiki')).waitFor();
  await at(buyer, 'no-backend-cart');
  await buyer.tab(t('title.orders'));
  await buyer.app.getByText(t('orders.atTiki')).waitFor();
  await at(buyer, 'no-backend-orders');
  const unlisted = await open();
  await openProduct(unlisted, NOT_AT_TIKI);
  await at(unlisted, 'no-backend-product-not-sold');
  const privacy = await open({ start: 'pages/privacy/index' });
  await privacy.app.getByText(t('privacy.titleAtTiki')).waitFor();
  await at(privacy, 'no-backend-privacy');
}
