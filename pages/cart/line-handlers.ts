import { openProduct } from '../../services/navigation';
import { cart, selection, variantChoice } from '../../stores/index';

/** What can be done to a line of the cart. */
export const lineHandlers = {
  onLineChoose(variantId: string, chosen: boolean) {
    selection.choose(variantId, chosen);
  },
  onQuantityChange(variantId: string, quantity: number) {
    cart.setQuantity(variantId, quantity);
  },
  onLineRemove(variantId: string) {
    cart.remove(variantId);
  },
  onLineOpen(productId: string) {
    void openProduct(productId);
  },
  onUndoTap() {
    cart.undoRemove();
  },
  onVariantTap(variantId: string) {
    const line = cart.lines.find((one) => one.variantId === variantId);
    if (line !== undefined) void variantChoice.toggle(line);
  },
  onVariantChoose(variantId: string) {
    variantChoice.choose(variantId);
  },
};
