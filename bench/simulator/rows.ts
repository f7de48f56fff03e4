/** What both references share. */
export interface Row {
  id: number;
  label: string;
}

let last = 0;

export function makeRows(count: number): Row[] {
  return Array.from({ length: count }, () => {
    last += 1;
    return { id: last, label: `row ${last}` };
  });
}

export function bindButtons(actions: Readonly<Record<string, () => void>>): void {
  for (const [id, run] of Object.entries(actions)) document.getElementById(id)?.addEventListener('click', run);
}
