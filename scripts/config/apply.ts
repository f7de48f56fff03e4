import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopConfig } from '../../config/shop.ts';
import { ROOT } from '../paths.ts';

/** Files that the platform reads as they are: what of config/shop.ts stands in each. */
type Rewrite = (text: string, config: ShopConfig) => string;

const TITLE = /("defaultTitle": )"(?:[^"\\]|\\.)*"/g;
const HOME_TITLE = /('title\.home': )(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g;
const CHOICE = /(<(?:radio|checkbox)\b[^>]*? color=")#[0-9a-fA-F]{6}/g;

const FILES: Readonly<Record<string, Rewrite>> = {
  'app.json': (text, { name, colours }) => {
    const titled = replaced(text, TITLE, JSON.stringify(name), 'app.json: defaultTitle');
    const barred = replaced(titled, /("titleBarColor": )"[^"]*"/, `"${colours.titleBar}"`, 'app.json: titleBarColor');
    const backed = replaced(
      barred,
      /("window": \{[^}]*"backgroundColor": )"[^"]*"/,
      `"${colours.background}"`,
      'app.json: window.backgroundColor',
    );
    return replaced(backed, /("selectedColor": )"[^"]*"/, `"${colours.brand}"`, 'app.json: selectedColor');
  },
  'app.tcss': (text, { colours }) => {
    const names = ['--brand', '--color-alias-brand', '--color-global-blue60'];
    const branded = names.reduce(
      (sheet, name) => replaced(sheet, new RegExp(`(${name}: )#[0-9a-fA-F]{6}`), colours.brand, `app.tcss: ${name}`),
      text,
    );
    return replaced(branded, /(\bpage \{\s*background: )#[0-9a-fA-F]{6}/, colours.background, 'app.tcss: page');
  },
  'package.json': (text, { permissions }) => {
    const list = permissions.map((permission) => `\n        ${JSON.stringify(permission)}`).join(',');
    const block = list === '' ? '[]' : `[${list}\n      ]`;
    return replaced(text, /("permissions": )\[[^\]]*\]/, block, 'package.json: permissions');
  },
};

/** Pages that a merchant may have made anew: what they no longer hold is not written. */
const OWN_PAGES: Readonly<Record<string, Rewrite>> = {
  'pages/home/index.json': (text, { name }) => put(text, TITLE, JSON.stringify(name)),
  // The title that the page is given when the language changes.
  'i18n/vi/shop.ts': (text, { name }) => put(text, HOME_TITLE, literal(name)),
  'i18n/en/shop.ts': (text, { name }) => put(text, HOME_TITLE, literal(name)),
  // These elements take their colour from an attribute; everything else from --brand.
  'pages/cart/index.txml': (text, { colours }) => put(text, CHOICE, colours.brand),
  'pages/cart/parts/cart-line/index.txml': (text, { colours }) => put(text, CHOICE, colours.brand),
  'pages/checkout/index.txml': (text, { colours }) => put(text, CHOICE, colours.brand),
  'pages/settings/index.txml': (text, { colours }) => put(text, CHOICE, colours.brand),
};

/** The files that follow config/shop.ts, from the root. */
export const CONFIGURED = [...Object.keys(FILES), ...Object.keys(OWN_PAGES)];

/** As the formatter writes it. */
function literal(text: string): string {
  return text.includes("'") ? JSON.stringify(text) : `'${text.replaceAll('\\', '\\\\')}'`;
}

/** The text with what follows the group of `place` replaced. @throws Error where nothing is in that place. */
function replaced(text: string, place: RegExp, by: string, name: string): string {
  if (text.search(place) === -1) throw new Error(`${name}: is not there, so config/shop.ts cannot be written to it`);
  return put(text, place, by);
}

function put(text: string, place: RegExp, by: string): string {
  return text.replace(place, (_all, before: string) => before + by);
}

/**
 * Brings app.json, app.tcss, package.json and the pages that hold the name or a colour in line with config/shop.ts, so that
 * Tini Studio shows the same app from the root as from the built folder. Returns the files that were changed.
 * @throws Error when app.json, app.tcss or package.json no longer has the field.
 */
export function applyConfig(config: ShopConfig, root = ROOT): string[] {
  const pages = Object.entries(OWN_PAGES).filter(([file]) => existsSync(join(root, file)));
  return [...Object.entries(FILES), ...pages].flatMap(([file, rewrite]) => {
    const path = join(root, file);
    const text = readFileSync(path, 'utf8');
    const updated = rewrite(text, config);
    if (updated === text) return [];
    writeFileSync(path, updated);
    return [file];
  });
}
