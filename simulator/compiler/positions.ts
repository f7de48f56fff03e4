import type { Position, SourceRange } from './diagnostics.ts';

/** Turns offsets of one source text into lines and columns. */
export class Positions {
  readonly #lineStarts: readonly number[];
  readonly #length: number;

  constructor(source: string) {
    const starts = [0];
    for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
    this.#length = source.length;
  }

  /** Offsets outside the text count as its ends. */
  at(offset: number): Position {
    const inside = Math.max(0, Math.min(offset, this.#length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#lineStarts[middle]! <= inside) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: inside - this.#lineStarts[low]! + 1 };
  }

  range(start: number, end: number): SourceRange {
    return { start: this.at(start), end: this.at(end) };
  }
}
