import { Component } from 'preact';
import type { VNode } from 'preact';
import { isOn, splitAccessible, toText } from '../attributes.ts';
import { component, element } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/**
 * A box of 300 x 225 whose picture is painted behind it, padding included: apps make square boxes of `height: 0` and
 * `padding-bottom: 100%`. The `img` inside loads it, names it and, with widthFix or heightFix, gives the box its size.
 */
export const image: BuiltIn = (use) => component(ImageElement, { key: use.props['key'], use });

interface ImageProps {
  use: BuiltInUse;
}

interface ImageState {
  failed: string;
  loaded: string;
}

class ImageElement extends Component<ImageProps, ImageState> {
  override state = { failed: '', loaded: '' };

  override render({ use }: ImageProps, { failed, loaded }: ImageState): VNode {
    const { attributes, page } = use;
    const { outer, inner } = splitAccessible(use.props);
    const label = inner['aria-label'];
    // The inner img is the picture for assistive technology: it takes the name, and the box is no second one.
    delete inner['aria-label'];
    if (inner['role'] === 'img') delete inner['role'];
    const wanted = page.resolveImage(attributes['src']);
    const spare = page.resolveImage(attributes['default-source']);
    const src = wanted !== '' && failed !== wanted ? wanted : spare;
    const isLazy = isOn(attributes['lazy-load']);
    const layers = [isLazy && loaded !== src ? '' : src, loaded === src ? '' : spare];
    const mode = toText(attributes['mode']) || 'scaleToFill';
    const img = element('img', {
      key: 'img',
      src,
      alt: toText(label),
      draggable: false,
      decoding: 'async',
      ...(isLazy ? { loading: 'lazy' } : {}),
      onLoad: (event: Event) => this.#loaded(event, src, wanted),
      onError: (event: Event) => this.#failed(event, wanted),
    });
    const style = [toText(outer['style']), painted(layers)].filter((part) => part !== '').join(';');
    const box = { ...outer, ...inner, ...(style ? { style } : {}), 'tini-mode': mode };
    return element('image', box, src === '' ? [] : [img]);
  }

  #loaded(event: Event, src: string, wanted: string): void {
    const box = (event.currentTarget as HTMLImageElement).parentElement;
    const { naturalWidth: width, naturalHeight: height } = event.currentTarget as HTMLImageElement;
    if (this.state.loaded !== src) this.setState({ loaded: src });
    if (src === wanted && box) fire(this.props.use, box, 'load', { width, height });
  }

  #failed(event: Event, wanted: string): void {
    const box = (event.currentTarget as HTMLImageElement).parentElement;
    if (this.state.failed === wanted || !box) return;
    this.setState({ failed: wanted });
    fire(this.props.use, box, 'error', { errMsg: `cannot load ${toText(this.props.use.attributes['src'])}` });
  }
}

/** The first layer lies on top. How it is fitted is the base sheet's affair. */
function painted(layers: readonly string[]): string {
  const urls = layers.filter((url, index) => url !== '' && layers.indexOf(url) === index);
  const quoted = urls.map((url) => `url("${url.replaceAll(/["\\\n\r]/g, (char) => encodeURIComponent(char))}")`);
  return quoted.length === 0 ? '' : `background-image:${quoted.join(',')}`;
}
