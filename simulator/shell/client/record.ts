/** The newest entries of something that happens; older ones are dropped. */
export class Recording<Entry> {
  readonly #limit: number;
  readonly #onChange: () => void;
  #entries: Entry[] = [];

  constructor(limit: number, onChange: () => void) {
    this.#limit = limit;
    this.#onChange = onChange;
  }

  /** Oldest first. */
  get entries(): readonly Entry[] {
    return this.#entries;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#limit * 1.2) this.#entries = this.#entries.slice(-this.#limit);
    this.#onChange();
  }

  /** An entry of it was changed in place. */
  touch(): void {
    this.#onChange();
  }

  clear(): void {
    this.#entries = [];
    this.#onChange();
  }
}
