import type { NetworkEntry } from '../shared/phone-tools.ts';
import type { Tools } from './tools.ts';

/** What of a page's frame comes over the network beside the app's own requests. */
const KINDS = new Set(['img', 'css', 'video', 'audio']);

const NO_PICTURE = 'the picture cannot be shown';

/**
 * Lists the pictures, fonts and media that a page loads from other hosts or from a `--map`; what lies in the app's folder is in
 * the phone already. A browser does not say how large the picture of another host is, nor its status.
 */
export function logPictures(
  view: Window & typeof globalThis,
  mapped: Readonly<Record<string, string>>,
  tools: Tools,
): void {
  const entries = new Map<string, NetworkEntry>();
  const failed = new Set<string>();
  const observer = new view.PerformanceObserver((list) => {
    for (const timing of list.getEntries() as PerformanceResourceTiming[]) {
      const url = originalUrl(new URL(timing.name), mapped);
      if (url === null || !KINDS.has(timing.initiatorType)) continue;
      const known = entries.get(timing.name);
      const seen = {
        status: timing.responseStatus,
        size: timing.encodedBodySize,
        milliseconds: timing.duration,
        error: failed.has(timing.name) || timing.responseStatus >= 400 ? NO_PICTURE : '',
      };
      // A picture is painted by its box and loaded by the image in it: one line for both.
      if (known && tools.exchanges.entries.includes(known)) {
        Object.assign(known, seen, { error: known.error || seen.error });
        tools.exchanges.touch();
        continue;
      }
      const entry: NetworkEntry = {
        id: tools.nextId(),
        kind: 'picture',
        at: Math.round(view.performance.timeOrigin + timing.startTime),
        method: 'GET',
        url,
        requestHeaders: {},
        requestBody: '',
        statusText: 'loaded',
        responseHeaders: {},
        responseBody: '',
        ...seen,
      };
      entries.set(timing.name, entry);
      tools.exchanges.add(entry);
    }
  });
  observer.observe({ type: 'resource', buffered: true });
  // Errors do not bubble. They may come before the entry or after it.
  view.document.addEventListener(
    'error',
    ({ target }) => {
      const source = (target as HTMLImageElement | null)?.src;
      if (!source) return;
      failed.add(source);
      const entry = entries.get(source);
      if (!entry) return;
      entry.error = NO_PICTURE;
      tools.exchanges.touch();
    },
    true,
  );
}

/** The URL as the app writes it; null for what is the preview's own. */
function originalUrl(url: URL, mapped: Readonly<Record<string, string>>): string | null {
  if (!/^https?:$/.test(url.protocol)) return null;
  if (url.origin !== location.origin) return url.href;
  for (const [origin, prefix] of Object.entries(mapped)) {
    if (url.pathname.startsWith(`${prefix}/`)) return origin + url.pathname.slice(prefix.length) + url.search;
  }
  return null;
}
