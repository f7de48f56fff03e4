import type { Animation, AnimationGroup, AnimationStep } from '../../protocol/animation.ts';
import { isObject } from '../values.ts';

const STEPS = `opacity backgroundColor width height top left bottom right rotate rotateX rotateY rotateZ rotate3d
  scale scaleX scaleY scaleZ scale3d translate translateX translateY translateZ translate3d skew skewX skewY
  matrix matrix3d`.split(/\s+/);

type Settings = Omit<AnimationGroup, 'steps'>;
type Builder = Record<string, (...args: unknown[]) => unknown>;

/** `my.createAnimation()` (tini-framework.md section 7.4): methods queue up, `step` closes a group, `export` drains. */
export function createAnimation(options?: unknown): Builder {
  const usual = settingsOf(options, { duration: 400, timeFunction: 'linear', delay: 0, transformOrigin: '50% 50% 0' });
  let steps: AnimationStep[] = [];
  let groups: AnimationGroup[] = [];
  const self: Builder = {
    step(given) {
      groups.push({ ...settingsOf(given, usual), steps });
      steps = [];
      return self;
    },
    export(): Animation {
      const done = groups;
      groups = [];
      return done;
    },
  };
  for (const name of STEPS) {
    self[name] = (...args) => {
      steps.push([name, args]);
      return self;
    };
  }
  return self;
}

function settingsOf(given: unknown, usual: Settings): Settings {
  if (!isObject(given)) return usual;
  const { duration, timeFunction, delay, transformOrigin } = given;
  return {
    duration: typeof duration === 'number' ? duration : usual.duration,
    timeFunction: typeof timeFunction === 'string' ? timeFunction : usual.timeFunction,
    delay: typeof delay === 'number' ? delay : usual.delay,
    transformOrigin: typeof transformOrigin === 'string' ? transformOrigin : usual.transformOrigin,
  };
}
