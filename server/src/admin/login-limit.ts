/** Wrong passwords of one name or one address in this time, before both must wait for its end. */
const TRIES = 5;
const ADDRESS_TRIES = 20;
const WINDOW_MS = 15 * 60_000;
const MAX_KEYS = 10_000;

/** Counts failed logins in memory. A right password does not help while the name is held: a guess could be it. */
export function createLoginLimit(now: () => number) {
  const failures = new Map<string, { count: number; until: number }>();

  const countOf = (key: string): number => {
    const found = failures.get(key);
    return found && found.until > now() ? found.count : 0;
  };

  function isHeld(name: string, address: string): boolean {
    return countOf(`n ${name}`) >= TRIES || countOf(`a ${address}`) >= ADDRESS_TRIES;
  }

  /** Counted before the password is looked at: tries sent at the same time count too. */
  function begin(name: string, address: string): void {
    if (failures.size > MAX_KEYS) failures.clear();
    for (const key of [`n ${name}`, `a ${address}`]) {
      const count = countOf(key);
      const until = count > 0 ? failures.get(key)!.until : now() + WINDOW_MS;
      failures.set(key, { count: count + 1, until });
    }
  }

  function succeed(name: string, address: string): void {
    failures.delete(`n ${name}`);
    failures.delete(`a ${address}`);
  }

  return { isHeld, begin, succeed };
}

export type LoginLimit = ReturnType<typeof createLoginLimit>;
