import { environment } from './mode';
import { shop } from './shop';

/** The shop's own server, for the environment that the build chose. */
export const origin = shop.origins[environment];
