import { Component } from 'preact';
import type { VNode } from 'preact';
import { isOn, splitAccessible, toText } from '../attributes.ts';
import { component, element } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/** A box of 300 x 225 with an `img` that the base sheet fits by `mode`. */
export const image: BuiltIn = (use) => component(ImageElement, { key: use.props['key'], use });

interface ImageProps {
  use: BuiltInUse;
}

class ImageElement extends Component<ImageProps, { failed: string }> {
  override state = { failed: '' };

  override render({ use }: ImageProps, { failed }: { failed: string }): VNode {
    const { attributes, page } = use;
    const { outer, inner } = splitAccessible(use.props);
    const label = inner['aria-label'];
    // The inner img is the picture for assistive technology: it takes the name, and the box is no second one.
    delete inner['aria-label'];
    if (inner['role'] === 'img') delete inner['role'];
    const wanted = page.resolveImage(attributes['src']);
    const spare = page.resolveImage(attributes['default-source']);
    const src = wanted !== '' && failed !== wanted ? wanted : spare;
    const waiting = spare && src === wanted ? `background:url("${encodeURI(spare)}") center/cover no-repeat` : '';
    const img = element('img', {
      key: 'img',
      src,
      alt: toText(label),
      draggable: false,
      decoding: 'async',
      ...(isOn(attributes['lazy-load']) ? { loading: 'lazy' } : {}),
      ...(waiting ? { style: waiting } : {}),
      onLoad: (event: Event) => this.#loaded(event, src === wanted),
      onError: (event: Event) => this.#failed(event, wanted),
    });
    const mode = toText(attributes['mode']) || 'scaleToFill';
    return element('image', { ...outer, ...inner, 'tini-mode': mode }, src === '' ? [] : [img]);
  }

  #loaded(event: Event, isWanted: boolean): void {
    const img = event.currentTarget as HTMLImageElement;
    img.style.background = '';
    const box = img.parentElement;
    if (isWanted && box) fire(this.props.use, box, 'load', { width: img.naturalWidth, height: img.naturalHeight });
  }

  #failed(event: Event, wanted: string): void {
    const box = (event.currentTarget as HTMLImageElement).parentElement;
    if (this.state.failed === wanted || !box) return;
    this.setState({ failed: wanted });
    fire(this.props.use, box, 'error', { errMsg: `cannot load ${toText(this.props.use.attributes['src'])}` });
  }
}
