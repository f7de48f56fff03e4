import { drawPictures, drawTabIcons } from './images/render-assets.ts';

/** `npm run images`: every picture of the catalogue and of the storefront anew; `-- tabs`: only the icons of the tab bar, in config/shop.ts's colour. */

const [only, ...more] = process.argv.slice(2);
if (more.length > 0 || (only !== undefined && only !== 'tabs')) {
  console.error('use: npm run images [-- tabs]');
  process.exit(1);
}
await drawTabIcons();
if (only === undefined) {
  await drawPictures();
  await import('../server/scripts/render-images.ts');
}
