import type { TouchPoint } from '../protocol/view-messages.ts';
import type { Touches } from './events.ts';

type Point = Pick<Touch, 'pageX' | 'pageY' | 'clientX' | 'clientY'>;

export function pointOf({ pageX, pageY, clientX, clientY }: Point, identifier: number): TouchPoint {
  return { identifier, pageX, pageY, clientX, clientY };
}

/** The touch lists of a DOM event as plain data. */
export function touchesOf(event: TouchEvent): Touches {
  return {
    touches: Array.from(event.touches, (touch) => pointOf(touch, touch.identifier)),
    changedTouches: Array.from(event.changedTouches, (touch) => pointOf(touch, touch.identifier)),
  };
}
