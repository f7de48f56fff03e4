import { buying } from './vi/buying';
import { errors } from './vi/errors';
import { orders } from './vi/orders';
import { shop } from './vi/shop';

/** Vietnamese: the language of the app, and the list of its texts. */
export const vi = { ...shop, ...buying, ...orders, ...errors };

/** Every text of the app. */
export type TextKey = keyof typeof vi;

/** One language, complete. */
export type Texts = { readonly [key in TextKey]: string };
