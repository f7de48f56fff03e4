import type { ViewEvent, TouchPoint } from '../protocol/view-messages.ts';
import { closestWithMeta, metaOf } from './element-meta.ts';
import type { ElementMeta } from './element-meta.ts';

export type SendEvent = (owner: string, handler: string, event: ViewEvent) => void;

export interface Touches {
  touches: readonly TouchPoint[];
  changedTouches: readonly TouchPoint[];
}

/**
 * Runs one of the bubbling events (section 4.1) from the element that was hit up to the page: innermost handler first,
 * up to the first `catch`. A `catch` without a handler name only stops.
 */
export function bubble(
  send: SendEvent,
  hit: EventTarget | null,
  type: string,
  detail: unknown,
  touches?: Touches,
): void {
  const target = closestWithMeta(hit);
  for (let element = target; element; element = closestWithMeta(element.parentElement)) {
    const meta = metaOf(element);
    if (!meta || !target) return;
    for (const [bound, catches, handler] of meta.events) {
      if (bound !== type) continue;
      if (isHandler(handler)) send(meta.owner, handler, eventFor(type, target, element, detail, touches));
      if (catches && (isHandler(handler) || handler === true)) return;
    }
  }
}

/** Runs an event of one built-in on that element alone: such events do not bubble. */
export function dispatch(send: SendEvent, target: Element, type: string, detail: unknown): void {
  const meta = metaOf(target);
  for (const [bound, , handler] of meta?.events ?? []) {
    if (meta && bound === type && isHandler(handler)) {
      send(meta.owner, handler, eventFor(type, target, target, detail));
    }
  }
}

/** Whether a tap on the element would run something there or above it. */
export function isBoundOnPath(hit: EventTarget | null, type: string): boolean {
  for (let element = closestWithMeta(hit); element; element = closestWithMeta(element.parentElement)) {
    if (metaOf(element)?.events.some(([bound, , handler]) => bound === type && isHandler(handler))) return true;
  }
  return false;
}

function isHandler(handler: unknown): handler is string {
  return typeof handler === 'string' && handler !== '';
}

/**
 * `target.dataset` holds the data of the element that carries the handler, since apps read it there; what was really hit
 * is in `targetDataset` (section 4.2 and 10-10).
 */
function eventFor(type: string, hit: Element, bound: Element, detail: unknown, touches?: Touches): ViewEvent {
  const hitMeta = metaOf(hit);
  const boundMeta = metaOf(bound);
  const hitData = { ...hitMeta?.dataset };
  const boundData = { ...boundMeta?.dataset };
  return {
    type,
    timeStamp: Date.now(),
    target: {
      ...place(hit, hitMeta),
      id: hit.id || bound.id,
      dataset: { ...hitData, ...boundData },
      targetDataset: hitData,
    },
    currentTarget: { ...place(bound, boundMeta), id: bound.id, dataset: boundData },
    detail: detail ?? {},
    ...touches,
  };
}

function place(
  element: Element,
  meta: ElementMeta | undefined,
): { tagName: string; offsetLeft: number; offsetTop: number } {
  const box = element instanceof HTMLElement ? element : null;
  return {
    tagName: meta?.tag ?? element.localName,
    offsetLeft: box?.offsetLeft ?? 0,
    offsetTop: box?.offsetTop ?? 0,
  };
}
