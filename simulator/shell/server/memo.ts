/** The files that a computation may look at. */
export interface Files {
  read(name: string): string | null;
  exists(name: string): boolean;
}

interface Entry {
  value: unknown;
  readonly texts: Map<string, string | null>;
  readonly existing: Map<string, boolean>;
  isUsed: boolean;
}

/** Results that were made from files; each holds until a file that its making looked at reads otherwise, came or went. */
export class Memo {
  readonly #entries = new Map<string, Entry>();

  /** What `compute` gives, now or as it was. The key names everything that goes in beside the files. */
  get<Value>(key: string, files: Files, compute: (files: Files) => Value): Value {
    const known = this.#entries.get(key);
    if (known && holds(known, files)) {
      known.isUsed = true;
      return known.value as Value;
    }
    const texts = new Map<string, string | null>();
    const existing = new Map<string, boolean>();
    const value = compute({
      read(name) {
        const text = files.read(name);
        texts.set(name, text);
        return text;
      },
      exists(name) {
        const isThere = files.exists(name);
        existing.set(name, isThere);
        return isThere;
      },
    });
    this.#entries.set(key, { value, texts, existing, isUsed: true });
    return value;
  }

  /** Forgets what nobody has asked for since the last time. */
  forgetUnused(): void {
    for (const [key, entry] of this.#entries) {
      if (!entry.isUsed) this.#entries.delete(key);
      entry.isUsed = false;
    }
  }
}

function holds({ texts, existing }: Entry, files: Files): boolean {
  for (const [name, text] of texts) if (files.read(name) !== text) return false;
  for (const [name, isThere] of existing) if (files.exists(name) !== isThere) return false;
  return true;
}
