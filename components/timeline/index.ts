import { timelineProps } from './props';

Component({ props: timelineProps });
