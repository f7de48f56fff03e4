import { isOn, toText, either } from '../attributes.ts';
import { onControl } from '../controls.ts';
import { element } from '../node.ts';
import type { BuiltIn } from './built-in.ts';
import { fire } from './built-in.ts';

/** A native video (section 4.3); the end is told under both names that are in use (section 10-39). */
export const video: BuiltIn = (use) => {
  const { attributes, props, page } = use;
  const tell =
    (...types: readonly string[]) =>
    (event: Event): void => {
      for (const type of types) fire(use, event, type, {});
    };
  return element('video', {
    ...props,
    ref: (host: HTMLVideoElement | null) => host && onControl(host, (method, args) => control(host, method, args)),
    src: page.resolveImage(attributes['src']) || undefined,
    poster: page.resolveImage(attributes['poster']) || undefined,
    controls: isOn(attributes['controls'], true),
    autoplay: isOn(attributes['autoplay']),
    loop: isOn(attributes['loop']),
    muted: isOn(attributes['muted']),
    playsInline: true,
    style: `object-fit:${toText(either(attributes, 'object-fit')) || 'contain'};${toText(props['style'])}`,
    onPlay: tell('play'),
    onPause: tell('pause'),
    onEnded: tell('ended', 'end'),
    onWaiting: tell('loading'),
    onCanPlay: tell('canPlay'),
    onTimeUpdate: (event: Event) =>
      fire(use, event, 'timeUpdate', { currentTime: (event.currentTarget as HTMLVideoElement).currentTime }),
    onError: (event: Event) => fire(use, event, 'error', { errMsg: `cannot play ${toText(attributes['src'])}` }),
  });
};

function control(host: HTMLVideoElement, method: string, [first]: readonly unknown[]): void {
  if (method === 'play') void host.play().catch(() => undefined);
  else if (method === 'pause') host.pause();
  else if (method === 'seek') host.currentTime = Number(first) || 0;
  else if (method === 'mute') host.muted = first !== false;
  else if (method === 'playbackRate') host.playbackRate = Number(first) || 1;
  else if (method === 'requestFullScreen') void host.requestFullscreen().catch(() => undefined);
  else if (method === 'exitFullScreen') void document.exitFullscreen().catch(() => undefined);
  else if (method === 'stop') {
    host.pause();
    host.currentTime = 0;
  }
}
