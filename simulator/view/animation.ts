import { onElementRendered } from './element-meta.ts';
import type { Animation, AnimationStep } from '../protocol/animation.ts';

const PX = new Set([
  'width',
  'height',
  'top',
  'left',
  'bottom',
  'right',
  'translate',
  'translateX',
  'translateY',
  'translateZ',
  'translate3d',
]);
const DEGREES = new Set(['rotate', 'rotateX', 'rotateY', 'rotateZ', 'skew', 'skewX', 'skewY']);
const STYLES = new Set(['opacity', 'backgroundColor', 'width', 'height', 'top', 'left', 'bottom', 'right']);

/** Plays `animation="{{...}}"` on an element whenever another export of `my.createAnimation()` is bound (section 7.4). */
export function installAnimations(): void {
  const played = new WeakMap<Element, string>();
  const running = new WeakMap<Element, number>();
  onElementRendered((element, { animation: given }) => {
    if (given === undefined) return;
    if (!isAnimation(given) || !(element instanceof HTMLElement)) return;
    const text = JSON.stringify(given);
    if (played.get(element) === text) return;
    played.set(element, text);
    const run = (running.get(element) ?? 0) + 1;
    running.set(element, run);
    void play(element, given, () => running.get(element) === run);
  });
}

function isAnimation(value: unknown): value is Animation {
  return (
    Array.isArray(value) && value.every((group) => typeof group === 'object' && group !== null && 'steps' in group)
  );
}

/** Group after group; one that takes its place ends it. */
async function play(element: HTMLElement, animation: Animation, isCurrent: () => boolean): Promise<void> {
  await new Promise(requestAnimationFrame);
  for (const { duration, timeFunction, delay, transformOrigin, steps } of animation) {
    if (!isCurrent()) return;
    element.style.transition = `all ${duration}ms ${timeFunction} ${delay}ms`;
    element.style.transformOrigin = transformOrigin;
    const transforms = steps.filter(([name]) => !STYLES.has(name)).map(transformOf);
    if (transforms.length > 0) element.style.transform = transforms.join(' ');
    for (const [name, args] of steps) {
      if (STYLES.has(name)) element.style.setProperty(kebab(name), valueOf(name, args[0]));
    }
    await new Promise((resolve) => setTimeout(resolve, duration + delay));
  }
}

function transformOf([name, args]: AnimationStep): string {
  return `${name}(${args.map((value, index) => (name === 'rotate3d' && index === 3 ? `${String(value)}deg` : valueOf(name, value))).join(',')})`;
}

function valueOf(name: string, value: unknown): string {
  if (typeof value !== 'number') return String(value);
  return `${value}${PX.has(name) ? 'px' : DEGREES.has(name) ? 'deg' : ''}`;
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
