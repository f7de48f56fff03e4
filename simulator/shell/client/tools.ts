import type { Question, Tree } from '../../protocol/inspection.ts';
import type { IdleOptions, LogEntry, MeterEntry, NetworkEntry, PhoneTools, ToolsTopic } from '../shared/phone-tools.ts';
import { activity } from './activity.ts';
import { currentNetwork, setNetwork } from './conditions.ts';
import { Recording } from './record.ts';
import { StackTranslator } from './stack-translator.ts';

/** Between two looks at whether the phone is idle. */
const LOOK_AGAIN_MS = 10;

/** Keeps what happened on the phone for developer tools, and asks the logic layer for them. */
export class Tools {
  readonly log = new Recording<LogEntry>(1_000, () => this.tell('console'));
  readonly exchanges = new Recording<NetworkEntry>(300, () => this.tell('network'));
  readonly updates = new Recording<MeterEntry>(2_000, () => this.tell('meter'));
  readonly #toLogic: (id: number, question: Question) => void;
  readonly #translator: StackTranslator;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  readonly #listeners = new Set<(what: ToolsTopic) => void>();
  #lastId = 0;

  constructor(token: string, toLogic: (id: number, question: Question) => void) {
    this.#toLogic = toLogic;
    this.#translator = new StackTranslator(token);
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** A line of a console. Errors always, others for a workbench get their places in the app's sources. */
  logged(line: Pick<LogEntry, 'level' | 'source' | 'text' | 'values'>, stack: string): void {
    const entry: LogEntry = { ...line, id: this.nextId(), at: Date.now(), place: '' };
    this.log.add(entry);
    if (line.level !== 'error' && (this.#listeners.size === 0 || stack === '')) return;
    void this.#translator.translate(line.level, line.text, stack).then(({ text, place }) => {
      entry.text = text;
      entry.place = place;
      this.log.touch();
    });
  }

  tell(what: ToolsTopic): void {
    for (const listener of this.#listeners) listener(what);
  }

  answered(id: number, answer: unknown): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  /** What is offered on the window. */
  offer(): PhoneTools {
    const { log, exchanges, updates } = this;
    const recordings = { console: log, network: exchanges, meter: updates };
    return {
      get console() {
        return log.entries;
      },
      get network() {
        return exchanges.entries;
      },
      get meter() {
        return updates.entries;
      },
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      clear: (what) => recordings[what].clear(),
      tree: async () => (await this.#ask(['tree'])) as Tree,
      idle: (options) => this.#idle(options ?? {}),
      getNetwork: currentNetwork,
      setNetwork,
    };
  }

  #ask(question: Question): Promise<unknown> {
    return new Promise((resolve) => {
      const id = this.nextId();
      this.#waiting.set(id, resolve);
      this.#toLogic(id, question);
    });
  }

  async #idle({ timeoutMs = 10_000, timersWithinMs = 100 }: IdleOptions): Promise<void> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      // The phone's own work is looked at on both sides of the question: an answer of the worker comes after its calls.
      let busy = activity.busy();
      if (busy.length === 0) {
        busy = (await this.#ask(['busy', timersWithinMs])) as string[];
        if (busy.length === 0) busy = activity.busy();
      }
      if (busy.length === 0) return;
      if (performance.now() > deadline) throw new Error(`not idle after ${timeoutMs} ms: ${busy.join('; ')}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}
