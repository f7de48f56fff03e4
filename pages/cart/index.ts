import { mode } from '../../config/mode';
import { t } from '../../i18n/index';
import { openCheckout, openHome } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { cart, checkout, handOver, selection, variantChoice } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { tikiCart, toCartView } from './view';

const toView = () => toCartView(cart, selection, variantChoice);

Page({
  data: { network: toNetworkView(), view: toView(), tiki: mode === 'no-backend' ? tikiCart() : null, notice: '' },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView, network: toNetworkView });
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
  onLineRemove(variantId: string) {
    cart.remove(variantId);
  },
  onUndoTap() {
    cart.undoRemove();
  },
  onVariantTap(variantId: string) {
    const line = cart.lines.find((one) => one.variantId === variantId);
    if (line !== undefined) void variantChoice.toggle(line);
  },
  onVariantChoose(variantId: string) {
    variantChoice.choose(variantId);
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
