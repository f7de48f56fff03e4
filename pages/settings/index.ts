import { chooseLanguage, showTitle } from '../../services/language';
import { openPrivacy } from '../../services/navigation';
import { callSupport } from '../../services/support';
import { bindStore } from '../../stores/bind-store';
import { toSettingsView } from './view';

Page({
  data: { view: toSettingsView() },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toSettingsView });
  },
  onShow() {
    showTitle('settings.title');
  },
  onUnload() {
    this.unbind();
  },
  onLanguageChange(event: tinitypes.ICustomEvent) {
    void chooseLanguage(event.detail['value'] === 'en' ? 'en' : 'vi');
  },
  onPrivacyTap() {
    void openPrivacy();
  },
  onSupportTap() {
    void callSupport();
  },
});
