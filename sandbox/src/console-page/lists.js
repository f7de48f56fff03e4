/** Requests, switches, carts and setup. */
import { button, dong, el, labelled, localTime, pill, table } from './view.js';

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

const pair = (name, value) => el('div', 'part', el('h3', '', name), el('pre', '', value || '(none)'));

/** One signed request: what was received beside what was expected. */
export function requestRow(request) {
  const isGood = request.verdict === 'ok';
  const summary = el(
    'summary',
    '',
    el('time', '', localTime(request.at)),
    el(
      'span',
      'what',
      el('code', '', `${request.method} ${request.target.replace(/^\/tiniapp(-sandbox)?-open-api/, '')}`),
    ),
    el('span', `pill ${request.status >= 400 ? 'bad' : 'good'}`, String(request.status || '…')),
    el('span', isGood ? 'quiet' : 'bad', isGood ? request.reason || 'signature ok' : request.verdict),
  );
  const inside = el(
    'div',
    'inside',
    pair('Target', `${request.method} ${request.target}`),
    request.size > 0 ? pair(`Body, ${request.size} bytes`, request.body) : '',
    request.size > 0
      ? el('details', 'bytes', el('summary', '', 'as bytes'), el('pre', '', hexDump(request.bodyHex)))
      : '',
    pair('Client id and timestamp', `${request.clientKey}  ${request.timestamp}`),
    pair('Signature received', request.received),
    pair('Signature expected', request.expected),
    request.warnings.length > 0 ? pair('Let pass', request.warnings.join('\n')) : '',
  );
  return el('details', 'row request', summary, inside);
}

/** One undocumented rule. */
export function switchRow({ name, value, default: byDefault, explains, section }, act) {
  const input = el('input');
  Object.assign(input, { type: 'checkbox', checked: value, id: `switch-${name}` });
  input.setAttribute('role', 'switch');
  input.addEventListener('change', () => act('/switches', { [name]: input.checked }));
  const changed = value === byDefault ? '' : el('span', 'tag', `default ${byDefault ? 'on' : 'off'}`);
  const text = el('span', 'text', el('span', 'name', el('code', '', name), changed), el('span', 'quiet', explains));
  return el('label', 'switch', input, text, el('span', 'quiet section', section));
}

export function cartsPart(carts, customers) {
  const nameOf = (id) => customers.find(({ customerId }) => customerId === id)?.name ?? id;
  const rows = carts.flatMap(({ customerId, items, total }) => [
    ...items.map(({ name, quantity, price }) => [nameOf(customerId), `${quantity} × ${name}`, dong(price * quantity)]),
    [nameOf(customerId), el('strong', '', 'Total'), el('strong', '', dong(total))],
  ]);
  return el('div', '', table(['Customer', 'Line', 'Amount'], rows, 'All carts are empty.'));
}

export function marketplacePart(orders) {
  const rows = orders.map(({ createdAt, orderCode, customerId, lines, total }) => [
    localTime(createdAt, true),
    el('code', '', orderCode),
    customerId,
    lines.map(({ quantity, name }) => `${quantity} × ${name}`).join(', '),
    dong(total),
  ]);
  return el(
    'div',
    '',
    table(['Placed', 'Code', 'Customer', 'Lines', 'Total'], rows, 'Nothing was bought from a Tiki cart.'),
  );
}

/** A text field that is saved on leaving it. */
function urlField(label, value, save) {
  const input = el('input');
  Object.assign(input, { type: 'url', value, placeholder: 'none: nothing is sent' });
  input.addEventListener('change', () => save(input.value.trim()));
  return el('label', 'url', label, input);
}

export function appsPart(apps, act) {
  const cards = apps.map((app) => {
    const set = (change) => act(`/apps/${encodeURIComponent(app.identifier)}`, change);
    const seller = el('input');
    Object.assign(seller, { type: 'checkbox', checked: app.sellerLinked });
    seller.addEventListener('change', () => set({ sellerLinked: seller.checked }));
    return el(
      'div',
      'card',
      el('h3', '', app.name),
      el(
        'dl',
        'facts',
        labelled('Identifier', app.identifier),
        labelled('Sandbox key', el('code', '', app.clientKey)),
        labelled('Production key', el('code', '', app.production.clientKey)),
        labelled('Order limit', dong(app.orderAmountLimit)),
      ),
      urlField('IPN URL, sandbox', app.ipnUrl, (ipnUrl) => set({ ipnUrl })),
      urlField('IPN URL, production', app.production.ipnUrl, (productionIpnUrl) => set({ productionIpnUrl })),
      urlField('Shipping callback URL', app.shippingUrl, (shippingUrl) => set({ shippingUrl })),
      el('label', 'check', seller, el('span', '', 'Seller account linked')),
    );
  });
  return el('div', 'columns', ...cards);
}

export function customersPart(customers) {
  const rows = customers.map(({ customerId, name, phone, email }) => [el('code', '', customerId), name, phone, email]);
  return el('div', '', table(['Id', 'Name', 'Phone', 'E-mail'], rows, ''));
}

const NEXT_STATUS = {
  waiting_content_review: 'approved',
  approved: 'off_sale',
  off_sale: 'approved',
  rejected: 'approved',
};

export function productsPart(products, act) {
  const rows = products.map(({ sku, name, price, status, appIdentifier }) => [
    el('code', '', sku),
    name,
    dong(price),
    appIdentifier,
    pill(status),
    button(`Set ${NEXT_STATUS[status]}`, () => act(`/products/${sku}`, { status: NEXT_STATUS[status] })),
  ]);
  return el('div', '', table(['SKU', 'Name', 'Price', 'App', 'Status', ''], rows, ''));
}

export function shipmentsPart(shipments, act) {
  const rows = shipments.map(({ trackingId, orderId, status, fee, webhooks }) => [
    el('code', '', trackingId),
    orderId,
    pill(status),
    dong(fee),
    webhooks.map((sent) => `${sent.status}: ${sent.httpStatus ?? 'no answer'}`).join(', ') || 'none sent',
    button('Set picking', () => act(`/shipments/${trackingId}`, { status: 'picking' })),
  ]);
  return el('div', '', table(['Tracking id', 'Order', 'Status', 'Fee', 'Webhooks', ''], rows, 'No shipment yet.'));
}
