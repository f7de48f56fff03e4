import { StartupError } from '../errors.ts';
import { foldProvince } from '../fold.ts';
import type { CommandContext } from './context.ts';

const USE =
  'shipping-fees [PROVINCE=FEE ...], the fee in whole đồng; "*" is every other province, no fee takes a line away';
const MAX_FEE = 10_000_000;
const OTHERS = '*';

/**
 * `shipping-fees [PROVINCE=FEE ...]`: sets what delivery costs to a province, and prints the whole table. Names are read as
 * buyers' addresses are: "TP. Hồ Chí Minh" is "ho chi minh". All or nothing. @throws StartupError for a wrong use.
 */
export async function shippingFees({ db, print }: CommandContext, args: string[]): Promise<void> {
  const changes = args.map(readChange);
  await db.transaction().execute(async (tx) => {
    for (const { province, fee } of changes) {
      if (fee === null) await tx.deleteFrom('shipping_fees').where('province', '=', province).execute();
      else
        await tx
          .insertInto('shipping_fees')
          .values({ province, fee })
          .onConflict((known) => known.column('province').doUpdateSet({ fee }))
          .execute();
    }
  });
  const rows = await db.selectFrom('shipping_fees').selectAll().orderBy('province').execute();
  for (const { province, fee } of rows) print(`${province}=${fee}`);
}

function readChange(text: string): { province: string; fee: number | null } {
  const [, name = '', amount = ''] = /^(.*)=(\d*)$/.exec(text.trim()) ?? [];
  const province = name.trim() === OTHERS ? OTHERS : foldProvince(name);
  if (province === '' || Number(amount) > MAX_FEE) throw new StartupError(`"${text}": ${USE}`);
  if (amount === '' && province === OTHERS) throw new StartupError(`"${text}": every other province needs a fee`);
  return { province, fee: amount === '' ? null : Number(amount) };
}
