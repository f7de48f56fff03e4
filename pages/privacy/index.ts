import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { toPrivacyView } from './view';

Page({
  data: { view: toPrivacyView() },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toPrivacyView });
  },
  onShow() {
    showTitle('privacy.title');
  },
  onUnload() {
    this.unbind();
  },
});
