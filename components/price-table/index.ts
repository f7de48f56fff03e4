import { priceTableProps } from './props';

Component({ props: priceTableProps });
