import { toText } from '../attributes.ts';
import { onControl } from '../controls.ts';
import { element } from '../node.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';
import { fire } from './built-in.ts';

/**
 * A page from elsewhere over the whole frame. It is a stranger to the preview: without the app's origin, reached by
 * `postMessage` only. What it posts is `onMessage`; what the app posts arrives as a `message` event.
 */
export const webView: BuiltIn = (use) => {
  const { attributes, props, page } = use;
  return element('web-view', { ...props, ref: (host: HTMLElement | null) => host && connect(host, use) }, [
    element('iframe', {
      key: 'page',
      src: page.resolveImage(attributes['src']) || undefined,
      title: toText(props['aria-label']) || 'web-view',
      sandbox: 'allow-scripts allow-forms allow-popups',
    }),
  ]);
};

const uses = new WeakMap<HTMLElement, BuiltInUse>();

function connect(host: HTMLElement, use: BuiltInUse): void {
  const known = uses.has(host);
  uses.set(host, use);
  if (known) return;
  const inside = (): Window | null => host.querySelector('iframe')?.contentWindow ?? null;
  onControl(host, (method, [message]) => {
    if (method === 'postMessage') inside()?.postMessage(message, '*');
  });
  addEventListener('message', (event) => {
    const now = uses.get(host);
    if (now && host.isConnected && event.source === inside()) fire(now, host, 'message', event.data);
  });
}
