import { mode } from '../../config/mode';
import { stopPullDown } from '../../services/my-api';
import { openHome, openOrder } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { orders } from '../../stores/index';
import type { OrderGroup } from '../../stores/orders';
import { toNetworkView } from '../shared/network';
import { tikiOrders, toOrdersView } from './view';

const atTiki = mode === 'no-backend';
const toView = () => toOrdersView(orders);
const toTiki = () => (atTiki ? tikiOrders() : {});

Page({
  data: { network: toNetworkView(), view: toView(), tiki: toTiki() },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView, tiki: toTiki, network: toNetworkView });
  },
  onShow() {
    showTitle('title.orders');
    if (!atTiki) void orders.refresh();
  },
  onUnload() {
    this.unbind();
  },
  async onPullDownRefresh() {
    await orders.refresh();
    stopPullDown();
  },
  onGroupChoose(group: OrderGroup) {
    void orders.choose(group);
  },
  onReachBottom() {
    void orders.loadMore();
  },
  onOrderOpen(orderId: string) {
    void openOrder(orderId);
  },
  onRetry() {
    void orders.load();
  },
  onEmptyTap() {
    if (orders.status === 'logged-out') void orders.load();
    else void openHome();
  },
});
