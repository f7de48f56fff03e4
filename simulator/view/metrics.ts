import type { FrameInit, FrameMetrics } from './frame-init.ts';

/** The style text of a frame: root font size, `--tf-*` on `:root`, safe areas on `body` (sections 6.2 and 6.3). */
export function metricsSheet(init: FrameInit, metrics: FrameMetrics): string {
  const root = {
    'font-size': rootFontSize(init.rootFontSize),
    'background-color': init.backgroundColor,
    '--tf-device-width': px(metrics.deviceWidth),
    '--tf-device-height': px(metrics.deviceHeight),
    '--tf-screen-width': px(metrics.screenWidth),
    '--tf-screen-height': px(metrics.screenHeight),
    '--tf-window-width': px(metrics.windowWidth),
    '--tf-window-height': px(metrics.windowHeight),
    '--tf-title-bar-height': px(metrics.titleBarHeight),
    '--tf-status-bar-height': px(metrics.statusBarHeight),
    '--tf-header-padding-left': px(metrics.headerPaddingLeft),
    '--tf-header-padding-right': px(metrics.headerPaddingRight),
  };
  const body = {
    '--safe-area-inset-top': px(metrics.safeAreaTop),
    '--safe-area-inset-bottom': px(metrics.safeAreaBottom),
    '--safe-area-inset-left': px(metrics.safeAreaLeft),
    '--safe-area-inset-right': px(metrics.safeAreaRight),
  };
  return `:root{${declarations(root)}}body{${declarations(body)}}`;
}

const px = (value: number): string => `${value}px`;

/** 100 rpx by default. In vw, so that it follows the frame's width without a listener. */
function rootFontSize(given: number | string | undefined): string {
  if (typeof given === 'number' && given > 0) return `${given}px`;
  if (typeof given === 'string' && given.trim() !== '') return given;
  return `${100 / 7.5}vw`;
}

function declarations(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** Puts the frame's style before every other sheet, where the app's own `:root` and `page` rules win over it. */
export class MetricsStyle {
  readonly #style = document.createElement('style');
  readonly #init: FrameInit;

  constructor(init: FrameInit) {
    this.#init = init;
    this.apply(init.metrics);
    document.head.prepend(this.#style);
  }

  apply(metrics: FrameMetrics): void {
    this.#style.textContent = metricsSheet(this.#init, metrics);
  }
}
