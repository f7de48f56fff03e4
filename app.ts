import { restoreLanguage } from './services/language';
import { followPushLink } from './services/push-link';
import { resumeOnShow } from './services/resume';
import { cart, catalog, network, note } from './stores/index';

App({
  onLaunch() {
    void restoreLanguage();
    void network.watch(() => void catalog.resume());
    void cart.restore();
    void note.restore();
  },
  onShow(options) {
    followPushLink(options);
    void resumeOnShow();
  },
});
