export interface ChangeRowProps {
  /** Handed to both callbacks. */
  name: string;
  /** Whose, and what changed. */
  title: string;
  text: string;
  acceptText: string;
  /** '' when there is nothing to leave out. */
  leaveText: string;
  /** Names of the buttons with the product in them; read out, not shown. */
  acceptLabel: string;
  leaveLabel: string;
  onAccept: (name: string) => void;
  onLeave: (name: string) => void;
}

export const changeRowProps: ChangeRowProps = {
  name: '',
  title: '',
  text: '',
  acceptText: '',
  leaveText: '',
  acceptLabel: '',
  leaveLabel: '',
  onAccept() {},
  onLeave() {},
};
