export interface CartLineView {
  variantId: string;
  name: string;
  variantName: string;
  imageUrl: string;
  priceText: string;
  quantity: number;
  chosen: boolean;
  atMin: boolean;
  atMax: boolean;
  /** Names of the controls; read out, not shown. */
  chooseLabel: string;
  removeLabel: string;
  quantityLabel: string;
  lessLabel: string;
  moreLabel: string;
}

export interface CartLineProps {
  line: CartLineView;
  removeText: string;
  onChoose: (variantId: string, chosen: boolean) => void;
  onQuantityChange: (variantId: string, quantity: number) => void;
  onRemove: (variantId: string, name: string) => void;
}

export const cartLineProps: CartLineProps = {
  line: {
    variantId: '',
    name: '',
    variantName: '',
    imageUrl: '',
    priceText: '',
    quantity: 1,
    chosen: false,
    atMin: true,
    atMax: false,
    chooseLabel: '',
    removeLabel: '',
    quantityLabel: '',
    lessLabel: '',
    moreLabel: '',
  },
  removeText: '',
  onChoose() {},
  onQuantityChange() {},
  onRemove() {},
};
