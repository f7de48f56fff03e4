import { Host, launch, pass } from '../helper/host';
import type { Reply } from '../helper/host';

async function choose(reply: Reply): Promise<unknown> {
  const host = new Host();
  host.replies['getAddress'] = [reply];
  const { chooseAddress } = launch(
    host,
    () => require('../../services/address') as typeof import('../../services/address'),
  );
  const settled = chooseAddress().catch((error: unknown) => error);
  await pass();
  return settled;
}

const PICKED = { full_name: 'Lan', phone_number: '0900000000', street: '1 Lê Lợi', ward: 'Phú Hội', city: 'Huế' };

test('the picked address is kept in our own words', async () => {
  expect(await choose({ ok: { ...PICKED, district: 'Thuận Hóa', id: 7 } })).toEqual({
    fullName: 'Lan',
    phone: '0900000000',
    street: '1 Lê Lợi',
    ward: 'Phú Hội',
    district: 'Thuận Hóa',
    province: 'Huế',
  });
});

test('hosts that say telephone and region are understood too', async () => {
  const { phone_number: telephone, city: region, ...rest } = PICKED;
  expect(await choose({ ok: { ...rest, telephone, region } })).toMatchObject({ phone: '0900000000', province: 'Huế' });
});

test('picking none is no error', async () => {
  expect(await choose({ no: { error: 'Error', errorMessage: 'No item selected' } })).toBeNull();
});

test('a refused permission and an incomplete address each say so', async () => {
  expect(await choose({ no: 'Permission denied' })).toMatchObject({ code: 'ADDRESS_REFUSED' });
  expect(await choose({ ok: { ...PICKED, street: '' } })).toMatchObject({ code: 'ADDRESS_INCOMPLETE' });
});
