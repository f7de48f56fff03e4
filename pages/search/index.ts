import { showTitle } from '../../services/language';
import { openProduct } from '../../services/navigation';
import { bindStore } from '../../stores/bind-store';
import { catalog, search } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { toSearchView } from './view';

const toView = () => toSearchView(search, catalog.categories);

Page({
  data: { network: toNetworkView(), view: toView() },
  unbind() {},
  onLoad() {
    void search.open();
    this.unbind = bindStore(this, { view: toView, network: toNetworkView });
  },
  onShow() {
    showTitle('title.search');
  },
  onUnload() {
    this.unbind();
  },
  onReachBottom() {
    void search.loadMore();
  },
  onType(event: tinitypes.ICustomEvent) {
    search.type(String(event.detail['value']));
  },
  onSearch(event: tinitypes.ICustomEvent) {
    void search.search(String(event.detail['value']));
  },
  onClearTap() {
    search.type('');
  },
  onRecentChoose(words: string) {
    void search.search(words);
  },
  onForgetTap() {
    void search.forget();
  },
  onProductOpen(id: string) {
    void search.remember();
    void openProduct(id);
  },
  onRetry() {
    void search.retry();
  },
});
