export interface ProductCardView {
  id: string;
  name: string;
  brand: string;
  imageUrl: string;
  priceText: string;
  /** '' while it can be bought. */
  soldOutText: string;
}

export interface ProductCardProps {
  product: ProductCardView;
  onOpen: (id: string) => void;
}

export const productCardProps: ProductCardProps = {
  product: { id: '', name: '', brand: '', imageUrl: '', priceText: '', soldOutText: '' },
  onOpen() {},
};
