import { mode } from '../../config/mode';
import { openHome, openOrderResult } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { orders } from '../../stores/index';
import { tikiOrders, toOrdersView } from './view';

const atTiki = mode === 'no-backend';
const toView = () => toOrdersView(orders);

Page({
  data: { view: toView(), tiki: atTiki ? tikiOrders() : null },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView });
  },
  onShow() {
    showTitle('title.orders');
    if (!atTiki) void orders.refresh();
  },
  onUnload() {
    this.unbind();
  },
  onReachBottom() {
    void orders.loadMore();
  },
  onOrderOpen(orderId: string) {
    void openOrderResult(orderId);
  },
  onRetry() {
    void orders.load();
  },
  onEmptyTap() {
    if (orders.status === 'logged-out') void orders.load();
    else void openHome();
  },
});
