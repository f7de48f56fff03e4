import type { CheckoutEnd } from '../../services/checkout';
import { openCart, openOrders, parseQuery } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { callSupport } from '../../services/support';
import { bindStore } from '../../stores/bind-store';
import { result } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { toResultView } from './view';

const toView = () => toResultView(result);

Page({
  data: { network: toNetworkView(), view: toView() },
  unbind() {},
  onLoad(query: string) {
    const read = parseQuery(query);
    result.open(read('orderId'), read('hint') as CheckoutEnd['hint']);
    this.unbind = bindStore(this, { view: toView, network: toNetworkView });
  },
  onShow() {
    showTitle('title.result');
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
        return callSupport();
      default:
        return openOrders();
    }
  },
  onOrdersTap() {
    void openOrders();
  },
});
