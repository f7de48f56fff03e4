import { buying } from './en/buying';
import { errors } from './en/errors';
import { orders } from './en/orders';
import { shop } from './en/shop';
import type { Texts } from './vi';

/** English, beside Vietnamese. */
export const en: Texts = { ...shop, ...buying, ...orders, ...errors };
