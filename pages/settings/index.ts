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
  async onLanguageChange(event: tinitypes.ICustomEvent) {
    await chooseLanguage(event.detail['value'] === 'en' ? 'en' : 'vi');
    showTitle('settings.title');
  },
  onPrivacyTap() {
    void openPrivacy();
  },
  onSupportTap() {
    void callSupport();
  },
});
