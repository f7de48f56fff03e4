/** The request log: what was received beside what was expected. */
import { el, moment } from './view.js';

/** Sixteen bytes a line, with the text they are. */
function hexDump(hex) {
  const lines = [];
  for (let at = 0; at < Math.min(hex.length, 2_048); at += 32) {
    const bytes = hex.slice(at, at + 32).match(/../g) ?? [];
    const text = bytes.map((byte) =>
      /^[2-6].|^7[0-9a-e]/.test(byte) ? String.fromCharCode(Number.parseInt(byte, 16)) : '·',
    );
    lines.push(`${(at / 2).toString(16).padStart(4, '0')}  ${bytes.join(' ').padEnd(47)}  ${text.join('')}`);
  }
  return lines.join('\n') + (hex.length > 2_048 ? '\n…' : '');
}

const pair = (name, value) => el('section', 'part', el('h3', '', name), el('pre', '', value || '(none)'));

/** A signature, with what differs from the other one marked. */
function signature(name, value, other) {
  const pre = el('pre', 'signature');
  const at = [...value].findIndex((digit, index) => digit !== other[index]);
  const same = value === '' || other === '' || at < 0 ? value : value.slice(0, at);
  pre.append(same || (value === '' ? '(none)' : ''), same === value ? '' : el('mark', '', value.slice(same.length)));
  return el('section', 'part', el('h3', '', name), pre);
}

/** One signed request. */
export function requestRow(request) {
  const isGood = request.verdict === 'ok';
  const words = isGood ? request.reason || request.refusal || 'signature ok' : request.verdict;
  const summary = el(
    'summary',
    '',
    moment(request.at),
    el(
      'span',
      'what',
      el('code', '', `${request.method} ${request.target.replace(/^\/tiniapp(-sandbox)?-open-api/, '')}`),
    ),
    el('span', `pill ${request.status >= 400 ? 'bad' : 'good'}`, String(request.status || '…')),
    el('span', isGood ? 'quiet' : 'bad', words),
  );
  const bytes = el('details', 'bytes', el('summary', '', 'as bytes'), el('pre', '', hexDump(request.bodyHex)));
  bytes.dataset.key = `bytes ${request.requestId}`;
  const inside = el(
    'div',
    'inside',
    isGood && request.refusal ? el('p', 'bad', `Refused: ${request.refusal}.`) : '',
    el(
      'div',
      'halves',
      signature('Signature received', request.received, request.expected),
      signature('Signature expected', request.expected, request.received),
    ),
    pair('Signed: timestamp.client id.subject', signedText(request)),
    request.size > 0 ? pair(`Body, ${request.size} bytes`, request.body) : '',
    request.size > 0 ? bytes : '',
    request.warnings.length > 0 ? pair('Let pass', request.warnings.join('\n')) : '',
    el('p', 'quiet', `${request.method} ${request.target}, request_id ${request.requestId}`),
  );
  const row = el('details', 'row request', summary, inside);
  row.dataset.key = request.requestId;
  return row;
}

/** What goes into the base64url of the signature (tiki-platform.md section 2). */
function signedText({ timestamp, clientKey, method, target, body }) {
  const path = target.replace(/^\/tiniapp(-sandbox)?-open-api/, '');
  return `${timestamp}.${clientKey}.${method === 'GET' ? path : body}`;
}
