import { spinnerProps } from './props';

Component({ props: spinnerProps });
