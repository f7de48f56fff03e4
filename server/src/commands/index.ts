import { join } from 'node:path';
import { openDatabase } from '../database.ts';
import { StartupError } from '../errors.ts';
import { migrate } from '../migrate.ts';
import { addAdmin } from './add-admin.ts';
import { comparePayout } from './compare-payout.ts';
import type { CommandContext } from './context.ts';
import { forgetCustomer } from './forget-customer.ts';
import { importCatalogue } from './import-catalogue.ts';
import { registerProducts } from './register-products.ts';
import { shippingFees } from './shipping-fees.ts';

type Command = (context: CommandContext, args: string[]) => Promise<void>;

/** `npm run server -- NAME ...`: work on the database that is done and over. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'add-admin': addAdmin,
  'compare-payout': comparePayout,
  'forget-customer': forgetCustomer,
  'import-catalogue': importCatalogue,
  'register-products': registerProducts,
  'shipping-fees': shippingFees,
};

/** Whether a command talks to Tiki; the others work with the database alone, so that a catalogue can be loaded with no keys. */
export function needsTiki(name: string): boolean {
  return name === 'register-products';
}

/** What the process gives: `note` is for what is no result, so that nobody fills the wrong database unseen. */
type Outside = Omit<CommandContext, 'db'> & { note: (line: string) => void };

/** Opens and migrates the database, runs the command, closes. @throws StartupError in one line for a wrong use. */
export async function runCommand(name: string, args: string[], { config, note, ...outside }: Outside): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new StartupError(`no command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
  if (!config.databaseUrl) note(`on the embedded database in ${config.dataDir}; DATABASE_URL names another`);
  const { db, close } = await openDatabase(config);
  try {
    await migrate(db, join(import.meta.dirname, '..', '..', 'migrations'));
    await command({ db, config, ...outside }, args);
  } finally {
    await close();
  }
}
