import { mode } from '../../config/mode';
import { t } from '../../i18n/index';
import { confirm } from '../../services/my-api';
import { openCheckout, openHome } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { cart, checkout, handOver, selection } from '../../stores/index';
import { tikiCart, toCartView } from './view';

const toView = () => toCartView(cart, selection);

Page({
  data: { view: toView(), tiki: mode === 'no-backend' ? tikiCart() : null, notice: '' },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView });
    void cart.restore();
  },
  onShow() {
    showTitle('title.cart');
  },
  onUnload() {
    this.unbind();
  },
  onLineChoose(variantId: string, chosen: boolean) {
    selection.choose(variantId, chosen);
  },
  onAllChange(event: tinitypes.ICustomEvent) {
    selection.chooseAll(event.detail['value'] === true);
  },
  onQuantityChange(variantId: string, quantity: number) {
    cart.setQuantity(variantId, quantity);
  },
  async onLineRemove(variantId: string, name: string) {
    const sure = await confirm(t('cart.removeQuestion', { name }), t('cart.remove'), t('cart.keep'));
    if (sure) cart.remove(variantId);
  },
  onCheckoutTap() {
    if (selection.chosen.length === 0) return;
    checkout.start(selection.chosen, true);
    void openCheckout();
  },
  onHomeTap() {
    void openHome();
  },
  async onTikiCartTap() {
    const opened = await handOver.openCart();
    this.setData({ notice: opened ? '' : t('cart.tikiNotOpened') });
  },
});
