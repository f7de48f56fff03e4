export interface SpinnerProps {
  /** What is being waited for; read out, not shown. */
  label: string;
}

export const spinnerProps: SpinnerProps = { label: '' };
