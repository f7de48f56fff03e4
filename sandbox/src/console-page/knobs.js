/** Clock, next payment and faults: what is set rather than looked at. */
import { clockTime, day, duration, el, find } from './view.js';

const OUTCOMES = {
  success: 'The buyer pays, the app hears success.',
  fail: 'The bank refuses, the app hears fail; the order waits for its 4 h timer.',
  cancel: 'The buyer cancels on the pay screen: canceled at once.',
  killed: 'The app is killed: no money, no callback, canceled after 4 h.',
  silent: 'The money comes in, the app hears nothing.',
  late: 'The money comes in, the app hears it after 25 s.',
  double: 'The money comes in, the app hears it twice.',
};

const IPN_MEANINGS = {
  duplicate: 'The same message is sent twice at the same time.',
  reorder: 'Held back until the next message has gone, ten minutes at most.',
  drop: 'Lost on the way; the documented resend plan goes on. Eight lose it for good.',
  delay: 'First sent after a while on the virtual clock.',
  wrong_signature: 'First sent with a signature that fits no secret.',
  wrong_amount: 'Rightly signed, with a grand_total that is 1 too high.',
  foreign_key: 'First signed by the other app.',
  other_environment_key: "First signed with the app's production key pair.",
  pretty: 'Pretty-printed JSON, signed as such.',
  frozen_headers: 'Resends repeat timestamp and signature of the first.',
};

const chosen = () => document.querySelector('input[name=outcome]:checked')?.value ?? 'success';
const howOften = (count) => (count === 1 ? 'once' : `${count} times`);

/** Builds the controls once. `act` posts to the console's API and `read` gets from it. */
export async function setUpKnobs(act, read) {
  const keep = find('keep');
  for (const [outcome, meaning] of Object.entries(OUTCOMES)) {
    const input = el('input');
    Object.assign(input, { type: 'radio', name: 'outcome', value: outcome });
    input.addEventListener('change', () => act('/next-payment', { outcome, keep: keep.checked }));
    const words = el('span', 'text', el('span', 'rule', outcome), el('span', 'quiet', meaning));
    find('outcomes').append(el('label', 'outcome', input, words));
  }
  keep.addEventListener('change', () => act('/next-payment', { outcome: chosen(), keep: keep.checked }));
  // Beside the list there is room for all of it; on a phone the orders come first.
  find('next-payment').open = matchMedia('(min-width: 1000px)').matches;
  for (const node of document.querySelectorAll('[data-advance]')) {
    node.addEventListener('click', () => act('/clock', { advanceMs: Number(node.dataset.advance) }));
  }
  find('real-time').addEventListener('click', () => act('/clock', { offsetMs: 0 }));
  find('disarm').addEventListener('click', async () => {
    await act('/faults/clear', {});
    await act('/ipn-faults/clear', {});
  });
  const [faults, ipnFaults] = await Promise.all([read('/faults'), read('/ipn-faults')]);
  fill(find('endpoint-fault').elements.endpoint, faults.endpoints);
  setUpFaultForm(find('endpoint-fault'), faults.kinds, ({ endpoint, kind, count, status, delayMs }) =>
    act('/faults', { endpoint, kind, count: Number(count), status: Number(status), delayMs: Number(delayMs) }),
  );
  find('endpoint-fault').elements.endpoint.value = 'POST /order';
  const meanings = Object.fromEntries(ipnFaults.kinds.map((kind) => [kind, IPN_MEANINGS[kind] ?? '']));
  setUpFaultForm(find('ipn-fault'), meanings, ({ kind, count, minutes, times }) =>
    act('/ipn-faults', { kind, count: Number(count), delayMs: Number(minutes) * 60_000, times: Number(times) }),
  );
  fill(find('forge').elements.as, ['wrong_signature', 'foreign_key', 'other_environment_key', 'genuine', 'pretty']);
  find('forge').addEventListener('submit', (event) => {
    event.preventDefault();
    const { grandTotal, ...rest } = Object.fromEntries(new FormData(event.target));
    void act('/forge-ipn', { ...rest, ...(grandTotal === '' ? {} : { grandTotal: Number(grandTotal) }) });
  });
}

function fill(select, values) {
  select.replaceChildren(...values.map((value) => el('option', '', value)));
}

/** A form that arms a fault; fields marked for other kinds are hidden, and not asked for. */
function setUpFaultForm(form, meanings, arm) {
  const { kind } = form.elements;
  fill(kind, Object.keys(meanings));
  const explain = () => {
    form.querySelector('[data-meaning]').textContent = meanings[kind.value];
    for (const field of form.querySelectorAll('[data-for]')) {
      field.hidden = !field.dataset.for.split(' ').includes(kind.value);
    }
  };
  kind.addEventListener('change', explain);
  explain();
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void arm(Object.fromEntries(new FormData(form)));
  });
}

/** Shows where the knobs stand. */
export function drawKnobs({ clock, nextPayment, keepNextPayment, faults, ipnFaults }) {
  find('now-time').textContent = clockTime(clock.now);
  find('now-date').textContent = day(clock.now);
  const shift = duration(clock.offsetMs);
  find('offset').textContent = shift
    ? `${shift} ${clock.offsetMs < 0 ? 'behind' : 'ahead of'} real time`
    : 'Real time, Vietnam';
  find('offset').className = shift ? 'wait' : 'quiet';
  find('real-time').disabled = clock.offsetMs === 0;
  document.querySelector(`input[name=outcome][value="${nextPayment}"]`).checked = true;
  find('keep').checked = keepNextPayment;
  find('outcome-now').textContent = keepNextPayment ? `${nextPayment}, kept` : nextPayment;
  find('outcome-now').classList.toggle('wait', nextPayment !== 'success');
  const armed = [
    ...ipnFaults.map(({ kind, count }) => `notification: ${kind}, ${howOften(count)}`),
    ...faults.map(({ endpoint, kind, count, status, delayMs }) => {
      const detail = kind.startsWith('status') ? ` ${status}` : kind === 'slow' ? ` by ${delayMs} ms` : '';
      return `${endpoint}: ${kind}${detail}, ${howOften(count)}`;
    }),
  ];
  find('armed').replaceChildren(...armed.map((text) => el('li', '', text)));
  for (const id of ['armed', 'disarm']) find(id).hidden = armed.length === 0;
  find('none-armed').hidden = armed.length > 0;
}
