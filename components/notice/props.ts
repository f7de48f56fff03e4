export interface NoticeProps {
  type: 'informative' | 'positive' | 'negative';
  /** '' shows nothing. */
  message: string;
  /** Label of the button; '' for none. */
  action: string;
  loading: boolean;
  onAction: () => void;
}

export const noticeProps: NoticeProps = {
  type: 'negative',
  message: '',
  action: '',
  loading: false,
  onAction() {},
};
