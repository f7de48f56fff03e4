import type { DataPath } from '../protocol/records.ts';
import { isFunction, isObject } from './values.ts';
import { endsInIndex, parsePath, readPath, writePath } from './data-path.ts';
import type { Instance } from './instance.ts';

/** Gives the instance `setData`, `$spliceData` and `$batchedUpdates` (tini-framework.md section 2.6). */
export function installData(instance: Instance): void {
  define(instance, 'setData', (patch, callback) => setData(instance, patch, callback));
  define(instance, '$spliceData', (patch, callback) => spliceData(instance, patch, callback));
  // Updates of one tick are one commit already, so there is nothing to open or close around the function.
  define(instance, '$batchedUpdates', (run) => void (isFunction(run) && run()));
}

function define(instance: Instance, name: string, value: (first: unknown, second: unknown) => void): void {
  Object.defineProperty(instance.self, name, { value, writable: true, configurable: true });
}

function setData(instance: Instance, patch: unknown, callback: unknown): void {
  update(instance, patch, callback, (path, value, plain) => assign(instance, path, value, plain));
}

function spliceData(instance: Instance, patch: unknown, callback: unknown): void {
  update(instance, patch, callback, (path, value, plain) => {
    // tini-framework.md section 10, point 11.
    if (!Array.isArray(value) || typeof value[0] !== 'number' || endsInIndex(path)) {
      assign(instance, path, value, plain);
    } else {
      splice(instance, path, value, plain as unknown[]);
    }
  });
}

/** `plain` is the value as it crosses to the view, made once for the record and the meter. */
type Apply = (path: DataPath, value: unknown, plain: unknown) => void;

function update(instance: Instance, patch: unknown, callback: unknown, apply: Apply): void {
  if (instance.phase === 'gone') return;
  const { self, host } = instance;
  instance.previousData ??= self.data;
  self.data = { ...self.data };
  if (isObject(patch)) {
    const plain: Record<string, unknown> = {};
    for (const key of Object.keys(patch)) {
      if (host.attached) plain[key] = host.serialise(patch[key], instance.path);
      apply(parsePath(key), patch[key], plain[key]);
    }
    if (host.attached) host.meter(instance.path, jsonBytes(plain));
  }
  if (instance.phase === 'live') host.markDirty(instance);
  if (isFunction(callback)) {
    host.afterCommit(() => {
      if (instance.phase === 'gone') return;
      instance.call('setData callback', () => callback.call(self));
    });
  }
}

function assign(instance: Instance, path: DataPath, value: unknown, plain: unknown): void {
  writePath(instance.self.data, path, value);
  if (instance.phase === 'starting') return;
  instance.host.record(['data', instance.address, [plain === undefined ? [path] : [path, plain]]]);
}

function splice(instance: Instance, path: DataPath, change: unknown[], plain: unknown[] | undefined): void {
  const [start, deleteCount, ...items] = change as [number, unknown, ...unknown[]];
  const count = typeof deleteCount === 'number' ? deleteCount : 0;
  const before = readPath(instance.self.data, path);
  if (!Array.isArray(before)) {
    assign(instance, path, items, plain?.slice(2));
    return;
  }
  const after = before.slice() as unknown[];
  after.splice(start, count, ...items);
  writePath(instance.self.data, path, after);
  if (instance.phase === 'starting') return;
  instance.host.record(['splice', instance.address, path, start, count, plain?.slice(2) ?? []]);
}

function jsonBytes(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
