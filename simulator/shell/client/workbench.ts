/** Entry of `/`: the phone beside a plain panel with console, compile messages and the customer. */
import type { BuildReport, PhoneMessage } from '../shared/phone-config.ts';
import { button, el, replace } from './dom.ts';
import { listenForBuilds, placeOf } from './live-reload.ts';
import { readConfig } from './server-link.ts';
import { TikiLink } from './tiki-link.ts';

/** Older lines are dropped. */
const LINES_KEPT = 500;

const config = readConfig();
const tiki = new TikiLink(config.token, config.tikiConnected);
const phone = el('iframe', {
  src: '/app',
  title: 'Điện thoại',
  class: 'device',
  allow: 'clipboard-read; clipboard-write',
});
const lines = el('ol', { class: 'lines', 'aria-label': 'Console' });
const messages = el('ul', { class: 'messages' });
const customers = el('select', { id: 'customer' });

document.body.append(
  el('main', { class: 'stage' }, phone),
  el(
    'aside',
    { class: 'panel' },
    el('h1', {}, config.app?.name ?? 'Tini App'),
    el(
      'section',
      {},
      el('label', { for: 'customer' }, 'Customer'),
      customers,
      button({}, () => phone.contentWindow?.location.reload(), 'Restart app'),
      config.consoleUrl !== null &&
        el('a', { href: config.consoleUrl, target: '_blank', rel: 'noreferrer' }, 'Tiki sandbox console'),
      !config.tikiConnected && el('p', {}, 'No Tiki connected: start with --tiki URL to use a sandbox.'),
    ),
    el('section', {}, el('h2', {}, 'Compile messages'), messages),
    el('section', { class: 'console' }, el('h2', {}, 'Console'), lines),
  ),
);

window.addEventListener('message', ({ data, origin, source }: MessageEvent<PhoneMessage>) => {
  if (origin !== location.origin || source !== phone.contentWindow) return;
  if (data.kind === 'tini-log') addLine(data.level, data.source, data.text);
  else if (data.kind === 'tini-customer') customers.value = data.customerId;
});
customers.addEventListener('change', () => {
  tiki.choose(customers.value || null);
  phone.contentWindow?.location.reload();
});
listenForBuilds((message) => message.kind === 'build' && showMessages(message.report));
showMessages(config.build);
await tiki.load();
replace(
  customers,
  el('option', { value: '' }, 'Signed out'),
  ...tiki.customers.map(({ customerId, name }) => el('option', { value: customerId }, name)),
);
customers.value = tiki.customer?.customerId ?? '';

function addLine(level: string, source: string, text: string): void {
  lines.append(el('li', { class: level }, el('span', { class: 'source' }, source), text));
  while (lines.childElementCount > LINES_KEPT) lines.firstElementChild?.remove();
  lines.scrollTop = lines.scrollHeight;
}

function showMessages(report: BuildReport): void {
  const rows = report.messages.map((message) =>
    el('li', { class: message.level }, el('code', {}, placeOf(message)), ' ', message.text),
  );
  const summary = `${report.ok ? 'Built' : 'Not built'} in ${report.milliseconds} ms`;
  replace(messages, el('li', { class: report.ok ? 'good' : 'fatal' }, summary), ...rows);
}
