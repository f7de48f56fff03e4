/** How many of the last keys a table can list newest first. */
const RECENT = 1_000;

/** Rows by key, in the order of their first appearance. A change is told to `onChange`, which writes the row down later. */
export class Table<Row> {
  readonly name: string;
  readonly #rows = new Map<string, Row>();
  readonly #onChange: (table: string, key: string) => void;
  #recent: string[] = [];

  constructor(name: string, onChange: (table: string, key: string) => void) {
    this.name = name;
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  /** Adds a row, or says that it changed. */
  set(key: string, row: Row): void {
    this.load(key, row);
    this.#onChange(this.name, key);
  }

  delete(key: string): void {
    if (this.#rows.delete(key)) this.#onChange(this.name, key);
  }

  clear(): void {
    for (const key of this.#rows.keys()) this.delete(key);
    this.#recent = [];
  }

  /** Puts back a row that was written down; undefined removes it. */
  load(key: string, row: Row | undefined): void {
    if (row === undefined) {
      this.#rows.delete(key);
      return;
    }
    if (!this.#rows.has(key)) {
      this.#recent.push(key);
      if (this.#recent.length > 2 * RECENT) this.#recent = this.#recent.slice(-RECENT);
    }
    this.#rows.set(key, row);
  }

  entries(): IterableIterator<[string, Row]> {
    return this.#rows.entries();
  }

  values(): IterableIterator<Row> {
    return this.#rows.values();
  }

  /** The last rows that appeared, newest first; at most 1,000. */
  newest(limit: number): Row[] {
    const rows: Row[] = [];
    for (let index = this.#recent.length - 1; index >= 0 && rows.length < Math.min(limit, RECENT); index -= 1) {
      const row = this.#rows.get(this.#recent[index] ?? '');
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }

  /** Removes rows from the oldest on while `isOver` says so: for rows that end in the order in which they appeared. */
  prune(isOver: (row: Row) => boolean): void {
    for (const [key, row] of this.#rows) {
      if (!isOver(row)) return;
      this.delete(key);
    }
  }
}
