import { activity } from './activity.ts';
import { askHost } from './server-link.ts';

interface Request {
  level: string;
  text: string;
  resolve(translated: string): void;
}

/** A place in the app's sources, as translated stacks have it. */
const PLACE = /((?:[\w@.-]+\/)*[\w@.-]+\.(?:[cm]?[jt]s|sjs|txml)):(\d+):(\d+)/;

/** Has the preview's server translate stacks, several lines at a time. */
export class StackTranslator {
  readonly #token: string;
  #waiting: Request[] = [];

  constructor(token: string) {
    this.#token = token;
  }

  /** The text in the app's sources, and the first place of the stack of the call (of the text without one). */
  async translate(level: string, text: string, stack: string): Promise<{ text: string; place: string }> {
    const [translated, calls] = await activity.during('stack', () =>
      Promise.all([
        this.#ask(level, text),
        // The message line of a stack may look like a place itself.
        stack === '' ? '' : this.#ask('', stack.split('\n').slice(1).join('\n')),
      ]),
    );
    const source = stack === '' ? translated : calls;
    return { text: translated, place: PLACE.exec(source)?.[0] ?? '' };
  }

  #ask(level: string, text: string): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting.push({ level, text, resolve });
      if (this.#waiting.length === 1) queueMicrotask(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const batch = this.#waiting.splice(0);
    const lines = await this.#translated(batch);
    batch.forEach(({ text, resolve }, index) => resolve(lines[index] ?? text));
  }

  /** A preview that is gone translates nothing: the raw stack is better than none. */
  async #translated(batch: readonly Request[]): Promise<readonly string[]> {
    const lines = batch.map(({ level, text }) => ({ level, text }));
    const answer = await askHost(this.#token, 'POST', 'log', { body: { lines } }).catch(() => null);
    return answer?.status === 200 ? (answer.body as { lines: string[] }).lines : [];
  }
}
