import { productSkeletonProps } from './props';

Component({ props: productSkeletonProps });
