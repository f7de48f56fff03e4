/** Pulled this far from the top, a page refreshes. */
const PULL_PX = 70;

export interface FrameListeners {
  /** Escape. */
  back(): void;
  scrolled(scrollTop: number): void;
  /** A pull at the top, by finger or mouse. */
  pulled(): void;
}

/** Hears in a page's frame what the phone itself must hear: the back key, scrolling, and a pull at the top. */
export function listenInFrame(view: Window, listeners: FrameListeners): void {
  view.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) listeners.back();
  });
  view.addEventListener('scroll', () => listeners.scrolled(view.scrollY), { passive: true });
  listenForPulls(view, listeners);
}

function listenForPulls(view: Window, listeners: FrameListeners): void {
  let startY: number | null = null;
  view.addEventListener(
    'touchstart',
    (event) => {
      startY = view.scrollY <= 0 && event.touches.length === 1 ? (event.touches[0]?.clientY ?? null) : null;
    },
    { passive: true },
  );
  view.addEventListener(
    'touchend',
    (event) => {
      const endY = event.changedTouches[0]?.clientY ?? 0;
      if (startY !== null && view.scrollY <= 0 && endY - startY > PULL_PX) listeners.pulled();
      startY = null;
    },
    { passive: true },
  );
  let heldY: number | null = null;
  view.addEventListener('pointerdown', (event) => {
    heldY = event.pointerType === 'mouse' && event.button === 0 && view.scrollY <= 0 ? event.clientY : null;
  });
  view.addEventListener('pointerup', (event) => {
    if (heldY !== null && view.scrollY <= 0 && event.clientY - heldY > PULL_PX) listeners.pulled();
    heldY = null;
  });
}
