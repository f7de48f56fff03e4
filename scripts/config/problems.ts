import type { Environment, ShopConfig } from '../../config/shop.ts';
import { PERMISSIONS } from '../check/platform/my-names.ts';
import type { AppMode } from '../build-app.ts';

/** Which build the settings are for. */
export interface Target {
  environment: Environment;
  mode: AppMode;
}

const COLOUR = /^#[0-9a-f]{6}$/i;

/** What is wrong with the settings, each as `config/shop.ts: field: sentence`; empty when all is well. */
export function configProblems(config: ShopConfig, { environment, mode }: Target): string[] {
  const { name, origins, support, colours, paymentMethods, permissions, orderLimit } = config;
  const found: string[] = [];
  const expect = (good: boolean, field: string, sentence: string): void => {
    if (!good) found.push(`config/shop.ts: ${field}: ${sentence}`);
  };
  const title = name.trim();
  expect(
    title !== '' && title.length <= 20,
    'name',
    `must have 1 to 20 characters, as in Tini Console; "${name}" has ${title.length}`,
  );
  expect(
    /^(?:\+84|0|1[89]00)\d{4,10}$/.test(support.phone),
    'support.phone',
    `"${support.phone}" is no Vietnamese number: digits only, like 0901234567, +84901234567 or 19001234`,
  );
  for (const [key, colour] of Object.entries(colours))
    expect(COLOUR.test(colour), `colours.${key}`, `"${colour}" must be written as #rrggbb`);
  if (COLOUR.test(colours.brand)) {
    const contrast = contrastWithWhite(colours.brand);
    expect(
      contrast >= 4.5,
      'colours.brand',
      `white text on ${colours.brand} has a contrast of ${contrast.toFixed(1)}:1; 4.5:1 is needed to be read`,
    );
  }
  expect(paymentMethods.length > 0, 'paymentMethods', 'needs at least one of online, cod');
  expect(new Set(paymentMethods).size === paymentMethods.length, 'paymentMethods', 'names one twice');
  for (const method of paymentMethods)
    expect(['online', 'cod'].includes(method), 'paymentMethods', `"${method}" is unknown; there are online, cod`);
  for (const permission of permissions)
    expect(
      Object.hasOwn(PERMISSIONS, permission),
      'permissions',
      `"${permission}" is unknown; there are ${Object.keys(PERMISSIONS).join(', ')}`,
    );
  expect(
    Number.isSafeInteger(orderLimit) && orderLimit > 0,
    'orderLimit',
    `${orderLimit} must be a whole number of đồng`,
  );
  for (const key of ['development', 'sandbox', 'production'] as const) {
    const isNeeded = mode === 'backend' && (key === environment || key === 'development');
    const problem = isNeeded ? originProblem(origins[key], key) : null;
    expect(problem === null, `origins.${key}`, problem ?? '');
  }
  return found;
}

/** Why the app cannot be shipped with this server address, or null. Only development may name a server that is nobody's. */
function originProblem(origin: string, environment: Environment): string | null {
  const url = URL.parse(origin);
  if (url === null || url.origin !== origin)
    return `"${origin}" must be an origin like https://shop.vn, with no path and no slash at the end`;
  if (url.protocol !== 'https:') return `"${origin}" must be https: my.request refuses everything else`;
  if (environment === 'development') return null;
  if (isLoopback(url.hostname)) return `"${origin}" is this computer; a phone cannot reach it`;
  if (/(?:^|\.)example(?:\.(?:com|net|org|vn))?$|\.(?:test|invalid|local)$/.test(url.hostname))
    return `"${origin}" is only an example; write your server's address, the one that is registered in Tini Console`;
  return null;
}

function isLoopback(host: string): boolean {
  return /^(?:localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|10\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*)$/.test(
    host,
  );
}

/** WCAG's ratio of a `#rrggbb` colour and white. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
