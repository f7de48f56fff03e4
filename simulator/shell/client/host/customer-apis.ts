import { showBox, showSheet } from '../dialogs.ts';
import { HostFailure } from '../failure.ts';
import type { PhoneContext } from '../phone-context.ts';
import type { Customer } from '../tiki-link.ts';
import { offerOutcomes } from './no-tiki.ts';
import { isOptions, type HostApi, type HostCall, type Options } from './host-api.ts';

const DENIED = () => new HostFailure('Error', 'Permission denied', { code: 403 });

/** Who the customer is and where he lives: sign-in, consent, user info, address (tini-framework.md section 7.2). */
export const customerApis: Readonly<Record<string, HostApi>> = {
  isLoggedIn: ({ phone }) => phone.tiki.customer !== null,
  async login({ phone }) {
    if (!phone.tiki.customer && !(await signIn(phone)))
      throw new HostFailure('Error', 'User did not consent to login.');
    return { isLoggedIn: true };
  },
  async getAuthCode(call) {
    const { phone, options } = call;
    const scopes = scopesOf(options);
    await needCustomer(phone);
    if (!phone.tiki.connected) return pretendAuthCode(call, scopes);
    if (!(await phone.consents.ask('authCode'))) throw DENIED();
    const body = { appIdentifier: phone.app.description.appId, scopes };
    const { code } = await phone.tiki.ask<{ code: string }>('POST', 'auth-code', body);
    return { authCode: code, authErrorScopes: {}, authSuccessScopes: scopes };
  },
  async getUserInfo({ phone }) {
    const customer = await needCustomer(phone);
    if (!(await phone.consents.ask('userInfo'))) throw DENIED();
    // Phone and email need a permission that no console has granted here.
    const { name, avatar } = phone.tiki.connected
      ? await phone.tiki.ask<{ name: string; avatar: string }>('GET', 'user')
      : { name: customer.name, avatar: '' };
    return { customerId: customer.customerId, name, avatar };
  },
  async getAddress({ phone }) {
    await needCustomer(phone);
    if (!(await phone.consents.ask('address'))) throw DENIED();
    const addresses = phone.tiki.connected
      ? (await phone.tiki.ask<{ items: Address[] }>('GET', 'addresses')).items
      : [PRETENDED_ADDRESS];
    const index = await showSheet(phone.layers, {
      title: 'Chọn địa chỉ giao hàng',
      ...(phone.tiki.connected ? {} : { note: 'Chưa kết nối Tiki (no Tiki connected): địa chỉ dưới đây là giả lập.' }),
      items: addresses.map((address) => ({
        title: address.full_name,
        lines: [
          address.phone_number,
          address.street,
          [address.ward, address.district, address.city].filter(Boolean).join(', '),
        ],
        icon: 'pin' as const,
        ...(address.is_default ? { mark: 'Mặc định' } : {}),
      })),
      cancel: 'Hủy',
    });
    const address = addresses[index];
    if (!address) throw new HostFailure('Error', 'No item selected');
    return { ...address, telephone: address.phone_number, region: address.city, region_id: address.city_id };
  },
  async saveAddress({ phone, options }) {
    await needCustomer(phone);
    if (!(await phone.consents.ask('address'))) throw DENIED();
    const data = isOptions(options['data']) ? options['data'] : {};
    return { id: Date.now(), ...data };
  },
  getUserToken: () => {
    throw internalOnly('getUserToken');
  },
  refreshUserToken: () => {
    throw internalOnly('refreshUserToken');
  },
  logoutUser: () => {
    throw internalOnly('logoutUser');
  },
};

/** What the runtime answers apps that are not Tiki's own (section 7.0). */
function internalOnly(name: string): HostFailure {
  return new HostFailure('No permission', `JSAPI "${name}" is not allowed to use by this app`);
}

interface Address {
  full_name: string;
  phone_number: string;
  street: string;
  ward: string;
  district: string;
  city: string;
  city_id: unknown;
  is_default: boolean;
}

const PRETENDED_ADDRESS = {
  id: 1,
  full_name: 'Nguyễn Dùng Thử',
  phone_number: '0900000000',
  street: '1 Đường Giả Lập',
  ward: 'Phường Bến Nghé',
  ward_id: 1,
  district: 'Quận 1',
  district_id: 1,
  city: 'Hồ Chí Minh',
  city_id: 1,
  country: 'Việt Nam',
  country_id: 'VN',
  is_default: true,
  company: '',
  delivery_address_type: 'home',
};

/** The customer, after asking to sign in when nobody is. Throws HostFailure when he will not. */
export async function needCustomer(phone: PhoneContext): Promise<Customer> {
  if (!phone.tiki.customer) await signIn(phone);
  const customer = phone.tiki.customer;
  if (!customer) throw new HostFailure('Error', 'User did not consent to login.');
  return customer;
}

/** The sheet of customers; true when one was chosen. */
async function signIn(phone: PhoneContext): Promise<boolean> {
  const customers = phone.tiki.customers;
  if (customers.length === 0) {
    await showBox(phone.layers, {
      title: 'Không đăng nhập được',
      content: 'Tiki không trả lời danh sách khách hàng.',
      choices: [{ text: 'Đóng', look: 'primary' }],
      dismissed: 0,
    });
    return false;
  }
  const index = await showSheet(phone.layers, {
    title: 'Đăng nhập Tiki',
    note: 'Chọn tài khoản Tiki để tiếp tục.',
    items: customers.map(({ name, phone: number }) => ({ title: name, lines: [number], icon: 'person' as const })),
    cancel: 'Hủy',
  });
  const customer = customers[index];
  if (!customer) return false;
  phone.tiki.choose(customer.customerId);
  window.parent.postMessage({ kind: 'tini-customer', customerId: customer.customerId }, location.origin);
  return true;
}

function scopesOf(options: Options): string[] {
  const scopes = options['scopes'];
  if (typeof scopes === 'string') return [scopes];
  return Array.isArray(scopes) && scopes.length > 0 ? scopes.map(String) : ['user_profile'];
}

async function pretendAuthCode({ phone }: HostCall, scopes: readonly string[]): Promise<unknown> {
  const outcome = await offerOutcomes(phone, 'my.getAuthCode', [
    { text: 'Đồng ý, trả về mã giả', value: 'code' },
    { text: 'Từ chối', value: 'denied' },
  ]);
  if (outcome !== 'code') throw DENIED();
  return { authCode: 'no-tiki-connected', authErrorScopes: {}, authSuccessScopes: scopes };
}
