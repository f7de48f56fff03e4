import { restoreLanguage } from './services/language';
import { resumeOnShow } from './services/resume';
import { cart, catalog, network, note } from './stores/index';

App({
  onLaunch() {
    void restoreLanguage();
    void network.watch(() => void catalog.resume());
    void cart.restore();
    void note.restore();
  },
  onShow() {
    void resumeOnShow();
  },
});
