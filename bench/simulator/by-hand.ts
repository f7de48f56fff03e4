/** The list as one would write it by hand: one node per row, only what changes is touched. */
import { bindButtons, makeRows, type Row } from './rows.ts';

const host = document.querySelector('#rows') as HTMLElement;
let rows: Row[] = [];

function nodeOf(row: Row): HTMLElement {
  const node = document.createElement('div');
  node.className = 'row';
  const id = document.createElement('span');
  id.textContent = String(row.id);
  const label = document.createElement('span');
  label.textContent = row.label;
  node.append(id, label);
  return node;
}

function append(more: Row[]): void {
  const fragment = document.createDocumentFragment();
  for (const row of more) fragment.append(nodeOf(row));
  host.append(fragment);
  rows.push(...more);
}

bindButtons({
  create() {
    host.replaceChildren();
    rows = [];
    append(makeRows(1000));
  },
  update() {
    for (let at = 0; at < rows.length; at += 10) {
      const row = rows[at];
      const text = host.children[at]?.lastElementChild?.firstChild;
      if (!row || !text) continue;
      row.label += '!';
      text.nodeValue = row.label;
    }
  },
  swap() {
    const [second, last] = [host.children[1], host.children[998]];
    if (!second || !last) return;
    const after = last.nextSibling;
    second.before(last);
    host.insertBefore(second, after);
  },
  remove() {
    host.children[4]?.remove();
    rows.splice(4, 1);
  },
  append: () => append(makeRows(1000)),
  clear() {
    host.replaceChildren();
    rows = [];
  },
});
