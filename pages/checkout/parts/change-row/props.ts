export interface ChangeRowProps {
  /** Handed to both callbacks. */
  name: string;
  /** What changed. */
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
  text: '',
  acceptText: '',
  leaveText: '',
  acceptLabel: '',
  leaveLabel: '',
  onAccept() {},
  onLeave() {},
};
