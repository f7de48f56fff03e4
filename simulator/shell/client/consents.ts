import { showBox } from './dialogs.ts';
import type { IconName } from './icons.ts';
import type { Layers } from './layers.ts';

/** What an app may ask a customer for. */
export type ConsentScope =
  | 'userInfo'
  | 'authCode'
  | 'address'
  | 'camera'
  | 'location'
  | 'contact'
  | 'bluetooth'
  | 'clipboard';

const QUESTIONS: Record<ConsentScope, { icon: IconName; wants: string }> = {
  authCode: {
    icon: 'person',
    wants: 'đăng nhập bằng tài khoản Tiki và dùng thông tin cơ bản của bạn (tên, mã khách hàng)',
  },
  userInfo: { icon: 'person', wants: 'xem tên và mã khách hàng Tiki của bạn' },
  address: { icon: 'pin', wants: 'xem địa chỉ giao hàng bạn chọn trong sổ địa chỉ Tiki' },
  camera: { icon: 'info', wants: 'dùng máy ảnh' },
  location: { icon: 'pin', wants: 'biết vị trí của bạn' },
  contact: { icon: 'person', wants: 'xem danh bạ của bạn' },
  bluetooth: { icon: 'info', wants: 'dùng Bluetooth' },
  clipboard: { icon: 'info', wants: 'đọc và ghi bộ nhớ tạm' },
};

export const CONSENT_SCOPES = Object.keys(QUESTIONS) as readonly ConsentScope[];

/** Asks the customer once per app and remembers a yes; a no is asked again next time. */
export class Consents {
  readonly #layers: Layers;
  readonly #appName: string;
  readonly #prefix: () => string;

  constructor(layers: Layers, app: { appId: string; name: string }, owner: () => string) {
    this.#layers = layers;
    this.#appName = app.name;
    this.#prefix = () => `tini-consent/${app.appId}/${owner()}/`;
  }

  isGranted(scope: ConsentScope): boolean {
    return localStorage.getItem(this.#prefix() + scope) === 'yes';
  }

  async ask(scope: ConsentScope): Promise<boolean> {
    if (this.isGranted(scope)) return true;
    const { icon, wants } = QUESTIONS[scope];
    const answer = await showBox(this.#layers, {
      title: 'Cho phép truy cập',
      content: `“${this.#appName}” muốn ${wants}.`,
      icon,
      choices: [{ text: 'Từ chối' }, { text: 'Đồng ý', look: 'primary' }],
      dismissed: 0,
    });
    if (answer !== 1) return false;
    localStorage.setItem(this.#prefix() + scope, 'yes');
    // Who let the app sign him in has shown it his name already.
    if (scope === 'authCode') localStorage.setItem(`${this.#prefix()}userInfo`, 'yes');
    return true;
  }
}
