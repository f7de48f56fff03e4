import { resumeOnShow } from './services/resume';
import { cart } from './stores/index';

App({
  onLaunch() {
    void cart.restore();
  },
  onShow() {
    void resumeOnShow();
  },
});
