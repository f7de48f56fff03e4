import { showBox } from '../dialogs.ts';
import { HostFailure } from '../failure.ts';
import { barIcon, changeBar } from '../page-bar.ts';
import type { ShellPage } from '../frames.ts';
import { isOptions, number, text, UNANSWERED, type HostApi, type HostCall, type Options } from './host-api.ts';

/** A refresh that the app never ends is over after this time (tini-framework.md section 2.2). */
const REFRESH_LIMIT_MS = 20_000;
let refreshTimer = 0;

/** Dialogs, toasts, bars: what the phone draws around the app (tini-framework.md section 7.2). */
export const interfaceApis: Readonly<Record<string, HostApi>> = {
  async alert({ phone, options }) {
    await showBox(phone.layers, {
      role: 'alertdialog',
      title: text(options, 'title'),
      content: text(options, 'content'),
      choices: [{ text: text(options, 'buttonText', 'OK'), look: 'primary' }],
      dismissed: 0,
    });
    return {};
  },
  async confirm({ phone, options }) {
    const answer = await showBox(phone.layers, {
      title: text(options, 'title'),
      content: text(options, 'content'),
      choices: [
        { text: text(options, 'cancelButtonText', 'Cancel') },
        { text: text(options, 'confirmButtonText', 'OK'), look: 'primary' },
      ],
      dismissed: 0,
    });
    return { confirm: answer === 1, ok: answer === 1 };
  },
  showToast({ phone, options, answer }) {
    phone.toasts.show(
      {
        content: text(options, 'content'),
        type: text(options, 'type'),
        durationMs: number(options, 'duration', 3000),
        buttonText: text(options, 'buttonText'),
      },
      () => answer(true, {}),
    );
    return UNANSWERED;
  },
  hideToast({ phone }) {
    phone.toasts.hide();
    // Its own success never comes (tini-framework.md section 7.2): an app that waits for it waits on the phone, too.
    return UNANSWERED;
  },
  showLoading({ phone, pageId, options }) {
    phone.loadings.show(pageId, text(options, 'content', 'Loading...'), number(options, 'delay', 0));
    return {};
  },
  hideLoading({ phone }) {
    phone.loadings.hide();
    return {};
  },
  showOverlay(call) {
    const page = pageOf(call);
    if (!page) return {};
    const touchable = call.options['touchable'] === true;
    page.bar.overlay = {
      color: text(call.options, 'backgroundColor', 'rgba(0,0,0,.4)'),
      onTap: touchable ? () => call.answer(true, {}) : null,
    };
    call.phone.redraw();
    return touchable ? UNANSWERED : {};
  },
  hideOverlay(call) {
    return changePage(call, (page) => (page.bar.overlay = null), {});
  },
  setNavigationBar(call) {
    return changePage(call, (page) => changeBar(page.bar, page.window, call.options), true);
  },
  hideBackHome(call) {
    return changePage(call, (page) => (page.bar.hideBack = call.options['hide'] === true), true);
  },
  getTitleColor: (call) => ({ color: pageOf(call)?.bar.color ?? '' }),
  showNavigationBarLoading: (call) => changePage(call, (page) => (page.bar.loading = true), true),
  hideNavigationBarLoading: (call) => changePage(call, (page) => (page.bar.loading = false), true),
  showAddToDevice: (call) => changePage(call, (page) => (page.bar.addToDevice = call.options['show'] !== false), true),
  addIconsToNavigationBar(call) {
    return changePage(call, (page) => (page.bar.icon = barIcon(call.options)), true);
  },
  showTabBar: (call) => changeTabs(call, () => call.phone.tabBar.setHidden(false)),
  hideTabBar: (call) => changeTabs(call, () => call.phone.tabBar.setHidden(true)),
  setTabBarBadge(call) {
    const { options, phone } = call;
    if (options['index'] === undefined || options['text'] === undefined)
      throw new HostFailure('Error', 'Index and text are required');
    const style: Options = isOptions(options['style']) ? options['style'] : {};
    return changeTabs(call, () => phone.tabBar.setBadge(number(options, 'index', 0), options['text'], style));
  },
  setTabBarItem(call) {
    const { options, phone } = call;
    const wanted = ['index', 'text', 'iconPath', 'selectedIconPath'];
    if (wanted.some((name) => options[name] === undefined)) throw new HostFailure('Error', 'Missing params');
    const look = {
      name: text(options, 'text'),
      icon: text(options, 'iconPath'),
      activeIcon: text(options, 'selectedIconPath'),
    };
    return changeTabs(call, () => phone.tabBar.setItem(number(options, 'index', 0), look));
  },
  showTabBarRedDot: (call) => changeTabs(call, () => call.phone.tabBar.setDot(tabIndex(call.options))),
  hideTabBarRedDot: (call) => changeTabs(call, () => call.phone.tabBar.clearMark(tabIndex(call.options))),
  setTabBarStyle(call) {
    const { options, phone } = call;
    return changeTabs(call, () =>
      phone.tabBar.setStyle({
        textColor: text(options, 'color'),
        selectedColor: text(options, 'selectedColor'),
        backgroundColor: text(options, 'backgroundColor'),
        borderTopColor: text(options, 'borderStyle'),
      }),
    );
  },
  setCanPullDown(call) {
    const { canPullDown } = call.options;
    if (typeof canPullDown !== 'boolean') throw HostFailure.bare('Invalid params');
    return changePage(call, (page) => (page.canPull = canPullDown), {});
  },
  setBackgroundTextStyle: () => ({}),
  removeTabBarBadge: (call) => changeTabs(call, () => call.phone.tabBar.clearMark(tabIndex(call.options))),
  setBackgroundColor(call) {
    return changePage(
      call,
      ({ frame }) => {
        const root = frame.contentDocument?.documentElement;
        if (root) root.style.backgroundColor = text(call.options, 'backgroundColor');
      },
      {},
    );
  },
  disableHardwareBackPress: (call) => changePage(call, (page) => (page.backDisabled = true), {}),
  enableHardwareBackPress: (call) => changePage(call, (page) => (page.backDisabled = false), {}),
  startPullDownRefresh({ phone }) {
    const page = phone.frames.top;
    if (page && !page.frame.parentElement?.querySelector('.refreshing')) startRefresh(page.frame);
    phone.toLogic(['control', ['pullDownRefresh']]);
    return {};
  },
  stopPullDownRefresh({ phone }) {
    stopRefresh(phone.frames.element);
    return {};
  },
};

