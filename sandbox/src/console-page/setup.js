/** Tiki's carts, and what is set up once: apps, customers, products, shipments. */
import { button, dong, el, labelled, moment, pill, table } from './view.js';

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
    moment(createdAt),
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
