import type { QueryStep } from '../protocol/view-messages.ts';

/**
 * Answers `createSelectorQuery().exec()` (section 7.4): a rect or offsets for `select`, an array of them for `selectAll`,
 * null for a missing node. A step without a selector asks about the viewport.
 */
export function runQuery(steps: readonly QueryStep[], report: (message: string) => void): unknown[] {
  return steps.map((step) => {
    const measure = step.want === 'rect' ? rectOf : offsetsOf;
    if (step.selector === null) return step.want === 'rect' ? viewportRect() : offsetsOf(scroller());
    try {
      const selector = step.selector.trim();
      if (step.all) return Array.from(document.querySelectorAll(selector), measure);
      const found = document.querySelector(selector);
      return found && measure(found);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      report(`"${step.selector}" is not a selector that createSelectorQuery understands`);
      return step.all ? [] : null;
    }
  });
}

function scroller(): Element {
  return document.scrollingElement ?? document.documentElement;
}

function viewportRect(): object {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  return { id: '', top: 0, left: 0, right: width, bottom: height, x: 0, y: 0, width, height };
}

function rectOf(element: Element): object {
  const { top, left, right, bottom, width, height, x, y } = element.getBoundingClientRect();
  return { id: element.id, top, left, right, bottom, width, height, x, y };
}

function offsetsOf(element: Element): object {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = element;
  return { id: element.id, scrollTop, scrollLeft, scrollHeight, scrollWidth };
}
