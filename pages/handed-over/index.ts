import { t } from '../../i18n/index';
import { openHome, parseQuery } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { handOver } from '../../stores/index';
import { toHandedOverView } from './view';

Page({
  data: { view: toHandedOverView(parseQuery('')), notice: '' },
  onLoad(query: string) {
    this.setData({ view: toHandedOverView(parseQuery(query)) });
  },
  onShow() {
    showTitle('title.handedOver');
  },
  async onCartTap() {
    const opened = await handOver.openCart();
    this.setData({ notice: opened ? '' : t('cart.tikiNotOpened') });
  },
  onHomeTap() {
    void openHome();
  },
});
