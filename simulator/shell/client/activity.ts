/** What the phone is doing for the app at this moment; developer tools wait for its end. */
class Activity {
  readonly #running = new Set<{ label: string }>();
  #questions = 0;

  /** Counts as busy until `run` has settled. */
  async during<Result>(label: string, run: () => Promise<Result> | Result): Promise<Result> {
    const entry = { label };
    this.#running.add(entry);
    try {
      return await run();
    } finally {
      this.#running.delete(entry);
    }
  }

  /** A dialog or file chooser waits for its user until the returned function is called. */
  questionOpened(): () => void {
    this.#questions += 1;
    let open = true;
    return () => {
      if (open) this.#questions -= 1;
      open = false;
    };
  }

  /** Calls of the app end when their user answers, so while he is asked only traffic counts. */
  busy(): string[] {
    return [...this.#running]
      .map(({ label }) => label)
      .filter((label) => this.#questions === 0 || !label.startsWith('my.'));
  }
}

export const activity = new Activity();
