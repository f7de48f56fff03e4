/** Draws the storefront's own pictures into assets/: tab icons, banner, empty pages, placeholder. */
import { mkdir, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { PAINTS } from '../../server/scripts/drawings/frame.ts';
import type { Svg } from '../../server/scripts/drawings/kit.ts';
import { banner, WARM } from './banner.ts';
import { emptyCart, emptyOrders, emptySearch, placeholder, problem } from './empty-states.ts';
import { TAB_ICONS } from './tab-icons.ts';

const ASSETS = new URL('../../assets/', import.meta.url);
/** Bytes the banner may have. */
const BANNER_LIMIT = 30_000;

function sheet([width, height]: [number, number], art: Svg): Buffer {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><defs>${PAINTS}${WARM}</defs>${art}</svg>`);
}

async function webp(name: string, size: [number, number], art: Svg): Promise<number> {
  const bytes = await sharp(sheet(size, art)).webp({ quality: 84, effort: 6 }).toBuffer();
  await writeFile(new URL(`${name}.webp`, ASSETS), bytes);
  return bytes.length;
}

/** The tab bar's icons, the active ones in the brand's colour. */
export async function drawTabIcons(): Promise<void> {
  await mkdir(new URL('tabs/', ASSETS), { recursive: true });
  for (const [name, art] of Object.entries(TAB_ICONS)) {
    const bytes = await sharp(sheet([48, 48], art))
      .png({ compressionLevel: 9, palette: true })
      .toBuffer();
    await writeFile(new URL(`tabs/${name}.png`, ASSETS), bytes);
  }
  console.log(`assets: ${Object.keys(TAB_ICONS).length} tab icons`);
}

/** Banner, empty pages, placeholder. @throws Error when the banner is too large. */
export async function drawPictures(): Promise<void> {
  const bannerBytes = await webp('banner', [750, 300], banner());
  if (bannerBytes > BANNER_LIMIT) throw new Error(`the banner is ${bannerBytes} bytes, the limit is ${BANNER_LIMIT}`);
  let total = bannerBytes;
  total += await webp('empty-cart', [400, 300], emptyCart());
  total += await webp('empty-orders', [400, 300], emptyOrders());
  total += await webp('empty-search', [400, 300], emptySearch());
  total += await webp('problem', [400, 300], problem());
  total += await webp('placeholder', [300, 300], placeholder());
  console.log(`assets: banner ${bannerBytes} bytes, pictures in all ${total} bytes`);
}
