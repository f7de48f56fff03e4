/**
 * What the shell gives a page frame. When the frame's `load` event has fired, the shell posts a `FrameStart` to its window
 * with one transferred MessagePort (to the logic worker); later changes of the metrics are `FrameResize` messages.
 */
export interface FrameInit {
  pageId: number;
  /** Canonical: `pages/home/index`. */
  pagePath: string;
  /** ES module exporting `description` and `templates` (canonical path to ViewTemplate). */
  bundleUrl: string;
  /** URL of the app's root folder, ending in `/`; local image paths are resolved against it. */
  assetBase: string;
  /** Origins that are served elsewhere, `https://shop.example` to `/mapped/0`: the origin is replaced by the prefix. */
  mappedOrigins: Readonly<Record<string, string>>;
  metrics: FrameMetrics;
  /** Colour of the frame's html element; `page{background}` of the app covers it. */
  backgroundColor: string;
  /** `rootFontSize` of the page's window configuration: a number of px, or CSS; absent: 100 * width / 750 px. */
  rootFontSize?: number | string;
}

/** Whole px; they become the `--tf-*` and `--safe-area-inset-*` variables of tini-framework.md section 6.3. */
export interface FrameMetrics {
  deviceWidth: number;
  deviceHeight: number;
  screenWidth: number;
  screenHeight: number;
  windowWidth: number;
  windowHeight: number;
  titleBarHeight: number;
  statusBarHeight: number;
  headerPaddingLeft: number;
  headerPaddingRight: number;
  safeAreaTop: number;
  safeAreaBottom: number;
  safeAreaLeft: number;
  safeAreaRight: number;
}

export interface FrameStart {
  tini: 'frame';
  init: FrameInit;
}

export interface FrameResize {
  tini: 'metrics';
  metrics: FrameMetrics;
}
