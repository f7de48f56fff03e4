import type { Browser, FrameLocator, Page } from 'playwright-core';

/**
 * What one step of a journey cost: `setData` calls that reached a view and their bytes; all bytes that views were sent,
 * first data and components' props among them; the time until the buyer saw the result.
 */
export interface StepCost {
  calls: number;
  bytes: number;
  viewBytes: number;
  ms: number;
  /** Null when nothing changed on the page that was tapped. */
  tapMs: number | null;
}

export interface Metered {
  page: Page;
  app: FrameLocator;
  /** Runs a step until what the buyer waits for is there; then waits for stragglers, which count but take no time. */
  step(name: string, run: () => Promise<void>): Promise<void>;
  costs(): Readonly<Record<string, StepCost>>;
  close(): Promise<void>;
}

interface Totals {
  calls: number;
  bytes: number;
  viewBytes: number;
  last: number;
  tapMs: number | null;
}

/** No `setData` for this long: the step is over. */
const QUIET_MS = 300;

/** A phone whose preview counts every `meter` message of the logic layer. `slowdown` throttles its CPU so many times. */
export async function openMetered(browser: Browser, slowdown = 1): Promise<Metered> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  await context.addInitScript(countMeterMessages);
  const page = await context.newPage();
  if (slowdown > 1) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  }
  const totals = (): Promise<Totals> =>
    page.evaluate(
      () =>
        (window as unknown as { benchMeter?: Totals }).benchMeter ?? {
          calls: 0,
          bytes: 0,
          viewBytes: 0,
          last: 0,
          tapMs: null,
        },
    );
  const costs: Record<string, StepCost> = {};
  return {
    page,
    app: page.frameLocator('iframe[data-tini-page]:not([inert])'),
    async step(name, run) {
      const before = name === 'launch' ? { calls: 0, bytes: 0, viewBytes: 0 } : await totals();
      await Promise.all(page.frames().map((frame) => frame.evaluate(watchTaps)));
      const start = performance.now();
      await run();
      const ms = performance.now() - start;
      await page.waitForFunction(
        (quiet) => {
          const meter = (window as unknown as { benchMeter?: Totals }).benchMeter;
          return meter === undefined || performance.now() - meter.last > quiet;
        },
        QUIET_MS,
        { polling: 50 },
      );
      const after = await totals();
      costs[name] = {
        calls: after.calls - before.calls,
        bytes: after.bytes - before.bytes,
        viewBytes: after.viewBytes - before.viewBytes,
        ms: Math.round(ms),
        tapMs: after.tapMs === null ? null : Math.round(after.tapMs),
      };
    },
    costs: () => costs,
    close: () => context.close(),
  };
}

/** In a document: from now on the time from the last tap to the last paint after it is in the meter. */
function watchTaps(): void {
  const meter = (window.top as unknown as { benchMeter?: Totals }).benchMeter;
  if (meter === undefined) return;
  meter.tapMs = null;
  const holder = window as Window & { benchTap?: { at: number | null } };
  if (holder.benchTap !== undefined) {
    holder.benchTap.at = null;
    return;
  }
  const tap: { at: number | null } = { at: null };
  holder.benchTap = tap;
  addEventListener('click', (event) => (tap.at = event.timeStamp), true);
  const painted = new MessageChannel();
  painted.port1.onmessage = () => {
    if (tap.at !== null) meter.tapMs = performance.now() - tap.at;
  };
  // A message that is sent from within a frame's work comes when that frame has been painted.
  new MutationObserver(() => {
    if (tap.at !== null) requestAnimationFrame(() => painted.port2.postMessage(null));
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
}

/** In every document, before its scripts: the outer one hears the meter, each page's frame what its view is sent. */
function countMeterMessages(): void {
  type Holder = Window & { benchMeter?: Totals };
  if (window !== window.top) {
    const listen = MessagePort.prototype.addEventListener;
    MessagePort.prototype.addEventListener = function (this: MessagePort, type: string, ...rest: [never, never]) {
      if (type === 'message') {
        listen.call(this, 'message', (event) => {
          const { data } = event as MessageEvent<unknown>;
          const totals = (window.top as Holder).benchMeter;
          if (totals !== undefined) totals.viewBytes += JSON.stringify(data).length;
        });
      }
      listen.call(this, type, ...rest);
    };
    return;
  }
  const totals: Totals = { calls: 0, bytes: 0, viewBytes: 0, last: 0, tapMs: null };
  (window as Holder).benchMeter = totals;
  const Original = window.Worker;
  window.Worker = class extends Original {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!Array.isArray(data) || data[0] !== 'meter') return;
        totals.calls += 1;
        totals.bytes += Number(data[3]);
        totals.last = performance.now();
      });
    }
  };
}
