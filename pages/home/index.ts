import { mode } from '../../config/mode';
import { openProduct } from '../../services/navigation';
import { bindStore } from '../../stores/bind-store';
import { catalog } from '../../stores/index';
import { toHomeView } from './view';

const toView = () => toHomeView(catalog, mode === 'backend');

Page({
  data: { view: toView() },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView });
    void catalog.load();
  },
  onUnload() {
    this.unbind();
  },
  onReachBottom() {
    void catalog.loadMore();
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
