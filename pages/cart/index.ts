import { mode } from '../../config/mode';
import { t } from '../../i18n/index';
import { openCheckout, openHome } from '../../services/navigation';
import { showTitle } from '../../services/language';
import { bindStore } from '../../stores/bind-store';
import { cart, checkout, handOver, note, selection, variantChoice } from '../../stores/index';
import { toNetworkView } from '../shared/network';
import { lineHandlers } from './line-handlers';
import { tikiCart, toCartView } from './view';

const toView = () => toCartView(cart, selection, variantChoice);
const toTiki = () => (mode === 'no-backend' ? tikiCart() : {});

Page({
  data: {
    network: toNetworkView(),
    view: toView(),
    tiki: toTiki(),
    note: '',
    notice: '',
  },
  unbind() {},
  onLoad() {
    this.unbind = bindStore(this, { view: toView, tiki: toTiki, network: toNetworkView });
  },
  onShow() {
    showTitle('title.cart');
    this.showNote();
  },
  onHide() {
    this.showNote();
  },
  /** Not while it is typed: what was typed is in the box only, and data learns it when the page is left. */
  showNote() {
    if (this.data.note !== note.text) this.setData({ note: note.text });
  },
  onUnload() {
    this.unbind();
  },
  ...lineHandlers,
  onAllChange(event: tinitypes.ICustomEvent) {
    selection.chooseAll(event.detail['value'] === true);
  },
  onNoteChange(_name: string, text: string) {
    note.set(text);
  },
  onCheckoutTap() {
    if (selection.chosen.length === 0) return;
    checkout.start(selection.chosen, true);
    void openCheckout();
  },
  onHomeTap() {
    void openHome();
  },
  async onTikiCartTap() {
    this.setData({ notice: (await handOver.openCart()) ? '' : t('cart.tikiNotOpened') });
  },
});
