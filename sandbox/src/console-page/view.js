/** Elements and formats of the console page. Text only ever enters through textContent. */

/** An element with a class and children; a string child is text, an empty one is left out. */
export function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== ''));
  return node;
}

/** A button that does something; it is off while that goes on. */
export function button(label, onPress, className = '') {
  const node = el('button', className, label);
  node.type = 'button';
  node.addEventListener('click', async () => {
    node.disabled = true;
    await onPress();
    node.disabled = false;
  });
  return node;
}

/** Vietnam's time, whatever the machine's is: the one the notifications carry. */
export function localTime(value, withDate = false) {
  const text = new Date(new Date(value).getTime() + 7 * 3_600_000).toISOString();
  return withDate ? `${text.slice(0, 10)} ${text.slice(11, 19)}` : text.slice(11, 19);
}

export function dong(amount) {
  return `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}\u00a0₫`;
}

/** A length of time in its two largest units. */
export function duration(ms) {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [days ? `${days} d` : '', hours ? `${hours} h` : '', rest ? `${rest} min` : ''];
  return parts.filter(Boolean).slice(0, 2).join(' ');
}

const TONES = {
  online_paid: 'good',
  processing: 'good',
  on_delivery: 'good',
  completed: 'good',
  canceled: 'bad',
  waiting_for_payment: 'wait',
  waiting_for_confirmation: 'wait',
  waiting_for_verification: 'wait',
  delivered: 'good',
  pending: 'wait',
  refused: 'bad',
  given_up: 'bad',
  approved: 'good',
};

/** A status as a pill, in the colour of what it means. */
export function pill(text) {
  return el('span', `pill ${TONES[text] ?? ''}`, text);
}

export function labelled(name, value) {
  return el('div', 'fact', el('dt', '', name), el('dd', '', value));
}

/** A table of plain cells, which may be elements, or a line that says there is nothing. */
export function table(heads, rows, nothing) {
  if (rows.length === 0) return el('p', 'empty', nothing);
  const head = el('tr', '', ...heads.map((text) => el('th', '', text)));
  const body = rows.map((cells) =>
    el(
      'tr',
      '',
      ...cells.map((cell, index) => {
        const node = el('td', '', cell);
        node.dataset.head = heads[index];
        return node;
      }),
    ),
  );
  return el('table', '', el('thead', '', head), el('tbody', '', ...body));
}

const drawn = new Map();
const controlsOf = (row) => [...row.querySelectorAll('summary, button, input, select')];

/** Puts a new row in the old one's place, with the keyboard on the same control, or on the row itself if that has gone. */
function keepFocus(old, row) {
  const at = controlsOf(old).indexOf(document.activeElement);
  const same = controlsOf(row)[at];
  old.replaceWith(row);
  const isSame = same?.textContent === controlsOf(old)[at]?.textContent;
  (isSame ? same : row.querySelector('summary'))?.focus();
}

/** Draws what changed: `make` is called again only for data that differ, open rows stay open and keep the focus. */
export function drawRows(container, items, make) {
  const rows = items.map(({ key, data }) => {
    const id = `${container.id} ${key}`;
    const json = JSON.stringify(data);
    const known = drawn.get(id);
    if (known?.json === json) return known.row;
    const row = make(data);
    if (known?.row.open) row.open = true;
    if (known?.row.contains(document.activeElement)) keepFocus(known.row, row);
    drawn.set(id, { json, row });
    return row;
  });
  const isSame = rows.length === container.children.length && rows.every((row, at) => row === container.children[at]);
  if (!isSame) container.replaceChildren(...rows);
  for (const [id, { row }] of drawn) if (!row.isConnected) drawn.delete(id);
}

/** Draws a whole part again when its data changed and nobody is typing in it. */
export function drawPart(container, data, make) {
  if (document.activeElement?.type === 'url' && container.contains(document.activeElement)) return;
  drawRows(container, [{ key: 'all', data }], make);
}
