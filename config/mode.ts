/** How the app sells: through its own server, or through Tiki's own cart with no server at all. */
export type Mode = 'backend' | 'no-backend';

/** The build replaces this module to choose; no launch parameter can. */
export const mode: Mode = 'backend';

/** Likewise: which of the shop's servers the app talks to. */
export const environment: 'development' | 'sandbox' | 'production' = 'development';
