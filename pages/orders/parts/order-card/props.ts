export interface OrderCardView {
  orderId: string;
  numberText: string;
  stateText: string;
  /** Colour of the state. */
  tone: 'good' | 'wait' | 'bad' | 'off';
  title: string;
  imageUrl: string;
  countText: string;
  totalText: string;
  dateText: string;
}

export interface OrderCardProps {
  order: OrderCardView;
  onOpen: (orderId: string) => void;
}

export const orderCardProps: OrderCardProps = {
  order: {
    orderId: '',
    numberText: '',
    stateText: '',
    tone: 'off',
    title: '',
    imageUrl: '',
    countText: '',
    totalText: '',
    dateText: '',
  },
  onOpen() {},
};
