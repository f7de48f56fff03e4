import { orderLineProps } from './props';

Component({ props: orderLineProps });
