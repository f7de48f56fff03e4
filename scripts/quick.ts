/**
 * Node's flags for a test, or a part that lives for minutes: the embedded database's code is compiled once and simply. Compiling it
 * a second time, well, takes seconds of a core, and stopping waits for it.
 */
export const QUICK = ['--liftoff-only'];
