/** One rule on which Tiki's documents are silent or disagree. */
export interface SwitchRule {
  /** The reading that tiki-platform.md settles on. */
  default: boolean;
  /** Of tiki-platform.md. */
  section: string;
  /** What the sandbox does while it is on, and what instead while it is off: each a sentence without its full stop. */
  on: string;
  off: string;
  /** What Tiki's documents say, or that they say nothing. */
  source: string;
}

export function sw(byDefault: boolean, section: string, [on, off]: readonly [string, string], source: string) {
  return { default: byDefault, section, on, off, source } satisfies SwitchRule;
}
