import { mode } from '../../config/mode';
import { t } from '../../i18n/index';
import { codeOf } from '../../services/errors';
import { showToast } from '../../services/my-api';
import { openCart, openCheckout, openHandedOver, openHome, parseQuery } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { checkout, handOver, product } from '../../stores/index';
import { toCartButtonView } from '../shared/cart-button';
import { toNetworkView } from '../shared/network';
import { toProductView, toShare } from './view';

const atTiki = mode === 'no-backend';
const toView = () => toProductView(product, atTiki ? handOver : null);

Page({
  data: { network: toNetworkView(), cart: toCartButtonView(), view: toView(), notice: '' },
  unbind() {},
  onLoad(query: string) {
    const id = parseQuery(query)('id');
    void product.open(id);
    if (atTiki) void handOver.look(id);
    this.unbind = bindStore(this, { view: toView, cart: toCartButtonView, network: toNetworkView });
  },
  onShow() {
    showTitle('title.product');
  },
  onUnload() {
    this.unbind();
  },
  onShareAppMessage() {
    return toShare(product.product);
  },
  onRetry() {
    void (codeOf(product.error) === 'NOT_FOUND' ? openHome() : product.load());
  },
  onVariantChoose(variantId: string) {
    product.chooseVariant(variantId);
  },
  onQuantityChange(_name: string, quantity: number) {
    product.setQuantity(quantity);
  },
  onAddTap() {
    const added = product.addToCart();
    if (added) showToast(t('product.added'));
    this.setData({ notice: added ? '' : t('product.cartFull') });
  },
  onBuyNowTap() {
    if (checkout.startOne(product.toLine())) void openCheckout();
  },
  onCartTap() {
    void openCart();
  },
  async onTikiTap() {
    await openHandedOver(await handOver.send(product.quantity));
  },
  async onTikiAgainTap() {
    await openHandedOver(await handOver.sendAgain(product.quantity));
  },
});
