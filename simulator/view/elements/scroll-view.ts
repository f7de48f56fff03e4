import { Component } from 'preact';
import type { VNode } from 'preact';
import { isOn, toNumber, toText } from '../attributes.ts';
import { component, element } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

export const scrollView: BuiltIn = (use) => component(ScrollView, { key: use.props['key'], use });

interface ScrollProps {
  use: BuiltInUse;
}

/** A scroller of its own; `scroll-top`, `scroll-left` and `scroll-into-view` act when they change. */
class ScrollView extends Component<ScrollProps> {
  #box: HTMLElement | null = null;
  #pending = false;
  #zone: 'upper' | 'lower' | null = 'upper';

  override componentDidMount(): void {
    this.#follow({}, false);
  }

  override componentDidUpdate(before: ScrollProps): void {
    this.#follow(before.use.attributes, isOn(this.props.use.attributes['scroll-with-animation']));
  }

  override render({ use }: ScrollProps): VNode {
    const x = isOn(use.attributes['scroll-x']);
    const y = isOn(use.attributes['scroll-y']);
    const props = {
      ...use.props,
      ref: (box: HTMLElement | null) => (this.#box = box),
      'tini-scroll': (x ? 'x' : '') + (y ? 'y' : ''),
      ...(isOn(use.attributes['trap-scroll']) ? { 'tini-trap': '' } : {}),
      // A scroller without focusable content must be reachable by keyboard.
      ...(x || y ? { tabIndex: 0 } : {}),
      onScroll: () => this.#scrolled(),
    };
    return element('scroll-view', props, use.children);
  }

  #follow(before: Readonly<Record<string, unknown>>, smooth: boolean): void {
    const box = this.#box;
    if (!box) return;
    const now = this.props.use.attributes;
    const behavior = smooth ? 'smooth' : 'instant';
    const changed = (name: string): boolean => now[name] !== undefined && now[name] !== before[name];
    const target = toText(now['scroll-into-view']);
    const inner = target && changed('scroll-into-view') ? box.querySelector(`#${CSS.escape(target)}`) : null;
    if (inner) {
      const from = box.getBoundingClientRect();
      const to = inner.getBoundingClientRect();
      box.scrollTo({ left: box.scrollLeft + to.left - from.left, top: box.scrollTop + to.top - from.top, behavior });
    } else if (changed('scroll-top') || changed('scroll-left')) {
      const top = toNumber(now['scroll-top'], box.scrollTop);
      box.scrollTo({ top, left: toNumber(now['scroll-left'], box.scrollLeft), behavior });
    }
  }

  #scrolled(): void {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      this.#tell();
    });
  }

  #tell(): void {
    const box = this.#box;
    const { use } = this.props;
    if (!box) return;
    const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = box;
    fire(use, box, 'scroll', { scrollLeft, scrollTop, scrollHeight, scrollWidth });
    const vertical = isOn(use.attributes['scroll-y']);
    const before = vertical ? scrollTop : scrollLeft;
    const after = vertical ? scrollHeight - box.clientHeight - scrollTop : scrollWidth - box.clientWidth - scrollLeft;
    const isUpper = before <= toNumber(use.attributes['upper-threshold'], 50);
    const isLower = after <= toNumber(use.attributes['lower-threshold'], 50);
    const zone = isLower ? 'lower' : isUpper ? 'upper' : null;
    if (zone !== this.#zone && zone) fire(use, box, zone === 'upper' ? 'scrollToUpper' : 'scrollToLower', {});
    this.#zone = zone;
  }
}
