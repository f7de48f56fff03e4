import { HostFailure } from '../failure.ts';
import { CONSENT_SCOPES, type ConsentScope } from '../consents.ts';
import { text, type HostApi, type HostCall } from './host-api.ts';

/** A place in Hồ Chí Minh City, so that every run sees the same. */
const LOCATION = {
  latitude: 10.7769,
  longitude: 106.7009,
  altitude: 5,
  accuracy: 10,
  altitudeAccuracy: 10,
  heading: 0,
  speed: 0,
};

/** Clipboard of this phone alone: the machine's own may hold what is none of the app's business. */
let clipboard = '';
let brightness = 0.6;

/** What the phone itself can do: clipboard, place, vibration, settings, secret storage (tini-framework.md section 7.2). */
export const systemApis: Readonly<Record<string, HostApi>> = {
  async setClipboard(call) {
    await need(call, 'clipboard');
    clipboard = text(call.options, 'text');
    return undefined;
  },
  async getClipboard(call) {
    await need(call, 'clipboard');
    return { text: clipboard };
  },
  async getLocation(call) {
    await need(call, 'location');
    call.phone.note('info', 'my.getLocation answers a fixed place in Hồ Chí Minh City');
    return LOCATION;
  },
  async choosePhoneContact(call) {
    await need(call, 'contact');
    return { full_name: 'Nguyễn Dùng Thử', phone_number: '0900000000' };
  },
  async getAllContacts(call) {
    await need(call, 'contact');
    return [{ full_name: 'Nguyễn Dùng Thử', phone_number: '0900000000', email: 'thu@example.com' }];
  },
  vibrate: (call) => vibrate(call, 'vibrate'),
  vibrateLong: (call) => vibrate(call, 'vibrateLong'),
  vibrateShort: (call) => vibrate(call, 'vibrateShort'),
  getSetting: ({ phone }) => ({ authSetting: granted(phone.consents) }),
  openSetting: ({ phone }) => ({ authSetting: granted(phone.consents) }),
  openAppSetting: () => ({}),
  checkNativePermissions: ({ phone }) => ({ permissions: granted(phone.consents) }),
  checkNotification: () => ({ isEnabled: true }),
  checkAddressPermission: ({ phone }) => phone.consents.isGranted('address'),
  getBatteryInfo: () => ({ level: 100, isCharging: true }),
  getScreenBrightness: () => ({ brightness }),
  setScreenBrightness({ options }) {
    brightness = Math.min(1, Math.max(0, Number(options['brightness']) || 0));
    return {};
  },
  setKeepScreenOn: () => ({}),
  getEncryptedStorage: ({ phone, options }) => ({ data: phone.storage.get(secret(text(options, 'key'))) }),
  setEncryptedStorage({ phone, options }) {
    phone.storage.set(secret(text(options, 'key')), options['data']);
    return {};
  },
  removeEncryptedStorage({ phone, options }) {
    phone.storage.remove(secret(text(options, 'key')));
    return {};
  },
  getAllKeysEncryptedStorage: ({ phone }) => ({
    keys: phone.storage
      .keys()
      .filter((key) => key.startsWith(SECRET))
      .map((key) => key.slice(SECRET.length)),
  }),
};

const SECRET = 'encrypted:';
const secret = (key: string): string => SECRET + key;

async function need({ phone }: HostCall, scope: ConsentScope): Promise<void> {
  if (!(await phone.consents.ask(scope))) throw new HostFailure('Error', 'Permission denied');
}

function granted(consents: { isGranted(scope: ConsentScope): boolean }): Record<string, boolean> {
  return Object.fromEntries(CONSENT_SCOPES.map((scope) => [scope, consents.isGranted(scope)]));
}

function vibrate({ phone }: HostCall, name: string): Record<string, never> {
  phone.note('info', `my.${name}: the phone vibrates`);
  return {};
}
