import { readStorage, writeStorage } from './my-api';

/**
 * Keeps one value stored, latest wins: while one write runs, only the newest of the following is kept for the next.
 * @param key storage key with its version
 */
export function createSaver(key: string): (value: unknown) => Promise<void> {
  let next: { value: unknown } | null = null;
  let running: Promise<void> | null = null;

  async function drain(): Promise<void> {
    while (next !== null) {
      const { value } = next;
      next = null;
      await writeStorage(key, value);
    }
  }

  return (value) => {
    next = { value };
    running =
      running ??
      drain().finally(() => {
        running = null;
      });
    return running;
  };
}

/** The stored list, each entry as `parse` accepts it; entries it refuses (null) are left out. */
export async function readList<T>(key: string, parse: (entry: unknown) => T | null): Promise<T[]> {
  const stored = await readStorage(key);
  if (!Array.isArray(stored)) return [];
  return stored.map(parse).filter((entry): entry is T => entry !== null);
}