/** Shows the refresh strip over the frame; the page ends it, or the time does. */
export function startRefresh(frame: HTMLIFrameElement): void {
  const strip = document.createElement('div');
  strip.className = 'refreshing';
  strip.setAttribute('role', 'status');
  strip.innerHTML = '<span class="spinner small" aria-hidden="true"></span><span>Đang làm mới…</span>';
  const frames = frame.parentElement;
  frames?.prepend(strip);
  clearTimeout(refreshTimer);
  refreshTimer = window.setTimeout(() => frames && stopRefresh(frames), REFRESH_LIMIT_MS);
}

function stopRefresh(frames: Element): void {
  clearTimeout(refreshTimer);
  frames.querySelector('.refreshing')?.remove();
}

/** The page that called; a call of the app itself means the page on top. */
function pageOf({ phone, pageId }: HostCall): ShellPage | null {
  return phone.frames.find(pageId) ?? phone.frames.top;
}

function changePage<Value>(call: HostCall, change: (page: ShellPage) => void, value: Value): Value {
  const page = pageOf(call);
  if (page) change(page);
  call.phone.redraw();
  return value;
}

function changeTabs(call: HostCall, change: () => void): true {
  change();
  call.phone.redraw();
  return true;
}

function tabIndex(options: Options): number {
  if (options['index'] === undefined) throw new HostFailure('Error', 'Index is required');
  return number(options, 'index', 0);
}
