import type { EventBinding } from '../protocol/template.ts';

/** What the TXML says about a rendered element and the DOM cannot hold: handlers, their owner, and typed `data-*` values. */
export interface ElementMeta {
  tag: string;
  /** Address of the instance whose markup carries the element. */
  owner: string;
  dataset: Readonly<Record<string, unknown>>;
  events: readonly EventBinding[];
  hover: Hover | null;
  /** What `animation` is bound to. */
  animation?: unknown;
}

export interface Hover {
  className: string;
  startMs: number;
  stayMs: number;
}

/** What an input-like built-in offers to the form and the group around it. */
export interface FormControl {
  name(): string;
  value(): unknown;
  reset(): void;
}

const metaKey = Symbol('tini meta');
type WithMeta = Element & { [metaKey]?: ElementMeta };
const controls = new WeakMap<Element, FormControl>();
const listeners = new Set<(element: Element, meta: ElementMeta) => void>();

/** The prop that carries an ElementMeta into Preact. */
export const META_PROP = 'tiniMeta';

/**
 * Preact assigns a prop that the element has as a property, so a setter on the prototype is a side table that costs
 * no ref callback per element. Called once per document.
 */
export function installMetaProperty(): void {
  if (META_PROP in Element.prototype) return;
  Object.defineProperty(Element.prototype, META_PROP, {
    get(this: WithMeta): ElementMeta | undefined {
      return this[metaKey];
    },
    set(this: WithMeta, meta: ElementMeta) {
      this[metaKey] = meta;
      for (const listener of listeners) listener(this, meta);
    },
  });
}

export function metaOf(target: WithMeta): ElementMeta | undefined {
  return target[metaKey];
}

/** Calls back for every element that is created or rendered again. */
export function onElementRendered(listener: (element: Element, meta: ElementMeta) => void): void {
  listeners.add(listener);
}

/** The element itself or the nearest ancestor that the TXML wrote. */
export function closestWithMeta(target: EventTarget | null): Element | null {
  let element = target instanceof Element ? target : null;
  while (element && !metaOf(element)) element = element.parentElement;
  return element;
}

/** Whether a handler is bound; an empty one is none (section 4.1). */
export function hasHandler(meta: ElementMeta, type: string): boolean {
  return meta.events.some(([bound, , handler]) => bound === type && typeof handler === 'string' && handler !== '');
}

export function setFormControl(target: Element, control: FormControl): void {
  controls.set(target, control);
}

export function formControlOf(target: Element): FormControl | undefined {
  return controls.get(target);
}
