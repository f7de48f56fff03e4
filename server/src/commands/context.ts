import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Tables } from '../tables.ts';

/** What a command works with. */
export interface CommandContext {
  db: Kysely<Tables>;
  config: Config;
  /** Unix milliseconds. */
  now: () => number;
  input: Readable & { isTTY?: boolean };
  print: (line: string) => void;
}
