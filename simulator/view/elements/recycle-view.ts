import { cloneElement, Component, Fragment } from 'preact';
import type { ComponentChildren, VNode } from 'preact';
import { isOn, toNumber, toText } from '../attributes.ts';
import { onControl } from '../controls.ts';
import { component, element } from '../node.ts';
import type { ViewNode } from '../node.ts';
import { fire } from './built-in.ts';
import type { BuiltIn, BuiltInUse } from './built-in.ts';

/** A row nobody has measured yet. */
const GUESSED_PX = 48;
/** Drawn beyond either edge of the window. */
const OVERSCAN_PX = 200;
/** Never more rows in the document, however small they are. */
const MOST_ROWS = 90;
const END_PX = 50;
const REST_MS = 150;

const part =
  (tag: string): BuiltIn =>
  ({ props, children }) =>
    element(tag, props, children);

export const recycleItem = part('recycle-item');
export const recyclePart = part;

/** A long list of which only the rows around the window are in the document (section 4.3). */
export const recycleView: BuiltIn = (use) => component(RecycleView, { key: use.props['key'], use });

interface RecycleProps {
  use: BuiltInUse;
}

interface Range {
  start: number;
  end: number;
}

class RecycleView extends Component<RecycleProps, Range> {
  override state: Range = { start: 0, end: 20 };
  #host: HTMLElement | null = null;
  #heights: number[] = [];
  #columns = 1;
  #count = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #scrolling = false;
  #reachedCount = -1;

