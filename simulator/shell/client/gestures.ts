/** Pulled this far from the top, a page refreshes. */
const PULL_PX = 70;

export interface FrameListeners {
  /** Escape. */
  back(): void;
  scrolled(scrollTop: number): void;
  /** Null: the page has no pull to refresh. */
  pulled: (() => void) | null;
}

/** Hears in a page's frame what the phone itself must hear: the back key, scrolling, and a pull at the top. */
export function listenInFrame(view: Window, listeners: FrameListeners): void {
  view.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) listeners.back();
  });
  view.addEventListener('scroll', () => listeners.scrolled(view.scrollY), { passive: true });
  const { pulled } = listeners;
  if (!pulled) return;
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
      if (startY !== null && view.scrollY <= 0 && endY - startY > PULL_PX) pulled();
      startY = null;
    },
    { passive: true },
  );
}
