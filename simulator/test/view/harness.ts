import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { BrowserContext, FrameLocator, Page as BrowserPage } from 'playwright-core';
import { rolldown } from 'rolldown';
import type { MutationRecord } from '../../protocol/records.ts';
import type { LogicToView, ViewEvent, ViewToLogic } from '../../protocol/view-messages.ts';
import { BASE_SHEET } from '../../view/base-sheet.ts';
import type { FrameInit } from '../../view/frame-init.ts';
import { sharedBrowser } from '../shell/support.ts';

/** 8 x 4 px, so that a test can see natural sizes. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4" fill="#1a94ff"/></svg>`;

const OUTER = `<!doctype html><meta charset=utf-8><title>shell</title><body style="margin:0">
<script>
const received = [];
const waiting = [];
let port;
function settle() {
  for (const wait of [...waiting]) {
    const found = received.find(wait.matches);
    if (found) { waiting.splice(waiting.indexOf(wait), 1); wait.resolve(found); }
  }
}
window.tini = {
  received,
  send: (message) => port.postMessage(message),
  until: (kind, second) => new Promise((resolve) => {
    waiting.push({ resolve, matches: ([a, b]) => a === kind && (second === undefined || b === second) });
    settle();
  }),
  open: (init, width, height) => new Promise((resolve) => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.style.cssText = 'border:0;display:block;width:' + width + 'px;height:' + height + 'px';
    frame.onload = () => {
      const channel = new MessageChannel();
      port = channel.port1;
      port.onmessage = (event) => { received.push(event.data); settle(); };
      frame.contentWindow.postMessage({ tini: 'frame', init }, location.origin, [channel.port2]);
      tini.until('hello').then(resolve);
    };
    frame.src = '/frame';
  }),
};
</script>`;

interface TiniWindow {
  tini: {
    received: ViewToLogic[];
    send(message: LogicToView): void;
    until(kind: string, second?: number): Promise<ViewToLogic>;
    open(init: FrameInit, width: number, height: number): Promise<unknown>;
  };
}

/** One Chromium and one local server for a test file. */
export class ViewLab {
  readonly #context: BrowserContext;
  readonly #origin: string;
  readonly #dispose: () => Promise<void>;

  private constructor(context: BrowserContext, origin: string, dispose: () => Promise<void>) {
    this.#context = context;
    this.#origin = origin;
    this.#dispose = dispose;
  }

