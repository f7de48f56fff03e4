/** Calls `run` every `everyMs`, never twice at a time, until the returned function is called; that waits for the last. */
export function repeat(run: () => Promise<void>, everyMs: number): () => Promise<void> {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const next = () => {
    timer = setTimeout(() => {
      running = run().finally(() => {
        if (!stopped) next();
      });
    }, everyMs);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
