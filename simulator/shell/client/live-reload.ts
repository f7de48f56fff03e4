import type { BuildChange, BuildReport, LiveMessage, PhoneConfig } from '../shared/phone-config.ts';

export interface BuildListener {
  /** Scripts were edited: the app is started anew. */
  restart(): void;
  /** Templates or styles were edited: they are put in place. */
  swap(buildId: number, change: BuildChange): void;
}

/** Who says what is wrong with a build. */
export interface BuildNotice {
  start(report: BuildReport): void;
  rebuilt(report: BuildReport): void;
}

/** Follows the builds after the one this page was made with: shows what is wrong, and brings in what is new. */
export function followBuilds(config: PhoneConfig, overlay: BuildNotice, listener: BuildListener): void {
  overlay.start(config.build);
  let running = config.app?.buildId ?? 0;
  listenForBuilds((message) => {
    if (message.kind === 'hello') {
      // The preview was started anew, or builds were missed while the machine slept.
      if (message.session !== config.session || message.goodBuild !== running) location.reload();
      return;
    }
    const { report, change } = message;
    overlay.rebuilt(report);
    if (!report.ok || report.id <= running) return;
    if (change.app || running === 0) listener.restart();
    else listener.swap(report.id, change);
    running = report.id;
  });
}

/** Calls back with everything that the preview says of its builds. */
export function listenForBuilds(onMessage: (message: LiveMessage) => void): void {
  const events = new EventSource('/events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => onMessage(JSON.parse(data) as LiveMessage));
}
