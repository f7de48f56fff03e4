import type { DataPath, MutationRecord } from '../protocol/records.ts';

type Values = Readonly<Record<string, unknown>>;

/** One page or component instance as the logic layer last described it. Never mutated: a change makes a new object. */
export interface InstanceState {
  readonly id: number;
  readonly component: string;
  readonly props: Values;
  readonly data: Values;
}

/** The instances of one page by address. */
export class PageState {
  #instances = new Map<string, InstanceState>();

  get(address: string): InstanceState | undefined {
    return this.#instances.get(address);
  }

  /**
   * Applies one record and says which instance changed, or null when it came or went (then its parent changed too).
   * Throws for a record about an instance that does not exist.
   */
  apply(record: MutationRecord): string | null {
    const [kind, address] = record;
    switch (kind) {
      case 'mount': {
        const [, , component, id, props, data] = record;
        this.#instances.set(address, { id, component, props: props as Values, data: data as Values });
        return null;
      }
      case 'unmount':
        this.#unmount(address);
        return null;
      case 'props': {
        const instance = this.#existing(address, kind);
        const props = { ...instance.props };
        for (const [name, value] of record[2]) props[name] = value;
        this.#instances.set(address, { ...instance, props });
        return address;
      }
      case 'data': {
        const instance = this.#existing(address, kind);
        let data = instance.data;
        for (const [path, value] of record[2]) data = setIn(data, path, 0, () => value) as Values;
        this.#instances.set(address, { ...instance, data });
        return address;
      }
      case 'splice': {
        const instance = this.#existing(address, kind);
        const [, , path, start, deleteCount, items] = record;
        const data = setIn(instance.data, path, 0, (old) =>
          (Array.isArray(old) ? old : []).toSpliced(start, deleteCount, ...items),
        ) as Values;
        this.#instances.set(address, { ...instance, data });
        return address;
      }
      default:
        throw new Error(`unknown mutation record ${JSON.stringify(kind satisfies never)}`);
    }
  }

  #existing(address: string, kind: string): InstanceState {
    const instance = this.#instances.get(address);
    if (!instance) throw new Error(`record "${kind}" for the instance "${address}", which is not mounted`);
    return instance;
  }

  /** Everything under an instance starts with its address and a slash, slot content included. */
  #unmount(address: string): void {
    if (!this.#instances.delete(address)) return;
    for (const other of this.#instances.keys()) {
      if (other.startsWith(`${address}/`)) this.#instances.delete(other);
    }
  }
}

/** A copy of `container` with the value at the path replaced; only containers along the path are copied, missing ones made. */
function setIn(container: unknown, path: DataPath, depth: number, replace: (old: unknown) => unknown): unknown {
  const step = path[depth];
  if (step === undefined) return replace(container);
  const copy = copyContainer(container, typeof step === 'number');
  copy[step] = setIn(copy[step], path, depth + 1, replace);
  return copy;
}

function copyContainer(container: unknown, wantsArray: boolean): Record<string | number, unknown> {
  if (Array.isArray(container)) return [...container] as unknown as Record<number, unknown>;
  if (typeof container === 'object' && container !== null) return { ...container };
  return (wantsArray ? [] : {}) as Record<string | number, unknown>;
}
