/** Lists that change under the reader's eyes: rows are kept, with what is open and focused in them. */

const drawn = new Map();
const controlsOf = (row) => [...row.querySelectorAll('summary, button, input, select')];
const detailsOf = (row) => [row, ...row.querySelectorAll('details')];

/** Opens in a new row what was open in the old one; the things inside are told apart by `data-key`. */
function keepOpen(old, row) {
  const open = new Set(detailsOf(old).flatMap((one) => (one.open ? [one.dataset.key] : [])));
  for (const one of detailsOf(row)) if (open.has(one.dataset.key)) one.open = true;
}

/** Puts a new row in the old one's place, with the keyboard on the same control, or on the row itself if that has gone. */
function replace(old, row) {
  keepOpen(old, row);
  const controls = controlsOf(old);
  const at = controls.indexOf(document.activeElement);
  const isInside = old.contains(document.activeElement);
  const same = controlsOf(row)[at];
  const isSame = same?.textContent === controls[at]?.textContent;
  old.replaceWith(row);
  if (isInside) (isSame ? same : row.querySelector('summary'))?.focus();
}

/** Draws what changed: `make` is called again only for data that differ, and only rows that came or went are touched. */
export function drawRows(container, items, make) {
  const rows = items.map(({ key, data }) => {
    const id = `${container.id} ${key}`;
    const json = JSON.stringify(data);
    const known = drawn.get(id);
    if (known?.json === json) return known.row;
    const row = make(data);
    if (known) replace(known.row, row);
    drawn.set(id, { json, row });
    return row;
  });
  const wanted = new Set(rows);
  const gone = [...container.children].filter((child) => !wanted.has(child));
  for (const child of gone) child.remove();
  for (const [at, row] of rows.entries()) {
    if (container.children[at] !== row) container.insertBefore(row, container.children[at] ?? null);
  }
  for (const [id, { row }] of drawn) if (!row.isConnected) drawn.delete(id);
}

/** Draws a whole part again when its data changed and nobody is typing in it. */
export function drawPart(container, data, make) {
  if (document.activeElement?.type === 'url' && container.contains(document.activeElement)) return;
  drawRows(container, [{ key: 'all', data }], make);
}
