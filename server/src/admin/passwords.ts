import { randomInt, scrypt, timingSafeEqual, randomBytes, type ScryptOptions } from 'node:crypto';

/** One of OWASP's equal choices for scrypt: 32 MB for each try. */
const COST: Required<Pick<ScryptOptions, 'N' | 'r' | 'p'>> = { N: 2 ** 15, r: 8, p: 3 };
const MAX_MEMORY = 256 * 1024 * 1024;
const KEY_BYTES = 32;

/** `scrypt$N$r$p$salt$hash`: the cost is stored with it, so that it can be raised later. */
export async function hashPassword(password: string, cost = COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether the password is the hashed one; compared in constant time. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [kind, n, r, p, salt = '', hash = ''] = stored.split('$');
  if (kind !== 'scrypt') return false;
  const expected = Buffer.from(hash, 'base64url');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const key = await derive(password, Buffer.from(salt, 'base64url'), cost);
  return expected.length === key.length && timingSafeEqual(key, expected);
}

/** The same work for a name that does not exist, so that the time says nothing. */
export const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$AAAAAAAAAAAAAAAAAAAAAA$${'A'.repeat(43)}`;

function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // One spelling of each accented letter: keyboards differ in how they compose Vietnamese marks.
    scrypt(password.normalize('NFC'), salt, KEY_BYTES, { ...cost, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Eighteen letters without look-alikes in groups of six, 89 bits. */
export function generatePassword(): string {
  const letters = Array.from({ length: 18 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return letters.replace(/(.{6})(?=.)/g, '$1-');
}
