import { shop } from '../../config/shop';
import type { CheckoutEnd } from '../../services/checkout';
import { makePhoneCall } from '../../services/my-api';
import { openCart, openOrders, parseQuery } from '../../services/navigation';
import { bindStore } from '../../stores/bind-store';
import { result } from '../../stores/index';
import { toResultView } from './view';

const toView = () => toResultView(result);

Page({
  data: { view: toView() },
  unbind() {},
  onLoad(query: string) {
    const read = parseQuery(query);
    result.open(read('orderId'), read('hint') as CheckoutEnd['hint']);
    this.unbind = bindStore(this, { view: toView });
  },
  onShow() {
    result.resume();
  },
  onHide() {
    result.pause();
  },
  onUnload() {
    this.unbind();
    void result.close();
  },
  onStepTap() {
    switch (toView().step) {
      case 'pay':
        return result.payAgain();
      case 'check':
        return result.checkAgain();
      case 'cart':
        return openCart();
      case 'support':
        return makePhoneCall(shop.support.phone);
      default:
        return openOrders();
    }
  },
  onOrdersTap() {
    void openOrders();
  },
});
