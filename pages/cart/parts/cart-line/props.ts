export interface CartLineView {
  variantId: string;
  productId: string;
  name: string;
  variantName: string;
  imageUrl: string;
  priceText: string;
  quantity: number;
  chosen: boolean;
  /** Cannot be ordered now: no checkbox, no quantity. */
  setAside: boolean;
  atMin: boolean;
  atMax: boolean;
  /** Names of the controls; read out, not shown. */
  openLabel: string;
  chooseLabel: string;
  removeLabel: string;
  variantLabel: string;
  quantityLabel: string;
  lessLabel: string;
  moreLabel: string;
  /** The variants are offered below the line. */
  changing: boolean;
  variants: { id: string; label: string; selected: boolean; disabled: boolean }[];
  loading: boolean;
  /** Why there are none to offer; '' when nothing went wrong. */
  problem: string;
}

export interface CartLineProps {
  line: CartLineView;
  removeText: string;
  loadingText: string;
  onChoose: (variantId: string, chosen: boolean) => void;
  onQuantityChange: (variantId: string, quantity: number) => void;
  onRemove: (variantId: string) => void;
  onOpen: (productId: string) => void;
  /** The buyer wants another variant, or no longer does. */
  onVariantTap: (variantId: string) => void;
  onVariantChoose: (variantId: string) => void;
}

export const cartLineProps: CartLineProps = {
  line: {
    variantId: '',
    productId: '',
    name: '',
    variantName: '',
    imageUrl: '',
    priceText: '',
    quantity: 1,
    chosen: false,
    setAside: false,
    atMin: true,
    atMax: false,
    openLabel: '',
    chooseLabel: '',
    removeLabel: '',
    variantLabel: '',
    quantityLabel: '',
    lessLabel: '',
    moreLabel: '',
    changing: false,
    variants: [],
    loading: false,
    problem: '',
  },
  removeText: '',
  loadingText: '',
  onChoose() {},
  onQuantityChange() {},
  onRemove() {},
  onOpen() {},
  onVariantTap() {},
  onVariantChoose() {},
};
