import { skeletonProps } from './props';

Component({ props: skeletonProps });
