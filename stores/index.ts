import { configure } from 'mobx';
import { forgetFormerBuyer } from '../services/former-buyer';
import { listenForBuyerChange } from '../services/session';
import { AddressFormStore } from './address-form';
import { CartStore } from './cart';
import { CatalogStore } from './catalog';
import { CheckoutStore } from './checkout';
import { FallbackStore } from './fallback';
import { HandOverStore } from './hand-over';
import { NetworkStore } from './network';
import { NoteStore } from './note';
import { OrderStore } from './order';
import { OrdersStore } from './orders';
import { ProductStore } from './product';
import { ResultStore } from './result';
import { SearchStore } from './search';
import { SelectionStore } from './selection';
import { VariantChoiceStore } from './variant-choice';

configure({ enforceActions: 'always' });

/** One instance each for the whole app: all pages run in one worker (tini-framework.md section 0). */
export const network = new NetworkStore();
export const cart = new CartStore();
export const selection = new SelectionStore(cart);
export const variantChoice = new VariantChoiceStore(cart);
export const note = new NoteStore();
export const catalog = new CatalogStore();
export const search = new SearchStore();
export const product = new ProductStore(cart);
export const checkout = new CheckoutStore(cart, note);
export const fallback = new FallbackStore(checkout);
export const addressForm = new AddressFormStore();
export const order = new OrderStore(cart);
export const orders = new OrdersStore(cart);
export const result = new ResultStore(cart);
export const handOver = new HandOverStore();

/** Nobody for sure: what is personal leaves the screen. Somebody else: nothing of the former buyer stays. */
listenForBuyerChange(async (change) => {
  for (const store of [orders, order, result, addressForm]) store.forget();
  checkout.forget(change);
  if (change === 'nobody') return;
  await cart.restore();
  cart.clear();
  await forgetFormerBuyer();
});
