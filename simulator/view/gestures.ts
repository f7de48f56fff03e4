import { hasHandler, metaOf } from './element-meta.ts';
import { bubble, isBoundOnPath } from './events.ts';
import type { SendEvent, Touches } from './events.ts';
import { installHover } from './hover.ts';
import { pointOf, touchesOf } from './touch-points.ts';

const LONG_TAP_MS = 500;
const MOVE_LIMIT_PX = 10;

/** Turns the document's pointer, touch, keyboard and animation events into the bubbling events of section 4.1. */
export function installGestures(send: SendEvent): void {
  const press = new Press(send);
  installTouches(send, press);
  installHover();
  document.addEventListener('pointerdown', (event) => press.begin(event));
  document.addEventListener('pointermove', (event) => press.move(event));
  document.addEventListener('pointercancel', () => press.cancel());
  document.addEventListener('pointerup', () => press.end());
  document.addEventListener('scroll', () => press.cancel(), { capture: true, passive: true });
  document.addEventListener('click', (event) => press.click(event));
  document.addEventListener('keydown', pressedKey);
  document.addEventListener('contextmenu', (event) => {
    if (isBoundOnPath(event.target, 'longTap')) event.preventDefault();
  });
  installAnimationEvents(send);
}

/** One pointer press: tells a tap from a long tap and from a movement. */
class Press {
  #target: EventTarget | null = null;
  #start = { x: 0, y: 0 };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #suppressed = false;
  #echo: Element | null = null;
  readonly #send: SendEvent;

  constructor(send: SendEvent) {
    this.#send = send;
  }

  begin(event: PointerEvent): void {
    if (!event.isPrimary || event.button !== 0) return;
    this.#target = event.target;
    this.#start = { x: event.clientX, y: event.clientY };
    this.#suppressed = false;
    this.#echo = null;
    clearTimeout(this.#timer);
    if (!isBoundOnPath(event.target, 'longTap')) return;
    const detail = { x: event.pageX, y: event.pageY, clientX: event.clientX, clientY: event.clientY };
    this.#timer = setTimeout(() => {
      this.#suppressed = true;
      bubble(this.#send, this.#target, 'longTap', detail);
    }, LONG_TAP_MS);
  }

  move(event: PointerEvent): void {
    if (!this.#target) return;
    if (Math.hypot(event.clientX - this.#start.x, event.clientY - this.#start.y) <= MOVE_LIMIT_PX) return;
    this.#suppressed = true;
    this.cancel();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#target = null;
  }

  click(event: MouseEvent): void {
    // A label clicks its control a second time; the finger tapped once.
    if (this.#echo !== null && event.target === this.#echo) {
      this.#echo = null;
      return;
    }
    const hit = event.target instanceof Element ? event.target : null;
    const control = hit?.closest('label')?.control;
    this.#echo = control && hit !== control && !control.contains(hit) ? control : null;
    const isPointer = event.detail > 0;
    if (isPointer && this.#suppressed) return;
    bubble(this.#send, hit, 'tap', isPointer ? positionOf(event) : centreOf(hit));
  }
}

function positionOf(event: MouseEvent): object {
  const { clientX, clientY, pageX, pageY } = event;
  return { x: pageX, y: pageY, clientX, clientY, pageX, pageY };
}

function centreOf(hit: Element | null): object {
  const box = hit?.getBoundingClientRect() ?? new DOMRect();
  const clientX = Math.round(box.x + box.width / 2);
  const clientY = Math.round(box.y + box.height / 2);
  const pageX = clientX + scrollX;
  const pageY = clientY + scrollY;
  return { x: pageX, y: pageY, clientX, clientY, pageX, pageY };
}

/** Enter and Space tap what is focusable only because it is tappable; native controls click by themselves. */
function pressedKey(event: KeyboardEvent): void {
  if ((event.key !== 'Enter' && event.key !== ' ') || event.repeat) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (!target || target.matches('button,input,textarea,label')) return;
  const meta = metaOf(target);
  const isOurs = target.localName === 'tini-arrow' || (meta && hasHandler(meta, 'tap'));
  if (!isOurs) return;
  event.preventDefault();
  target.click();
}

/** Real touches as they are; the mouse makes one touch while its button is down. */
function installTouches(send: SendEvent, press: Press): void {
  const names = { touchstart: 'touchStart', touchmove: 'touchMove', touchend: 'touchEnd', touchcancel: 'touchCancel' };
  for (const [name, type] of Object.entries(names)) {
    document.addEventListener(
      name,
      (event) => {
        if (!(event instanceof TouchEvent)) return;
        if (name === 'touchcancel') press.cancel();
        if (isBoundOnPath(event.target, type)) bubble(send, event.target, type, {}, touchesOf(event));
      },
      { passive: true },
    );
  }
  installMouseTouches(send);
}

function installMouseTouches(send: SendEvent): void {
  let held: EventTarget | null = null;
  const send1 = (type: string, event: PointerEvent, isDown: boolean): void => {
    const point = pointOf(event, 0);
    const touches: Touches = { touches: isDown ? [point] : [], changedTouches: [point] };
    if (isBoundOnPath(held, type)) bubble(send, held, type, {}, touches);
  };
  document.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    held = event.target;
    send1('touchStart', event, true);
  });
  document.addEventListener('pointermove', (event) => {
    if (!held || event.pointerType !== 'mouse') return;
    if (event.buttons === 0) {
      // The button was let go outside the frame.
      send1('touchEnd', event, false);
      held = null;
    } else send1('touchMove', event, true);
  });
  document.addEventListener('pointerup', (event) => {
    if (!held || event.pointerType !== 'mouse') return;
    send1('touchEnd', event, false);
    held = null;
  });
}

function installAnimationEvents(send: SendEvent): void {
  const names = {
    transitionend: 'transitionEnd',
    animationstart: 'animationStart',
    animationiteration: 'animationIteration',
    animationend: 'animationEnd',
  };
  for (const [name, type] of Object.entries(names)) {
    document.addEventListener(name, (event) => {
      if (!isBoundOnPath(event.target, type)) return;
      const { elapsedTime } = event as AnimationEvent;
      const what =
        event instanceof TransitionEvent
          ? { propertyName: event.propertyName }
          : { animationName: (event as AnimationEvent).animationName };
      bubble(send, event.target, type, { elapsedTime, ...what });
    });
  }
}