  /** `templates` is the path of a module that exports `templates`; `css` stands for the app's style sheet. */
  static async start(templates: string, css = '', assets: Readonly<Record<string, string>> = {}): Promise<ViewLab> {
    const [frameScript, bundle] = await Promise.all([
      bundleOf(join(import.meta.dirname, '../../view/frame.ts')),
      bundleOf(templates),
    ]);
    const frame = `<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content="width=device-width"><title>page</title><style>${BASE_SHEET}${css}</style><body><script type=module src=/frame.js></script>`;
    const files: Record<string, [type: string, body: string]> = {
      '/': ['text/html', OUTER],
      '/frame': ['text/html', frame],
      '/frame.js': ['text/javascript', frameScript],
      '/bundle.js': ['text/javascript', bundle],
      '/app/picture.svg': ['image/svg+xml', PICTURE],
      '/mapped/0/picture.svg': ['image/svg+xml', PICTURE],
    };
    for (const [path, body] of Object.entries(assets)) files[path] = ['text/css', body];
    const server = createServer((request, response) => {
      const file = files[(request.url ?? '/').split('?')[0] ?? '/'];
      response.writeHead(file ? 200 : 404, { 'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8` });
      response.end(file?.[1] ?? 'not here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const context = await (
      await sharedBrowser()
    ).newContext({ viewport: { width: 375, height: 812 }, hasTouch: false });
    const { port } = server.address() as AddressInfo;
    return new ViewLab(context, `http://127.0.0.1:${port}`, async () => {
      await context.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
  }

  /** A page frame whose page instance is the template `component`, mounted with `data`. */
  async open(component: string, data: object = {}, more: readonly MutationRecord[] = []): Promise<ViewFrame> {
    const page = await this.#context.newPage();
    await page.goto(`${this.#origin}/`);
    const init: FrameInit = {
      pageId: 1,
      pagePath: component,
      bundleUrl: '/bundle.js',
      assetBase: '/app/',
      mappedOrigins: { 'https://shop.example': '/mapped/0' },
      backgroundColor: '#ffffff',
      metrics: {
        deviceWidth: 375,
        deviceHeight: 812,
        screenWidth: 375,
        screenHeight: 812,
        windowWidth: 375,
        windowHeight: 720,
        titleBarHeight: 48,
        statusBarHeight: 44,
        headerPaddingLeft: 56,
        headerPaddingRight: 56,
        safeAreaTop: 0,
        safeAreaBottom: 34,
        safeAreaLeft: 0,
        safeAreaRight: 0,
      },
    };
    await page.evaluate(([given]) => (window as unknown as TiniWindow).tini.open(given, 375, 720), [init] as const);
    const frame = new ViewFrame(page);
    await frame.commit([['mount', '', component, 1, {}, data], ...more]);
    return frame;
  }

  async close(): Promise<void> {
    await this.#dispose();
  }
}

/** The logic layer's end of one page frame, as a test plays it. */
export class ViewFrame {
  readonly page: BrowserPage;
  readonly view: FrameLocator;
  #sequence = 0;

  constructor(page: BrowserPage) {
    this.page = page;
    this.view = page.frameLocator('iframe');
  }

  /** Sends a commit and waits until it is answered. */
  async commit(records: readonly MutationRecord[]): Promise<void> {
    const sequence = ++this.#sequence;
    await this.send(['commit', sequence, records]);
    await this.until('committed', sequence);
  }

  async setData(data: Readonly<Record<string, unknown>>, address = ''): Promise<void> {
    await this.commit([['data', address, Object.entries(data).map(([key, value]) => [[key], value] as const)]]);
  }

  async send(message: LogicToView): Promise<void> {
    await this.page.evaluate(([given]) => (window as unknown as TiniWindow).tini.send(given), [message] as const);
  }

  async until(kind: ViewToLogic[0], second?: number): Promise<ViewToLogic> {
    return this.page.evaluate(([a, b]) => (window as unknown as TiniWindow).tini.until(a, b), [kind, second] as const);
  }

  /** All messages so far of one kind; a round trip first, so that what the frame has sent is here. */
  async received<Kind extends ViewToLogic[0]>(
    kind: Kind,
  ): Promise<Extract<ViewToLogic, readonly [Kind, ...unknown[]]>[]> {
    await this.commit([]);
    const all = await this.page.evaluate(() => (window as unknown as TiniWindow).tini.received);
    return all.filter((message) => message[0] === kind) as Extract<ViewToLogic, readonly [Kind, ...unknown[]]>[];
  }

  /** `owner.handler` of every event so far. */
  async handlersRun(): Promise<string[]> {
    return (await this.received('event')).map(([, owner, handler]) => (owner ? `${owner}.${handler}` : handler));
  }

  async lastEvent(): Promise<ViewEvent> {
    const event = (await this.received('event')).at(-1)?.[3];
    if (!event) throw new Error('no event has come');
    return event;
  }

  /** Runs in the page frame. */
  async inView<Result>(run: () => Result): Promise<Result> {
    const frame = this.page.frames().at(-1);
    if (!frame) throw new Error('the page has no frame');
    return frame.evaluate(run);
  }

  /** DOM operations that `action` caused: added, removed and changed nodes. */
  async operationsOf(action: () => Promise<void>): Promise<string[]> {
    await this.inView(() => {
      const operations: string[] = [];
      const observer = new MutationObserver((records) => {
        for (const record of records) {
          if (record.type === 'attributes')
            operations.push(`${record.target.nodeName}[${record.attributeName ?? ''}]`.toLowerCase());
          if (record.type === 'characterData') operations.push(`text ${JSON.stringify(record.target.textContent)}`);
          for (const node of record.removedNodes) operations.push(`- ${node.nodeName.toLowerCase()}`);
          for (const node of record.addedNodes) operations.push(`+ ${node.nodeName.toLowerCase()}`);
        }
      });
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      Object.assign(window, { operations });
    });
    await action();
    return this.inView(() => (window as unknown as { operations: string[] }).operations);
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}

async function bundleOf(input: string): Promise<string> {
  const build = await rolldown({ input, logLevel: 'silent' });
  try {
    const { output } = await build.generate({ format: 'esm' });
    return output[0].code;
  } finally {
    await build.close();
  }
}
