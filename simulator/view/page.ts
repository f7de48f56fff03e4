import { h, options, render } from 'preact';
import type { LogicToView, ViewEvent, ViewToLogic } from '../protocol/view-messages.ts';
import type { Connection } from '../protocol/connection.ts';
import type { MutationRecord } from '../protocol/records.ts';
import type { ViewTemplate } from '../protocol/template.ts';
import { installAccessibility } from './accessibility.ts';
import { installAnimations } from './animation.ts';
import { installMetaProperty } from './element-meta.ts';
import { runControl } from './controls.ts';
import { dispatch } from './events.ts';
import type { FrameInit } from './frame-init.ts';
import { installGestures } from './gestures.ts';
import { resolveImage } from './images.ts';
import { InstanceView } from './instance.ts';
import { NO_SLOTS } from './instance-props.ts';
import type { ViewNode } from './node.ts';
import type { PageServices, Redrawable } from './page-services.ts';
import { NOT_FOUND_PAGE } from '../protocol/app-description.ts';
import { notFoundPage } from './not-found-page.ts';
import { runQuery } from './query.ts';
import { installPageScroll, scrollPageTo } from './scroll.ts';
import { PageState } from './state.ts';

export type ViewTemplates = Readonly<Record<string, ViewTemplate<ViewNode>>>;
export type LogicConnection = Connection<ViewToLogic, LogicToView>;

const draw = drawSynchronously();

/** One page of the stack: applies what the logic layer sends and reports what the user does. */
export class Page implements PageServices {
  readonly state = new PageState();
  readonly views = new Map<string, Redrawable>();
  templates: ViewTemplates;
  /** What came while edited templates are being loaded; null when none are. */
  #held: LogicToView[] | null = null;
  #drawAll = false;
  readonly #init: FrameInit;
  readonly #connection: LogicConnection;
  readonly #mount: Element;
  readonly #reported = new Set<string>();
  readonly #finishCommit: () => void;

  constructor(init: FrameInit, connection: LogicConnection, templates: ViewTemplates) {
    this.#init = init;
    this.#connection = connection;
    this.templates = { ...templates, [NOT_FOUND_PAGE]: notFoundPage };
    this.#mount = document.querySelector('page') ?? document.body.appendChild(document.createElement('page'));
    installMetaProperty();
    this.#finishCommit = installAccessibility();
    installAnimations();
    installGestures((owner, handler, event) => this.send(owner, handler, event));
    installPageScroll({
      reachBottom: () => connection.send(['reachBottom']),
      pageScroll: (top, height) => connection.send(['pageScroll', top, height]),
    });
    connection.listen((message) => this.#receive(message));
  }

  resolveImage(src: unknown): string {
    return resolveImage(src, this.#init.assetBase, this.#init.mappedOrigins);
  }

  fire(target: Element, type: string, detail: unknown): void {
    dispatch((owner, handler, event) => this.send(owner, handler, event), target, type, detail);
  }

  send(owner: string, handler: string, event: ViewEvent): void {
    this.#connection.send(['event', owner, handler, event]);
  }

  navigate(openType: string, url: string): void {
    this.#connection.send(['navigate', openType, url]);
  }

  report(message: string): void {
    if (this.#reported.has(message)) return;
    this.#reported.add(message);
    this.#connection.send(['problem', message]);
  }

  #receive(message: LogicToView): void {
    if (this.#held) {
      this.#held.push(message);
      return;
    }
    switch (message[0]) {
      case 'templates':
        void this.#swapTemplates(message[1]);
        break;
      case 'commit':
        this.#commit(message[2]);
        this.#connection.send(['committed', message[1]]);
        break;
      case 'query':
        this.#connection.send(['answer', message[1], runQuery(message[2], (text) => this.report(text))]);
        break;
      case 'scrollTo':
        scrollPageTo(message[1], message[2], message[3]);
        break;
      case 'control':
        if (!runControl(message[1], message[2], message[3]))
          this.report(`${message[2]}: the page has no element with id "${message[1]}" that can do it`);
        break;
      case 'fontFace':
        this.#loadFont(message[1], message[2], message[3]);
        break;
      case 'blur':
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        break;
      default:
        throw new Error(`unknown message ${JSON.stringify(message satisfies never)}`);
    }
  }

  async #swapTemplates(viewUrl: string): Promise<void> {
    const held: LogicToView[] = [];
    this.#held = held;
    try {
      const { templates } = (await import(/* @vite-ignore */ viewUrl)) as { templates: ViewTemplates };
      this.templates = { ...templates, [NOT_FOUND_PAGE]: notFoundPage };
      this.#drawAll = true;
    } catch (error) {
      // The boundary of an edit: the page stays as it was, and the developer reads why.
      this.report(`the edited templates cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#held = null;
    for (const message of held) this.#receive(message);
  }

  #loadFont(family: string, source: string, descriptors: Readonly<Record<string, string>>): void {
    const url = /^url\(["']?(.*?)["']?\)$/.exec(source)?.[1] ?? source;
    const font = new FontFace(family, `url(${JSON.stringify(this.resolveImage(url))})`, descriptors);
    document.fonts.add(font);
    font.load().catch(() => this.report(`my.loadFontFace: the font ${source} cannot be loaded`));
  }

  /** Everything up to here is in the DOM when this returns. A broken record or template is reported, not thrown. */
  #commit(records: readonly MutationRecord[]): void {
    try {
      const isFirst = this.state.get('') === undefined;
      const changed = new Set<string>();
      for (const record of records) {
        const address = this.state.apply(record);
        if (address !== null) changed.add(address);
      }
      if (isFirst) render(h(InstanceView, { page: this, address: '', slots: NO_SLOTS }), this.#mount);
      else if (this.#drawAll) for (const view of this.views.values()) view.redraw();
      else for (const address of changed) this.views.get(address)?.redraw();
      this.#drawAll = false;
      draw();
    } catch (error) {
      this.report(`the page could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
    }
    this.#finishCommit();
  }
}

/** Preact queues its work; a commit must be in the DOM before it is answered. */
function drawSynchronously(): () => void {
  let flush: (() => void) | null = null;
  const run = (): void => {
    const now = flush;
    flush = null;
    now?.();
  };
  options.debounceRendering = (callback) => {
    flush = callback;
    queueMicrotask(run);
  };
  return run;
}
