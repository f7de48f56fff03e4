import { ORDER_STATUSES, type OrderStatus } from '../../../../contract/orders.ts';
import type { OrderRowView, Page } from '../../modules/back-office/types.ts';
import { age, money, time } from '../format.ts';
import { html, type Html } from '../html.ts';
import { both, link, nextPage } from '../layout.ts';
import { ATTEMPT_WORDS, ORDER_WORDS } from '../words.ts';
import { badge } from './parts.ts';

export interface OrdersQuery {
  state?: OrderStatus;
  no?: string;
  sort: 'oldest' | 'newest';
}

/** Orders by age and state, as a table that becomes cards on a narrow screen. */
export function ordersPage(
  query: OrdersQuery,
  counts: Record<OrderStatus, number>,
  { items, nextCursor }: Page<OrderRowView>,
  now: number,
): Html {
  const path = '/admin/orders';
  const asked = { state: query.state, no: query.no, sort: query.sort };
  return html`<nav class="chips" aria-label="State">
      <a href="${link(path, { ...asked, state: undefined })}" ${!query.state && html`aria-current="true"`}>All</a>
      ${ORDER_STATUSES.map(
        (status) =>
          html`<a
            href="${link(path, { ...asked, state: status })}"
            ${query.state === status && html`aria-current="true"`}
            >${both(ORDER_WORDS[status])} <b>${counts[status]}</b></a
          >`,
      )}
    </nav>
    <form class="filter" method="get" action="${path}">
      ${query.state && html`<input type="hidden" name="state" value="${query.state}" />`}
      <label
        >Number <span lang="vi">Mã đơn</span
        ><input name="no" value="${query.no ?? ''}" placeholder="TC-" maxlength="40"
      /></label>
      <label
        >Sorted <span lang="vi">Sắp xếp</span>
        <select name="sort">
          ${(['oldest', 'newest'] as const).map(
            (sort) => html`<option value="${sort}" ${query.sort === sort && html`selected`}>${sort} first</option>`,
          )}
        </select></label
      >
      <button>Show</button>
    </form>
    ${items.length === 0 ? html`<p class="empty">No order here. <span lang="vi">Không có đơn nào.</span></p>` : table(items, now)}
    ${nextPage(path, asked, nextCursor)}`;
}

function table(items: readonly OrderRowView[], now: number): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>Order</th>
        <th>State</th>
        <th>Age</th>
        <th>What</th>
        <th class="number">Total</th>
        <th>Payment at Tiki</th>
      </tr>
    </thead>
    <tbody>
      ${items.map((order) => row(order, now))}
    </tbody>
  </table>`;
}

function row(order: OrderRowView, now: number): Html {
  const others = order.lineCount - 1;
  return html`<tr>
    <td data-label="Order"><a href="/admin/orders/${encodeURIComponent(order.orderId)}">${order.orderNo}</a></td>
    <td data-label="State">${badge(order)}</td>
    <td data-label="Age">
      <time datetime="${order.createdAt.toISOString()}" title="${time(order.createdAt)}"
        >${age(order.createdAt, now)}</time
      >
    </td>
    <td data-label="What"><span lang="vi">${order.title}</span>${others > 0 && html` <small>+${others}</small>`}</td>
    <td data-label="Total" class="number">${money(order.total)}</td>
    <td data-label="Payment">
      ${ATTEMPT_WORDS[order.attemptStatus]}
      <small>${order.platformStatus}${order.tikiOrderCode && ` · ${order.tikiOrderCode}`}</small>
    </td>
  </tr>`;
}
