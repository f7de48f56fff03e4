import { createHash, randomBytes, randomInt } from 'node:crypto';

/** Without vowels and look-alikes, so an order number can be read out and is never a word. */
const READABLE = '23456789BCDFGHJKMNPQRSTVWXZ';

export interface Ids {
  /** 128 random bits for a public id. */
  id(): string;
  /** 256 random bits for a session token. */
  token(): string;
  /** Short and readable, such as `TC-7K3M9QXB`. Not secret; a clash fails on the unique index and the retry draws anew. */
  orderNo(): string;
}

export const randomIds: Ids = {
  id: () => randomBytes(16).toString('base64url'),
  token: () => randomBytes(32).toString('base64url'),
  orderNo: () => `TC-${Array.from({ length: 8 }, () => READABLE[randomInt(READABLE.length)]).join('')}`,
};

/** What is stored of a token: it cannot be turned back into the token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
