/** Elements and formats of the console page. Text only ever enters through textContent. */

export const find = (id) => document.getElementById(id);

/** An element with a class and children; a string child is text, an empty one is left out. */
export function el(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children.filter((child) => child !== ''));
  return node;
}

/** A button that does something, once at a time. It stays focusable meanwhile, so the keyboard keeps its place. */
export function button(label, onPress, className = '') {
  const node = el('button', className, label);
  node.type = 'button';
  node.addEventListener('click', async () => {
    if (node.ariaDisabled === 'true') return;
    node.ariaDisabled = 'true';
    await onPress();
    node.ariaDisabled = null;
  });
  return node;
}

const inVietnam = (value) => new Date(new Date(value).getTime() + 7 * 3_600_000).toISOString();

/** Vietnam's time, whatever the machine's is: the one the notifications carry. */
export function clockTime(value) {
  return inVietnam(value).slice(11, 19);
}

/** As 28/11/2026. */
export function day(value) {
  const [year, month, date] = inVietnam(value).slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}

/** A moment: the time, and the day in front of it. */
export function moment(value) {
  return el('time', '', el('span', 'day', day(value).slice(0, 5)), clockTime(value));
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
  const head = el('tr', '', ...heads.map((text) => el(text ? 'th' : 'td', '', text)));
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

/** Buttons of which one is chosen, each with a number. `choose` hears the value. */
export function drawChips(container, choices, { chosen, choose }) {
  const json = JSON.stringify([choices, chosen]);
  if (container.dataset.drawn === json) return;
  const at = [...container.children].indexOf(document.activeElement);
  container.dataset.drawn = json;
  container.replaceChildren(
    ...choices.map(({ value, label, count }) => {
      const chip = button(label, () => choose(value), 'chip');
      chip.append(el('span', 'count', String(count)));
      chip.ariaPressed = String(value === chosen);
      return chip;
    }),
  );
  if (at >= 0) container.children[at]?.focus();
}
