import { restoreLanguage } from './services/language';
import { resumeOnShow } from './services/resume';
import { cart } from './stores/index';

App({
  onLaunch() {
    void restoreLanguage();
    void cart.restore();
  },
  onShow() {
    void resumeOnShow();
  },
});
