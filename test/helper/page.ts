/** What the runtime's `setData` does to `data` (tini-framework.md 2.6): writes into paths, making missing containers. */
export function applyPatch(data: object, patch: object): object {
  for (const [path, value] of Object.entries(patch)) {
    const steps = path.split(/[.[\]]/).filter((step) => step !== '');
    let place = data as Record<string, unknown>;
    steps.forEach((step, index) => {
      if (index === steps.length - 1) place[step] = structuredClone(value);
      else place[step] = place[step] ?? (/^\d+$/.test(steps[index + 1] ?? '') ? [] : {});
      place = place[step] as Record<string, unknown>;
    });
  }
  return data;
}

/** A page instance as bindStore sees it; notes every patch. */
export class PageDouble {
  data: Record<string, unknown>;
  readonly patches: Record<string, unknown>[] = [];

  constructor(data: Record<string, unknown>) {
    this.data = structuredClone(data);
  }

  setData(patch: object): void {
    this.patches.push(structuredClone(patch) as Record<string, unknown>);
    applyPatch(this.data, patch);
  }
}
