export interface ChoiceChipProps {
  /** Handed to onChoose. */
  value: string;
  label: string;
  selected: boolean;
  /** Shown, but cannot be chosen. */
  disabled: boolean;
  onChoose: (value: string) => void;
}

export const choiceChipProps: ChoiceChipProps = {
  value: '',
  label: '',
  selected: false,
  disabled: false,
  onChoose() {},
};
