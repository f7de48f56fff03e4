import { HostFailure } from './failure.ts';

/** my.setStorage keeps at most this much, two bytes a character (tini-framework.md section 10-26). */
const LIMIT_BYTES = 6 * 1024 * 1024;
const REPORTED_LIMIT_KB = 5120;

/** The storage of one app under one Tiki customer, in this browser; it survives reloads. Values are JSON. */
export class AppStorage {
  readonly #prefix: () => string;

  /** `owner` is asked at each use: signing in changes whose storage it is. */
  constructor(appId: string, owner: () => string) {
    this.#prefix = () => `tini-storage/${appId}/${owner()}/`;
  }

  /** Undefined when there is none. */
  get(key: string): unknown {
    const stored = localStorage.getItem(this.#prefix() + key);
    if (stored === null) return undefined;
    return (JSON.parse(stored) as { value?: unknown }).value;
  }

  /** Throws HostFailure when the app would keep more than the limit. */
  set(key: string, value: unknown): void {
    const stored = JSON.stringify({ value });
    if (this.#bytes(key) + 2 * (key.length + stored.length) > LIMIT_BYTES) {
      throw new HostFailure('Error', 'Storage limit exceeded');
    }
    try {
      localStorage.setItem(this.#prefix() + key, stored);
    } catch (cause) {
      throw new HostFailure('Error', `Storage is full: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  }

  remove(key: string): void {
    localStorage.removeItem(this.#prefix() + key);
  }

  clear(): void {
    for (const key of this.keys()) this.remove(key);
  }

  keys(): string[] {
    const prefix = this.#prefix();
    const keys: string[] = [];
    for (let index = 0; index < localStorage.length; index += 1) {
      const key = localStorage.key(index);
      if (key?.startsWith(prefix)) keys.push(key.slice(prefix.length));
    }
    return keys.sort();
  }

  info(): { keys: string[]; currentSize: number; limitSize: number } {
    return { keys: this.keys(), currentSize: Math.ceil(this.#bytes(null) / 1024), limitSize: REPORTED_LIMIT_KB };
  }

  #bytes(without: string | null): number {
    const prefix = this.#prefix();
    let characters = 0;
    for (const key of this.keys()) {
      if (key !== without) characters += key.length + (localStorage.getItem(prefix + key)?.length ?? 0);
    }
    return 2 * characters;
  }
}
