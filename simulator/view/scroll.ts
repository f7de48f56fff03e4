const REACH_PX = 50;

export interface ScrollEvents {
  reachBottom(): void;
  pageScroll(scrollTop: number, scrollHeight: number): void;
}

/** The page's root scroller: reports scrolling once a frame, and the bottom once per visit or content height. */
export function installPageScroll(events: ScrollEvents): void {
  let reachedHeight = 0;
  let pending = false;
  const tell = (): void => {
    pending = false;
    const { scrollTop, scrollHeight, clientHeight } = scroller();
    events.pageScroll(Math.round(scrollTop), scrollHeight);
    if (scrollHeight - clientHeight - scrollTop > REACH_PX) reachedHeight = 0;
    else if (scrollHeight !== reachedHeight) {
      reachedHeight = scrollHeight;
      events.reachBottom();
    }
  };
  addEventListener(
    'scroll',
    () => {
      if (pending) return;
      pending = true;
      requestAnimationFrame(tell);
    },
    { passive: true },
  );
}

/** `my.pageScrollTo`: to a position, or to the first element of a selector. */
export function scrollPageTo(scrollTop: number | null, selector: string | null, durationMs: number): void {
  const root = scroller();
  const found = selector ? document.querySelector(selector) : null;
  const top = found ? root.scrollTop + found.getBoundingClientRect().top : scrollTop;
  if (top === null) return;
  if (durationMs <= 0) {
    root.scrollTo({ top, behavior: 'instant' });
    return;
  }
  const from = root.scrollTop;
  const goal = Math.max(0, Math.min(top, root.scrollHeight - root.clientHeight));
  const start = performance.now();
  const step = (now: number): void => {
    const t = Math.max(0, Math.min(1, (now - start) / durationMs));
    root.scrollTo({ top: from + (goal - from) * (1 - (1 - t) ** 2), behavior: 'instant' });
    if (t < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function scroller(): Element {
  return document.scrollingElement ?? document.documentElement;
}
