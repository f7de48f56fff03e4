import { StartupError } from '../errors.ts';
import { createPrivacy } from '../modules/privacy/service.ts';
import type { CommandContext } from './context.ts';

/** `forget-customer ID`: removes what is kept about a Tiki customer; open orders follow when they are closed. */
export async function forgetCustomer(context: CommandContext, [customerId = '']: string[]): Promise<void> {
  if (!/^[\w-]{1,64}$/.test(customerId)) throw new StartupError('forget-customer ID: needs the customer’s id at Tiki');
  const { db, now, config, print } = context;
  const { open } = await createPrivacy({ db, retentionDays: config.retentionDays }).forget(customerId, now());
  if (open.length === 0) print(`forgot ${customerId}`);
  else print(`forgot ${customerId} but for open orders, which follow when they are closed: ${open.join(', ')}`);
}
