import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { generatePassword } from '../admin/passwords.ts';
import { passwordFault, saveUser, USER_NAME } from '../admin/users.ts';
import { StartupError } from '../errors.ts';
import type { CommandContext } from './context.ts';

/**
 * `add-admin NAME`: makes a user of the admin pages, or gives one a new password and ends its sessions. The password is
 * read from standard input when that is not a terminal; else one is made and shown once.
 */
export async function addAdmin({ db, now, input, print }: CommandContext, [name = '']: string[]): Promise<void> {
  if (!USER_NAME.test(name))
    throw new StartupError('add-admin NAME: a name is 1 to 32 of a-z, 0-9, dot, hyphen and underscore');
  const given = await readPassword(input);
  const fault = given === undefined ? undefined : passwordFault(given);
  if (fault) throw new StartupError(`add-admin: ${fault}`);
  const password = given ?? generatePassword();
  const isNew = await saveUser(db, name, password, now());
  print(`${isNew ? 'added' : 'new password for'} ${name}${given === undefined ? `, password ${password}` : ''}`);
}

async function readPassword(input: Readable & { isTTY?: boolean }): Promise<string | undefined> {
  if (input.isTTY) return undefined;
  return (await text(input)).replace(/\r?\n$/, '') || undefined;
}
