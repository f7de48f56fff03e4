import { h } from 'preact';
import type { Attributes, ComponentChildren, ComponentType, VNode } from 'preact';

/** What generated view templates pass around. */
export type ViewNode = VNode | string;

export type Props = Record<string, unknown>;

/** Preact's `h` for literal TXML elements, whose names and properties Preact's types do not know. */
export function element(tag: string, props: Props, children: readonly ViewNode[] | null = null): VNode {
  return h(tag, props as Attributes, children as ComponentChildren);
}

/** Preact's `h` for our stateful built-ins. */
export function component<P>(type: ComponentType<P>, props: P & Attributes): VNode {
  return h(type as ComponentType<unknown>, props);
}
