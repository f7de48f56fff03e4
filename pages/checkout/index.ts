import { showTitle } from '../../services/language';
import { openAddress, openHandedOver, openPrivacy } from '../../services/navigation';
import { bindStore } from '../../stores/bind-store';
import { checkout, fallback, handOver, note } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { payAndShow } from './pay';
import { toCheckoutView } from './view';

const toView = () => toCheckoutView(checkout, fallback.state);

Page({
  data: { network: toNetworkView(), view: toView(), note: note.text },
  unbind() {},
  onLoad() {
    void checkout.requote();
    this.unbind = bindStore(this, { view: toView, network: toNetworkView });
    this.setData({ note: note.text });
  },
  onShow() {
    showTitle('title.checkout');
  },
  onUnload() {
    this.unbind();
  },
  onAddressTap() {
    void checkout.chooseAddress();
  },
  onTypeAddressTap() {
    void openAddress();
  },
  onRetry() {
    void checkout.requote();
  },
  async onFallbackTap() {
    await openHandedOver(await handOver.sendLines(fallback.tikiLines));
  },
  onAccept(variantId: string) {
    checkout.accept(variantId);
  },
  onLeaveOut(variantId: string) {
    void checkout.leaveOut(variantId);
  },
  onFieldChange(name: string, value: string) {
    if (name === 'note') note.set(value);
    else checkout.typeCoupon(value);
  },
  onCouponTap() {
    void checkout.applyCoupon();
  },
  onMethodChange(event: tinitypes.ICustomEvent) {
    checkout.choosePaymentMethod(event.detail['value'] === 'cod' ? 'cod' : 'online');
  },
  onTermsTap() {
    void openPrivacy();
  },
  onPayTap() {
    void payAndShow();
  },
});
