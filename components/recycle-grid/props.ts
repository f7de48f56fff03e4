import type { ProductCardView } from '../product-card/props';

export interface RecycleGridProps {
  products: ProductCardView[];
  onOpen: (id: string) => void;
  /** The last product is on screen. */
  onEnd: () => void;
}

export const recycleGridProps: RecycleGridProps = {
  products: [],
  onOpen() {},
  onEnd() {},
};
