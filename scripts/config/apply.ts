import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopConfig } from '../../config/shop.ts';
import { ROOT } from '../paths.ts';

/** Files at the root that the platform reads as they are: what of config/shop.ts stands in each. */
type Rewrite = (text: string, config: ShopConfig) => string;

const FILES: Readonly<Record<string, Rewrite>> = {
  'app.json': (text, { name, colours }) => {
    const titled = replaced(text, /("defaultTitle": )"[^"]*"/, `$1${JSON.stringify(name)}`, 'app.json: defaultTitle');
    const barred = replaced(titled, /("titleBarColor": )"[^"]*"/, `$1"${colours.titleBar}"`, 'app.json: titleBarColor');
    const backed = replaced(
      barred,
      /("window": \{[^}]*"backgroundColor": )"[^"]*"/,
      `$1"${colours.background}"`,
      'app.json: window.backgroundColor',
    );
    return replaced(backed, /("selectedColor": )"[^"]*"/, `$1"${colours.brand}"`, 'app.json: selectedColor');
  },
  'app.tcss': (text, { colours }) => {
    const names = ['--brand', '--color-alias-brand', '--color-global-blue60'];
    const branded = names.reduce(
      (sheet, name) =>
        replaced(sheet, new RegExp(`(${name}: )#[0-9a-fA-F]{6}`), `$1${colours.brand}`, `app.tcss: ${name}`),
      text,
    );
    return replaced(branded, /(\bpage \{\s*background: )#[0-9a-fA-F]{6}/, `$1${colours.background}`, 'app.tcss: page');
  },
  'package.json': (text, { permissions }) => {
    const list = permissions.map((permission) => `\n        ${JSON.stringify(permission)}`).join(',');
    const block = list === '' ? '[]' : `[${list}\n      ]`;
    return replaced(text, /("permissions": )\[[^\]]*\]/, `$1${block}`, 'package.json: permissions');
  },
};

function replaced(text: string, place: RegExp, by: string, name: string): string {
  if (!place.test(text)) throw new Error(`${name} is not where config/shop.ts could be written to`);
  return text.replace(place, by);
}

/**
 * Brings app.json, app.tcss and package.json in line with config/shop.ts, so that Tini Studio shows the same app from the
 * root as from the built folder. Returns the files that were changed.
 */
export function applyConfig(config: ShopConfig, root = ROOT): string[] {
  return Object.entries(FILES).flatMap(([file, rewrite]) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const updated = rewrite(text, config);
    if (updated === text) return [];
    writeFileSync(path, updated);
    return [file];
  });
}