  override componentDidMount(): void {
    const host = this.#host;
    if (!host) return;
    onControl(host, (method, [options]) => this.#control(method, options));
    this.#measure();
    this.#scrollToRow(toNumber(this.props.use.attributes['initialTopMostItemIndex'], 0), 'start');
    fire(this.props.use, host, 'ready', {});
    this.#update();
  }

  override componentDidUpdate(): void {
    this.#measure();
    this.#update();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.#rest);
  }

  override render({ use }: RecycleProps, range: Range): VNode {
    const { attributes, props } = use;
    const parts = split(use.children);
    this.#count = parts.items.length;
    const start = Math.min(range.start, Math.max(0, this.#count - 1));
    const end = Math.min(range.end, this.#count);
    const listClass = toText(attributes['listClassName']);
    const rows = parts.items.slice(start, end).map((item) => withClass(item, toText(attributes['itemClassName'])));
    const list = element(
      'tini-list',
      { key: 'list', class: listClass, 'tini-grid': isOn(attributes['isGrid']) ? '' : undefined },
      rows,
    );
    const placeholder = this.#count === 0 ? [...parts.placeholders] : [];
    return element(
      'recycle-view',
      {
        ...props,
        tabIndex: 0,
        ref: (host: HTMLElement | null) => (this.#host = host),
        onScroll: () => this.#scrolled(),
      },
      [
        spacer('before', this.#offset(start)),
        list,
        spacer('after', this.#offset(this.#count) - this.#offset(end)),
        ...placeholder,
        ...parts.loading,
        ...parts.footers,
      ],
    );
  }

  /** Px above a row. In a grid every row of cells counts once. */
  #offset(index: number): number {
    const guess = this.#average();
    let sum = 0;
    for (let row = 0; row < index; row += this.#columns) sum += this.#heights[row] ?? guess;
    return sum;
  }

  #average(): number {
    const known = this.#heights.filter((height) => height > 0);
    return known.length === 0 ? GUESSED_PX : known.reduce((sum, height) => sum + height, 0) / known.length;
  }

  #measure(): void {
    const rows = [...(this.#host?.querySelector('tini-list')?.children ?? [])] as HTMLElement[];
    const first = rows[0];
    if (!first) return;
    const inFirstRow = rows.filter((row) => row.offsetTop === first.offsetTop).length;
    this.#columns = isOn(this.props.use.attributes['isGrid']) ? Math.max(1, inFirstRow) : 1;
    for (const [index, row] of rows.entries()) this.#heights[this.state.start + index] = row.offsetHeight;
  }

  #update(): void {
    const host = this.#host;
    if (!host) return;
    const over = toNumber(this.props.use.attributes['overscan'], OVERSCAN_PX);
    const start = this.#rowAt(host.scrollTop - over);
    const end = Math.min(
      this.#count,
      start + MOST_ROWS,
      this.#rowAt(host.scrollTop + host.clientHeight + over) + this.#columns,
    );
    if (start !== this.state.start || end !== Math.min(this.state.end, this.#count)) {
      this.setState({ start, end });
      fire(this.props.use, host, 'rangeChanged', { startIndex: start, endIndex: Math.max(start, end - 1) });
    }
  }

  #rowAt(top: number): number {
    const guess = this.#average();
    let row = 0;
    for (let sum = 0; row < this.#count; row += this.#columns) {
      sum += this.#heights[row] ?? guess;
      if (sum > top) break;
    }
    return Math.min(row, Math.max(0, this.#count - 1));
  }

  #scrolled(): void {
    const host = this.#host;
    if (!host) return;
    const { use } = this.props;
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight } = host;
    fire(use, host, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth });
    if (!this.#scrolling) fire(use, host, 'scrolling', { isScrolling: true });
    this.#scrolling = true;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#scrolling = false;
      fire(use, host, 'scrolling', { isScrolling: false });
    }, REST_MS);
    this.#update();
    if (scrollHeight - clientHeight - scrollTop > END_PX || this.#reachedCount === this.#count) return;
    this.#reachedCount = this.#count;
    fire(use, host, 'endReached', {});
  }

  #control(method: string, options: unknown): void {
    const { index, align, behavior, top } = (
      typeof options === 'object' && options !== null ? options : { index: options }
    ) as {
      index?: unknown;
      align?: unknown;
      behavior?: unknown;
      top?: unknown;
    };
    const smooth = behavior === 'smooth' ? 'smooth' : 'instant';
    if (method === 'scrollToIndex') this.#scrollToRow(Number(index) || 0, toText(align) || 'start', smooth);
    else if (method === 'scrollTo') this.#host?.scrollTo({ top: Number(top) || 0, behavior: smooth });
    else if (method === 'scrollBy') this.#host?.scrollBy({ top: Number(top) || 0, behavior: smooth });
  }

  #scrollToRow(index: number, align: string, behavior: ScrollBehavior = 'instant'): void {
    const host = this.#host;
    if (!host) return;
    const room = host.clientHeight - (this.#heights[index] ?? this.#average());
    const shift = align === 'end' ? room : align === 'center' ? room / 2 : 0;
    host.scrollTo({ top: Math.max(0, this.#offset(index) - shift), behavior });
  }
}

function spacer(name: string, height: number): VNode {
  return element('tini-spacer', { key: name, 'aria-hidden': 'true', style: `height:${Math.max(0, height)}px` });
}

interface Parts {
  items: VNode[];
  placeholders: VNode[];
  footers: VNode[];
  loading: VNode[];
}

/** The children by what they are for; lists and branches around them have no element of their own. */
function split(children: readonly ViewNode[]): Parts {
  const parts: Parts = { items: [], placeholders: [], footers: [], loading: [] };
  const visit = (node: ComponentChildren, path: string): void => {
    if (Array.isArray(node)) return node.forEach((one: ComponentChildren, index) => visit(one, `${path}/${index}`));
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    const { type, props, key } = node as VNode<{ children?: ComponentChildren }>;
    const place = `${path}.${String(key ?? '')}`;
    if (type === Fragment) return visit(props.children, place);
    const lists: Record<string, VNode[]> = {
      'recycle-item': parts.items,
      'recycle-placeholder': parts.placeholders,
      'recycle-footer': parts.footers,
      'recycle-loading': parts.loading,
    };
    const list = typeof type === 'string' ? lists[type] : undefined;
    list?.push(cloneElement(node as VNode, { key: place }));
  };
  visit([...children], '');
  return parts;
}

function withClass(item: VNode, className: string): VNode {
  const { class: own } = item.props as { class?: string };
  return className === '' ? item : cloneElement(item, { class: `${className} ${own ?? ''}`.trim() });
}
