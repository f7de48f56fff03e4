export interface TextFieldProps {
  /** Handed to onChange, to tell several fields apart. */
  name: string;
  label: string;
  value: string;
  placeholder: string;
  /** What the keyboard offers: `text`, `number`. */
  type: 'text' | 'number';
  maxlength: number;
  /** Several lines. */
  multiline: boolean;
  /** What is wrong with it; '' when nothing. */
  error: string;
  onChange: (name: string, value: string) => void;
}

export const textFieldProps: TextFieldProps = {
  name: '',
  label: '',
  value: '',
  placeholder: '',
  type: 'text',
  maxlength: 100,
  multiline: false,
  error: '',
  onChange() {},
};
