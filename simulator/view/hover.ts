import { closestWithMeta, metaOf } from './element-meta.ts';
import type { Hover } from './element-meta.ts';

/** `hover-class`: put on the innermost element that has one while it is pressed (section 3.7). */
export function installHover(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pressed: { element: Element; hover: Hover; classes: string[] } | null = null;
  document.addEventListener('pointerdown', (event) => {
    const found = findHover(event.target);
    if (!found) return;
    const classes = found.hover.className.split(/\s+/).filter(Boolean);
    pressed = { ...found, classes };
    clearTimeout(timer);
    timer = setTimeout(() => found.element.classList.add(...classes), found.hover.startMs);
  });
  const release = (): void => {
    if (!pressed) return;
    const { element, hover, classes } = pressed;
    pressed = null;
    setTimeout(() => element.classList.remove(...classes), hover.startMs + hover.stayMs);
  };
  document.addEventListener('pointerup', release);
  document.addEventListener('pointercancel', release);
}

function findHover(target: EventTarget | null): { element: Element; hover: Hover } | null {
  for (let element = closestWithMeta(target); element; element = closestWithMeta(element.parentElement)) {
    const hover = metaOf(element)?.hover;
    if (hover) return { element, hover };
  }
  return null;
}
