import { alpha, declare } from './declare.ts';

/** Hues 10 to 100 (tini-framework.md section 6.3). red40 and red50 are misprinted in Tiki's table: interpolated. */
const HUES: Readonly<Record<string, string>> = {
  gray: 'f5f5fa ebebf0 dddde3 c4c4cf a6a6b0 808089 64646d 515158 38383d 27272a',
  blue: 'f0f8ff dbeeff c2e1ff 94cdff 5cb3ff 1a94ff 0b74e5 0d5bb5 074183 052e5c',
  green: 'effff4 d7fae0 b7efc3 78da90 2dc26d 00ab56 079449 007d3a 04592c 03401f',
  yellow: 'fffced fff5c7 ffe880 ffd530 ffc400 ffb700 e59900 cc8100 b26500 995200',
  orange: 'fff5eb ffe2c6 ffd1a4 ffb56c ff9f41 fc820a e36301 b64f00 903f00 6c2f00',
  red: 'fff0f1 ffdbde ffb8bc ff9197 ff6a73 ff424e d93843 bf1d28 910f17 6e0b12',
};

const SPACES: Readonly<Record<string, number>> = {
  '0': 0,
  '5x-small': 2,
  '4x-small': 4,
  '3x-small': 6,
  '2x-small': 8,
  'x-small': 10,
  small: 12,
  medium: 16,
  large: 24,
  'x-large': 32,
  '2x-large': 48,
  '3x-large': 64,
  x: 1,
  ...Object.fromEntries([2, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64].map((px) => [`${px}x`, px])),
};

const FONT_SIZES: Readonly<Record<string, number>> = {
  'x-small': 10,
  small: 12,
  base: 14,
  medium: 16,
  large: 18,
  'x-large': 20,
  '2x-large': 24,
  '3x-large': 28,
  '4x-large': 32,
  '5x-large': 48,
};

const WEIGHTS = { thin: 100, light: 300, regular: 400, normal: 400, medium: 500, bold: 700, black: 900 };
const HEIGHTS = ['default', 'x-small', 'small', 'base', 'medium', 'large', 'x-large', '2x-large', '3x-large'];
const RADII = { sharp: '0', 'rounded-4px': '4px', 'rounded-8px': '8px', pill: '999px', circle: '50%' };

/** Colours, spaces, type, radius and elevation: what Tini documents as its core and alias tokens. */
export function coreTokens(): string {
  const tokens: Record<string, string | number> = { white: '#fff', black: '#000' };
  tokens['color-global-white'] = 'var(--white)';
  tokens['color-global-black'] = 'var(--black)';
  for (const [hue, shades] of Object.entries(HUES)) {
    for (const [index, shade] of shades.split(' ').entries()) {
      const step = (index + 1) * 10;
      tokens[`${hue}${step}`] = `#${shade}`;
      tokens[`color-global-${hue}${step}`] = `var(--${hue}${step})`;
    }
  }
  for (const [name, px] of Object.entries(SPACES)) {
    for (const kind of ['stack', 'inline', 'inset']) tokens[`space-${kind}-${name}`] = `${px}px`;
  }
  for (const [name, px] of Object.entries(FONT_SIZES)) tokens[`font-size-${name}`] = `${px}px`;
  for (const [name, weight] of Object.entries(WEIGHTS)) tokens[`font-weight-${name}`] = weight;
  for (const name of HEIGHTS) tokens[`font-height-${name}`] = 1.5;
  for (const [name, radius] of Object.entries(RADII)) {
    tokens[`radius-${name}`] = radius;
    tokens[`border-radius-${name}`] = radius;
  }
  return declare(tokens) + declare(ALIASES);
}

const ALIASES: Readonly<Record<string, string>> = {
  'font-style-normal': 'normal',
  'font-style-underline': 'underline',
  'font-style-strikethrough': 'line-through',
  'divider-thin': '1px',
  'divider-thick': '8px',
  'elevation-1': '0 1px 4px rgba(0,0,0,.2)',
  'elevation-2': '0 2px 10px rgba(0,0,0,.2)',
  blue: '#1a94ff',
  green: '#2ec275',
  yellow: '#ffc400',
  orange: '#fc820a',
  red: '#ff424f',
  brand: 'var(--blue)',
  success: 'var(--green)',
  warning: 'var(--yellow)',
  error: 'var(--red)',
  background: 'var(--white)',
  text: '#28282b',
  'color-alias-brand': 'var(--brand)',
  'color-alias-on-brand': 'var(--white)',
  'color-alias-positive': 'var(--green60)',
  'color-alias-negative': 'var(--red60)',
  'color-alias-theme': 'var(--white)',
  'color-alias-theme-variant': 'var(--gray10)',
  'color-alias-primary-on-theme': 'var(--gray100)',
  'color-alias-secondary-on-theme': 'var(--gray60)',
  'color-alias-reverse-theme': 'var(--gray100)',
  'color-alias-primary-on-reverse-theme': 'var(--white)',
  'color-alias-secondary-on-reverse-theme': 'var(--gray30)',
  'color-alias-disabled': 'var(--gray50)',
  'color-alias-disabled-variant': alpha('gray50', 20),
  'color-alias-skeleton': alpha('gray50', 20),
  'color-alias-outline': 'var(--gray30)',
  'color-alias-outline-variant': 'var(--gray20)',
  'color-alias-outline-overlay': alpha('black', 10),
};
