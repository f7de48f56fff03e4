import { t } from '../../i18n/index';
import { showTitle } from '../../services/language';
import { confirm } from '../../services/my-api';
import { openCart, openResult, parseQuery } from '../../services/navigation';
import { callSupport } from '../../services/support';
import { bindStore } from '../../stores/bind-store';
import { order } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { toOrderPageView } from './view';

const toView = () => toOrderPageView(order);

Page({
  data: { network: toNetworkView(), view: toView() },
  orderId: '',
  unbind() {},
  onLoad(query: string) {
    this.orderId = parseQuery(query)('orderId');
    this.unbind = bindStore(this, { view: toView, network: toNetworkView });
  },
  onShow() {
    showTitle('title.order');
    void order.open(this.orderId);
  },
  onUnload() {
    this.unbind();
  },
  async onActionTap() {
    if (toView().order?.action === 'buy') {
      order.buyAgain();
      await openCart();
      return;
    }
    const end = await order.payAgain();
    if (end !== null) await openResult(end);
  },
  async onCancelTap() {
    const sure = await confirm(t('order.cancelQuestion'), t('order.cancel'), t('order.keep'));
    if (sure) await order.cancel();
  },
  onEmptyTap() {
    void (order.status === 'foreign' ? order.logInAnew() : order.load());
  },
  onRetry() {
    void order.load();
  },
  onSupportTap() {
    void callSupport();
  },
});
