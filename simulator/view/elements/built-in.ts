import type { Props, ViewNode } from '../node.ts';
import type { PageServices } from '../page-services.ts';

/** One use of a built-in tag in a template. */
export interface BuiltInUse {
  tag: string;
  /** As the TXML gives them. */
  attributes: Readonly<Props>;
  /** `key` and the attributes common to all built-ins, ready for the DOM. */
  props: Props;
  children: readonly ViewNode[];
  page: PageServices;
}

/** Draws a built-in tag as a literal element of that name. */
export type BuiltIn = (use: BuiltInUse) => ViewNode;

/** A BuiltIn's own event, from whatever DOM event made it. */
export function fire(use: BuiltInUse, event: Event | Element, type: string, detail: unknown): void {
  const target = event instanceof Element ? event : event.currentTarget;
  if (target instanceof Element) use.page.fire(target, type, detail);
}
