import { mode } from '../../config/mode';
import { showTitle } from '../../services/language';
import { stopPullDown } from '../../services/my-api';
import { openProduct, openSearch, openSettings } from '../../services/navigation';
import { bindStore } from '../../stores/bind-store';
import { catalog } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { toHomeView } from './view';

const toView = () => toHomeView(catalog, mode === 'backend');

Page({
  data: { network: toNetworkView(), view: toView() },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView, network: toNetworkView });
    void catalog.load();
  },
  onShow() {
    showTitle('title.home');
  },
  onUnload() {
    this.unbind();
  },
  async onPullDownRefresh() {
    await catalog.refresh();
    stopPullDown();
  },
  onReachBottom() {
    void catalog.loadMore();
  },
  onSearchTap() {
    void openSearch();
  },
  onSettingsTap() {
    void openSettings();
  },
  onCategoryChoose(categoryId: string) {
    void catalog.choose(categoryId);
  },
  onProductOpen(id: string) {
    void openProduct(id);
  },
  onRetry() {
    void catalog.retry();
  },
});
