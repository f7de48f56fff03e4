import { randomBytes, randomInt } from 'node:crypto';

/** Every random value the sandbox makes; an argument of `buildApp`, so that a test can fix it. */
export interface Ids {
  /** 18 digits, always odd: above 2^53 an odd number is no JS number, so a client that parses the id is found out. */
  long(): string;
  /** `length` digits, no leading zero. */
  digits(length: number): string;
  /** 256 random bits, base64url: codes, tokens, secrets. */
  token(): string;
}

export const randomIds: Ids = {
  long: () => `${digits(9)}${String(randomInt(0, 500_000_000) * 2 + 1).padStart(9, '0')}`,
  digits,
  token: () => randomBytes(32).toString('base64url'),
};

function digits(length: number): string {
  return String(randomInt(10 ** (length - 1), 10 ** length));
}
