import { showBox } from '../dialogs.ts';
import { HostFailure } from '../failure.ts';
import { isOptions, text, type HostApi, type HostCall } from './host-api.ts';

/** After this the app is gone (tini-framework.md section 7.1). */
const EXIT_MS = 500;

/** Ways out of the app: other mini apps, deep links, the share panel. They succeed with a visible note (section 10-41). */
export const appApis: Readonly<Record<string, HostApi>> = {
  exitMiniApp({ phone }) {
    setTimeout(() => phone.leave(), EXIT_MS);
    return {};
  },
  navigateToMiniApp: (call) => announce(call, `mini app ${text(call.options, 'appId')}`, {}),
  navigateBackMiniApp: (call) => announce(call, 'mini app trước đó', {}),
  reLaunchMiniApp() {
    setTimeout(() => location.reload(), EXIT_MS);
    return {};
  },
  openDeeplink(call) {
    const url = text(call.options, 'url');
    if (!/^(?:tikivn|tikiminiapp):\/\//.test(url)) throw new HostFailure('Error', 'URL is not supported');
    return announce(call, url, true);
  },
  openNativeAppStore: (call) => announce(call, 'kho ứng dụng', {}),
  openDocument: (call) => announce(call, `tài liệu ${text(call.options, 'filePath')}`, {}),
  openChatDetail: (call) => announce(call, 'khung trò chuyện', {}),
  openSocialLandingPage: (call) => announce(call, 'trang Tiki Social', {}),
  setChatSellerProfileId: () => ({}),
  async showSharePanel({ phone, options }) {
    const { title = '', desc = '', path = '' } = isOptions(options) ? options : {};
    const lines = [title, desc, path].filter((line) => typeof line === 'string' && line !== '').join('\n');
    await showBox(phone.layers, {
      title: 'Chia sẻ',
      content: lines || 'Trang này không cho biết nội dung chia sẻ.',
      icon: 'info',
      choices: [{ text: 'Đóng', look: 'primary' }],
      dismissed: 0,
    });
    return {};
  },
};

function announce<Value>({ phone }: HostCall, what: string, value: Value): Value {
  void phone.whileHidden(() =>
    showBox(phone.layers, {
      title: 'Ứng dụng Tiki',
      content: `Trên điện thoại, ${what} sẽ mở ra ở đây.`,
      icon: 'bag',
      choices: [{ text: 'Quay lại ứng dụng', look: 'primary' }],
      dismissed: 0,
    }),
  );
  return value;
}
