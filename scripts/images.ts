/** Draws every picture of the catalogue and of the storefront anew. */
await import('../server/scripts/render-images.ts');
await import('./images/render-assets.ts');
