/** `error`: it fails on the platform. `warning`: it has no effect there, or no document says that it works. */
export type Severity = 'error' | 'warning';

/** Message with `{0}`, `{1}` to fill in; why it matters; how to mend it. */
export type RuleRow = readonly [severity: Severity, message: string, why: string, fix: string];
