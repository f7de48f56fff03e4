import { onExpressionProblem } from '../protocol/expression.ts';
import type { LogicToView, ViewToLogic } from '../protocol/view-messages.ts';
import type { FrameInit, FrameResize, FrameStart } from './frame-init.ts';
import { useVietnameseLocale } from './locale.ts';
import { MetricsStyle } from './metrics.ts';
import { Page } from './page.ts';
import type { ViewTemplates } from './page.ts';
import { connectPort } from './port-connection.ts';

/** Entry of a page frame: waits for the shell's FrameStart, loads the app's templates and says hello to the logic layer. */
let metrics: MetricsStyle | null = null;

addEventListener('message', (event: MessageEvent<FrameStart | FrameResize>) => {
  if (event.source !== parent || event.origin !== location.origin) return;
  const { data } = event;
  if (data?.tini === 'metrics') metrics?.apply(data.metrics);
  if (data?.tini === 'frame' && !metrics && event.ports[0]) {
    metrics = new MetricsStyle(data.init);
    void start(data.init, event.ports[0]);
  }
});

async function start(init: FrameInit, port: MessagePort): Promise<void> {
  const connection = connectPort<ViewToLogic, LogicToView>(port);
  try {
    useVietnameseLocale();
    const bundle = (await import(/* @vite-ignore */ init.bundleUrl)) as { templates: ViewTemplates };
    const page = new Page(init, connection, bundle.templates);
    installReporting(page);
    connection.send(['hello']);
  } catch (error) {
    // The frame's only boundary: without templates there is nothing to draw, but the developer must read why.
    connection.send([
      'problem',
      `the page's view cannot start: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}

/** What goes wrong in the frame itself is told like everything else. */
function installReporting(page: Page): void {
  onExpressionProblem((message) => page.report(message));
  addEventListener('error', (event) => page.report(`error in the page's view: ${event.message}`));
  addEventListener('unhandledrejection', (event) => page.report(`error in the page's view: ${String(event.reason)}`));
}
