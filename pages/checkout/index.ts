import { replaceByResult } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { checkout } from '../../stores/index';
import { toCheckoutView } from './view';

const toView = () => toCheckoutView(checkout);

Page({
  data: { view: toView() },
  unbind() {},
  onLoad() {
    void checkout.requote();
    this.unbind = bindStore(this, { view: toView });
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
  onRetry() {
    void checkout.requote();
  },
  onAcceptTap() {
    checkout.acceptDifferences();
  },
  onMethodChange(event: tinitypes.ICustomEvent) {
    checkout.choosePaymentMethod(event.detail['value'] === 'cod' ? 'cod' : 'online');
  },
  async onPayTap() {
    const end = await checkout.pay();
    if (end !== null) await replaceByResult(end);
  },
});
