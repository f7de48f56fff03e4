import { networkState } from '../conditions.ts';
import { text, type HostApi } from './host-api.ts';

/** Storage, network state, analytics (tini-framework.md section 7.2). */
export const deviceApis: Readonly<Record<string, HostApi>> = {
  getStorage: ({ phone, options }) => ({ data: phone.storage.get(text(options, 'key')) }),
  setStorage({ phone, options }) {
    phone.storage.set(text(options, 'key'), options['data']);
    return {};
  },
  removeStorage({ phone, options }) {
    phone.storage.remove(text(options, 'key'));
    return {};
  },
  clearStorage({ phone }) {
    phone.storage.clear();
    return {};
  },
  getStorageInfo: ({ phone }) => phone.storage.info(),
  getNetworkType: () => networkState(),
  reportAnalytics({ phone, options }) {
    phone.note('info', `my.reportAnalytics ${text(options, 'name')} ${text(options, 'data')}`);
    return {};
  },
};
