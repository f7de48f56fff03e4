import type { BuildReport, LiveMessage } from '../shared/phone-config.ts';

/** Calls back with the report of every build after the one this page was made with. */
export function listenForBuilds(since: number, onBuild: (report: BuildReport) => void): void {
  const events = new EventSource('/events');
  events.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as LiveMessage;
    if (message.report.id > since) onBuild(message.report);
  });
}

/** `file:line:column` of a compile message. */
export function placeOf({ file, line, column }: BuildReport['messages'][number]): string {
  return line > 0 ? `${file}:${line}:${column}` : file;
}
