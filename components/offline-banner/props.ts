export interface OfflineBannerProps {
  /** '' while there is a network. */
  text: string;
}

export const offlineBannerProps: OfflineBannerProps = { text: '' };
