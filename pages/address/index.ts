import type { Address } from '../../contract/orders';
import { showTitle } from '../../services/language';
import { goBack } from '../../services/navigation';
import { bindStore } from '../../stores/bind-store';
import { addressForm, checkout } from '../../stores/index';
import { toAddressView } from './view';

const toView = () => toAddressView(addressForm);

Page({
  data: { view: toView() },
  unbind() {},
  onLoad() {
    void addressForm.open(checkout.address);
    this.unbind = bindStore(this, { view: toView });
  },
  onShow() {
    showTitle('title.address');
  },
  onUnload() {
    this.unbind();
  },
  onFieldChange(name: keyof Address, value: string) {
    addressForm.type(name, value);
  },
  async onSaveTap() {
    const address = addressForm.save();
    if (address === null) return;
    void checkout.useAddress(address);
    await goBack();
  },
});
