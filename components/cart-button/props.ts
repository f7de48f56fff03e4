export interface CartButtonProps {
  /** Lines in the cart; '' for none. */
  countText: string;
  /** Name of the button with the count in it; read out, not shown. */
  label: string;
  onOpen: () => void;
}

export const cartButtonProps: CartButtonProps = {
  countText: '',
  label: '',
  onOpen() {},
};
