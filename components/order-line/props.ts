export interface OrderLineView {
  variantId: string;
  name: string;
  variantName: string;
  imageUrl: string;
  priceText: string;
  quantityText: string;
}

export interface OrderLineProps {
  line: OrderLineView;
}

export const orderLineProps: OrderLineProps = {
  line: { variantId: '', name: '', variantName: '', imageUrl: '', priceText: '', quantityText: '' },
};
