export interface QuantityStepperProps {
  /** Handed to onChange, to tell several steppers apart. */
  name: string;
  value: number;
  /** No fewer, no more. */
  atMin: boolean;
  atMax: boolean;
  /** Names of the group and of the two buttons; read out, not shown. */
  label: string;
  lessLabel: string;
  moreLabel: string;
  /** Called with the next number, never beyond an end. */
  onChange: (name: string, value: number) => void;
}

export const quantityStepperProps: QuantityStepperProps = {
  name: '',
  value: 1,
  atMin: true,
  atMax: false,
  label: '',
  lessLabel: '',
  moreLabel: '',
  onChange() {},
};
