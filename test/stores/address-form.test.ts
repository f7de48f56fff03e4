import type { Address } from '../../contract/orders';
import { toAddressView } from '../../pages/address/view';
import { Host, launch, pass } from '../helper/host';

function setUp(host = new Host()) {
  const { AddressFormStore } = launch(
    host,
    () => require('../../stores/address-form') as typeof import('../../stores/address-form'),
  );
  return { host, form: new AddressFormStore() };
}

const GOOD: Address = {
  fullName: ' Lan ',
  phone: '+84 90 123 45 67',
  street: '1 Lê Lợi',
  ward: '',
  district: '',
  province: 'Huế',
};

async function fill(form: ReturnType<typeof setUp>['form'], address: Partial<Address>): Promise<Address | null> {
  for (const [name, value] of Object.entries(address)) form.type(name as keyof Address, value);
  const saved = form.save();
  await pass();
  return saved;
}

test('what is missing is told on the first try to save, and then as it is filled in', async () => {
  const { form } = setUp();
  void form.open(null);
  await pass();
  form.type('fullName', 'Lan');
  expect(toAddressView(form).fields.every(({ error }) => error === '')).toBe(true);
  expect(await fill(form, {})).toBeNull();
  expect(form.wrong).toEqual(['phone', 'street', 'province']);
  form.type('street', '1 Lê Lợi');
  expect(form.wrong).toEqual(['phone', 'province']);
});

test.each(['123', '090123456', '1901234567', '09012345678901', 'abc'])('%s is no phone number', async (phone) => {
  const { form } = setUp();
  expect(await fill(form, { ...GOOD, phone })).toBeNull();
  expect(form.wrong).toEqual(['phone']);
});

test('a whole address is trimmed, and its phone written as it is dialled', async () => {
  const { form } = setUp();
  expect(await fill(form, GOOD)).toEqual({ ...GOOD, fullName: 'Lan', phone: '0901234567' });
});

test('the address of the last checkout is offered to a buyer who is logged in, and to nobody else', async () => {
  const { host, form } = setUp();
  host.storage.set('address.v1', JSON.stringify({ ...GOOD, phone: '0901234567' }));
  void form.open(null);
  await pass();
  expect(form.fields.phone).toBe('');
  host.storage.set('session.v1', JSON.stringify({ token: 't', usedAt: 0, customerId: '1' }));
  const next = setUp(host).form;
  void next.open(null);
  await pass();
  expect(next.fields.phone).toBe('0901234567');
});

test('the address in use is what the form starts from', async () => {
  const { form } = setUp();
  void form.open({ ...GOOD, fullName: 'Mai' });
  await pass();
  expect(form.fields.fullName).toBe('Mai');
});
