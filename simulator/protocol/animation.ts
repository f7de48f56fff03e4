/** What `my.createAnimation().export()` gives and the attribute `animation` takes: groups that play one after another. */
export type Animation = readonly AnimationGroup[];

export interface AnimationGroup {
  /** Milliseconds. */
  duration: number;
  delay: number;
  /** A CSS timing function. */
  timeFunction: string;
  transformOrigin: string;
  steps: readonly AnimationStep[];
}

/** `['rotate', [90]]`, `['opacity', [0.5]]` */
export type AnimationStep = readonly [name: string, args: readonly unknown[]];
