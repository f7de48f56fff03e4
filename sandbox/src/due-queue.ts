interface Entry {
  key: string;
  due: number;
}

/** Keys with a due time each, the earliest first; a binary heap whose outdated entries are skipped. */
export class DueQueue {
  readonly #due = new Map<string, number>();
  #heap: Entry[] = [];

  /** Sets or moves a key's due time; null takes it out. */
  set(key: string, due: number | null): void {
    if (due === null) {
      this.#due.delete(key);
      return;
    }
    if (this.#due.get(key) === due) return;
    this.#due.set(key, due);
    this.#push({ key, due });
    if (this.#heap.length > 2 * this.#due.size + 1_000) this.#rebuild();
  }

  get size(): number {
    return this.#due.size;
  }

  clear(): void {
    this.#due.clear();
    this.#heap = [];
  }

  /** The earliest due time, or undefined. */
  next(): number | undefined {
    let top = this.#heap[0];
    while (top && this.#due.get(top.key) !== top.due) {
      this.#pop();
      top = this.#heap[0];
    }
    return top?.due;
  }

  /** Takes out the earliest key that is due at `now`; undefined when none is. */
  take(now: number): string | undefined {
    const due = this.next();
    if (due === undefined || due > now) return undefined;
    const key = this.#pop()?.key;
    if (key !== undefined) this.#due.delete(key);
    return key;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#at(parent).due <= entry.due) break;
      heap[index] = this.#at(parent);
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return top;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && this.#at(child + 1).due < this.#at(child).due) child += 1;
      if (this.#at(child).due >= last.due) break;
      heap[index] = this.#at(child);
      index = child;
    }
    heap[index] = last;
    return top;
  }

  #at(index: number): Entry {
    return this.#heap[index] as Entry;
  }

  #rebuild(): void {
    // A sorted array is a heap.
    this.#heap = [...this.#due].map(([key, due]) => ({ key, due })).sort((a, b) => a.due - b.due);
  }
}
