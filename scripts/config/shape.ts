import { nearest } from '../check/suggest.ts';

type Kind = 'a text' | 'a list' | 'a number' | 'true or false';
interface Shape {
  readonly [field: string]: Kind | Shape;
}

/** The fields of config/shop.ts, as its own ShopConfig has them. */
export const SHOP_SHAPE: Shape = {
  name: 'a text',
  origins: { development: 'a text', sandbox: 'a text', production: 'a text' },
  support: { phone: 'a text' },
  colours: { brand: 'a text', titleBar: 'a text', background: 'a text' },
  paymentMethods: 'a list',
  permissions: 'a list',
  orderLimit: 'a number',
  useRecycleView: 'true or false',
  noBackend: { useUndocumentedCheckout: 'true or false' },
};

const KIND_OF: Readonly<Record<string, Kind>> = { string: 'a text', number: 'a number', boolean: 'true or false' };

/** Fields that are missing, unknown or of another kind, each as `config/shop.ts: field: sentence`: nothing more can be said of those. */
export function shapeProblems(value: unknown, shape: Shape = SHOP_SHAPE, prefix = ''): string[] {
  const given = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(given).filter((field) => !Object.hasOwn(shape, field));
  const missing = Object.keys(shape).filter((field) => !Object.hasOwn(given, field));
  const told = unknown.map((field) => {
    const meant = nearest(field, missing);
    return `config/shop.ts: ${prefix}${field}: is no setting${meant === null ? '' : `; did you mean ${meant}?`}`;
  });
  const wrong = Object.entries(shape).flatMap(([field, kind]) => {
    const one = given[field];
    const path = `${prefix}${field}`;
    if (one === undefined) return [`config/shop.ts: ${path}: is missing`];
    if (typeof kind === 'object')
      return isRecord(one) ? shapeProblems(one, kind, `${path}.`) : [`config/shop.ts: ${path}: must be { ... }`];
    const found = Array.isArray(one) ? 'a list' : KIND_OF[typeof one];
    return found === kind ? [] : [`config/shop.ts: ${path}: ${JSON.stringify(one)} must be ${kind}`];
  });
  return [...told, ...wrong];
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
