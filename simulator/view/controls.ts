/** What `my.createVideoContext(id)` and its like do to the element of that id. */
export type Control = (method: string, args: readonly unknown[]) => void;

const controls = new WeakMap<Element, Control>();

/** Makes an element answer to contexts of its id. */
export function onControl(target: Element, control: Control): void {
  controls.set(target, control);
}

/** Runs a method of a context; false when there is no such element or it answers to none. */
export function runControl(id: string, method: string, args: readonly unknown[]): boolean {
  const target = document.getElementById(id);
  const control = target && controls.get(target);
  control?.(method, args);
  return Boolean(control);
}
