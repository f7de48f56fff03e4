import { Fragment, h } from 'preact';
import type { ComponentType } from 'preact';
import type { AddSlot, EventBinding, Scope, ViewContext } from '../protocol/template.ts';
import { commonProps } from './attributes.ts';
import { builtInOf } from './elements/registry.ts';
import { NO_SLOTS } from './instance-props.ts';
import type { InstanceProps, SlotContent, Slots } from './instance-props.ts';
import { component, element } from './node.ts';
import type { ViewNode } from './node.ts';
import type { PageServices } from './page-services.ts';

/** `$` of one instance's markup: makes Preact nodes keyed by site, iteration and address. */
export class InstanceContext implements ViewContext<ViewNode> {
  readonly #page: PageServices;
  readonly #owner: string;
  readonly #slots: () => Slots;
  readonly #instanceView: ComponentType<InstanceProps>;

  /** @param instanceView draws the component tags of this markup, each with a context of its own. */
  constructor(page: PageServices, owner: string, slots: () => Slots, instanceView: ComponentType<InstanceProps>) {
    this.#page = page;
    this.#owner = owner;
    this.#slots = slots;
    this.#instanceView = instanceView;
  }

  element(
    tag: string,
    site: number,
    attributes: Record<string, unknown> | null,
    dataset: Record<string, unknown> | null,
    events: readonly EventBinding[] | null,
    children: readonly ViewNode[],
  ): ViewNode {
    const given = attributes ?? {};
    const props = commonProps(given, {
      tag,
      owner: this.#owner,
      dataset: dataset ?? {},
      events: events ?? [],
      hover: null,
    });
    props['key'] = site;
    return builtInOf(tag)({ tag, attributes: given, props, children, page: this.#page });
  }

  text(value: string): ViewNode {
    return value;
  }

  component(path: string, tag: string, fill: (add: AddSlot<readonly ViewNode[]>) => void): ViewNode {
    const page = this.#page;
    const state = page.state.get(path);
    // The logic layer has said that there is no such component; the tag stays empty and inert (section 1.5).
    if (!state) return element('tini-missing', { key: path, 'tini-tag': tag, hidden: true });
    // The id makes a new instance at an old address a new element, without the old one's typed text and the like.
    return component(this.#instanceView, {
      key: `${path}#${state.id}`,
      page,
      address: path,
      slots: collectSlots(fill),
    });
  }

  slot(path: string, name: unknown, scope: Scope, fallback: ((path: string) => readonly ViewNode[]) | null): ViewNode {
    const contents = this.#slots().get(slotName(name));
    if (!contents) return fragment(path, fallback ? fallback(path) : []);
    return fragment(
      path,
      contents.map((content, index) => fragment(index, content(path, scope))),
    );
  }

  hasSlot(name: unknown): boolean {
    return this.#slots().has(slotName(name));
  }

  list(site: number, items: readonly { key: string; nodes: readonly ViewNode[] }[]): ViewNode {
    return fragment(site, items.map(iteration));
  }

  group(site: number, nodes: readonly ViewNode[]): ViewNode {
    return fragment(site, nodes);
  }
}

/** One iteration; a lone element carries the key itself, which spares a fragment per row. */
function iteration({ key, nodes }: { key: string; nodes: readonly ViewNode[] }): ViewNode {
  const [only] = nodes;
  if (nodes.length !== 1 || typeof only !== 'object' || typeof only.type !== 'string') return fragment(key, nodes);
  only.key = key;
  return only;
}

function fragment(key: string | number, nodes: readonly ViewNode[]): ViewNode {
  return h(Fragment, { key }, nodes as ViewNode[]);
}

function slotName(name: unknown): string {
  return name === null || name === undefined ? '' : String(name);
}

function collectSlots(fill: (add: AddSlot<readonly ViewNode[]>) => void): Slots {
  let slots: Map<string, SlotContent[]> | null = null;
  fill((name, content) => {
    slots ??= new Map();
    const contents = slots.get(slotName(name));
    if (contents) contents.push(content);
    else slots.set(slotName(name), [content]);
  });
  return slots ?? NO_SLOTS;
}
