import type { FrameMetrics } from '../../view/frame-init.ts';
import type { ShellPage } from './frames.ts';
import { TITLE_BAR_HEIGHT } from './navigation-bar.ts';

/** `/app?notch=1`: a phone with a notch and a gesture bar, as most are. The style sheet has the same numbers. */
const hasNotch = (): boolean => new URLSearchParams(location.search).get('notch') === '1';
const statusBarHeight = (): number => (hasNotch() ? 44 : 24);
const GESTURE_BAR_HEIGHT = 34;

/** Tells the style sheet what kind of phone it is. */
export function markNotch(): void {
  document.documentElement.classList.toggle('notched', hasNotch());
}

/** Room before and behind the title that a page with a transparent bar must keep free (tini-framework.md section 6.3). */
const HEADER_PADDING = 56;
const ICON_WIDTH = 44;

/** What a frame is told of the phone. */
export function metricsFor(page: ShellPage): FrameMetrics {
  const width = window.innerWidth;
  const height = window.innerHeight;
  return {
    deviceWidth: width,
    deviceHeight: height,
    screenWidth: width,
    screenHeight: height,
    windowWidth: width,
    windowHeight: page.height,
    titleBarHeight: TITLE_BAR_HEIGHT,
    statusBarHeight: statusBarHeight(),
    headerPaddingLeft: HEADER_PADDING,
    headerPaddingRight: HEADER_PADDING + (page.bar.icon ? ICON_WIDTH : 0),
    safeAreaTop: 0,
    // The tab bar keeps the gesture bar free itself.
    safeAreaBottom: hasNotch() && page.page.tabIndex === null ? GESTURE_BAR_HEIGHT : 0,
    safeAreaLeft: 0,
    safeAreaRight: 0,
  };
}

/** my.getSystemInfo (section 7.2); `frameHeight` is the room between navigation bar and tab bar. */
export function systemInfo(frameHeight: number): Record<string, unknown> {
  return {
    app: 'Tiki',
    brand: 'Preview',
    model: 'Tini Preview',
    platform: 'Android',
    system: 'Android 15',
    version: '1.0.0',
    hostVersion: '1.104.4',
    runtimeVersion: '1.104.4',
    currentBattery: '100%',
    freeStorage: '1024 MB',
    screenWidth: window.innerWidth,
    screenHeight: window.innerHeight,
    windowWidth: window.innerWidth,
    windowHeight: frameHeight,
    titleBarHeight: TITLE_BAR_HEIGHT,
    statusBarHeight: statusBarHeight(),
    pixelRatio: window.devicePixelRatio,
    fontScale: 1,
    deviceId: 'tini-preview',
    partnerCode: 'TIKI',
  };
}
