export interface EmptyStateProps {
  /** A drawing from assets/; '' for none. */
  image: string;
  title: string;
  text: string;
  /** Label of the one next step; '' for none. */
  action: string;
  loading: boolean;
  onAction: () => void;
}

export const emptyStateProps: EmptyStateProps = {
  image: '',
  title: '',
  text: '',
  action: '',
  loading: false,
  onAction() {},
};
