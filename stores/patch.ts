/** `setData`'s argument: paths such as `lines[3].quantity` to their new values. */
export type Patch = { [path: string]: unknown };

type Fields = { [key: string]: unknown };

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function diffFields(path: string, before: Fields, after: Fields, patch: Patch): void {
  const lost = Object.keys(before).some((key) => !(key in after));
  if (lost) {
    patch[path] = after; // setData cannot take a field away
    return;
  }
  for (const key of Object.keys(after)) diff(`${path}.${key}`, before[key], after[key], patch);
}

function diffList(path: string, before: unknown[], after: unknown[], patch: Patch): void {
  const changes: Patch = {};
  let touched = 0;
  after.forEach((item, index) => {
    const own: Patch = {};
    diff(`${path}[${index}]`, before[index], item, own);
    if (Object.keys(own).length > 0) touched += 1;
    Object.assign(changes, own);
  });
  const added = after.length - before.length;
  const moved = touched > Math.max(1, added) && touched * 2 > after.length;
  // setData cannot shorten a list; a first or a moved list is cheaper sent whole.
  if (added < 0 || (before.length === 0 && added > 0) || moved) patch[path] = after;
  else Object.assign(patch, changes);
}

/** Adds to `patch` the smallest set of paths that turns `before` into `after`. */
export function diff(path: string, before: unknown, after: unknown, patch: Patch): void {
  if (before === after) return;
  if (isFields(before) && isFields(after)) return diffFields(path, before, after, patch);
  if (Array.isArray(before) && Array.isArray(after)) return diffList(path, before, after, patch);
  patch[path] = after;
}
