import { offlineBannerProps } from './props';

Component({ props: offlineBannerProps });
