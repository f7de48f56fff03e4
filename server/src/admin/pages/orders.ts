import { ORDER_STATUSES, type OrderStatus } from '../../../../contract/orders.ts';
import type { OrderRowView, Page } from '../../modules/back-office/types.ts';
import { age, money, time } from '../format.ts';
import { html, label, t, type Html } from '../html.ts';
import { both, link, nextPage } from '../layout.ts';
import { ATTEMPT_WORDS, ORDER_WORDS } from '../words.ts';
import { badge } from './parts.ts';

export interface OrdersQuery {
  state?: OrderStatus;
  no?: string;
  sort: 'oldest' | 'newest';
}

const SORTS = { oldest: 'Cũ trước · oldest first', newest: 'Mới trước · newest first' };

/** Orders by age and state, as a table that becomes cards on a narrow screen. */
export function ordersPage(
  query: OrdersQuery,
  counts: Record<OrderStatus, number>,
  { items, nextCursor }: Page<OrderRowView>,
  now: number,
): Html {
  const path = '/admin/orders';
  const asked = { state: query.state, no: query.no, sort: query.sort };
  return html`<nav class="chips" aria-label="Trạng thái · State">
      <a href="${link(path, { ...asked, state: undefined })}" ${!query.state && html`aria-current="true"`}
        >${t('All', 'Tất cả')}</a
      >
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
        >${t('Number', 'Mã đơn')}<input name="no" value="${query.no ?? ''}" placeholder="TC-" maxlength="40"
      /></label>
      <label
        >${t('Sorted', 'Sắp xếp')}
        <select name="sort">
          ${(['oldest', 'newest'] as const).map(
            (sort) => html`<option value="${sort}" ${query.sort === sort && html`selected`}>${SORTS[sort]}</option>`,
          )}
        </select></label
      >
      <button>${t('Show', 'Xem')}</button>
    </form>
    ${items.length === 0 ? html`<p class="empty">${t('No order here.', 'Không có đơn nào.')}</p>` : table(items, now)}
    ${nextPage(path, asked, nextCursor)}`;
}

function table(items: readonly OrderRowView[], now: number): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>${t('Order', 'Đơn hàng')}</th>
        <th>${t('State', 'Trạng thái')}</th>
        <th>${t('Age', 'Đã qua')}</th>
        <th>${t('What', 'Nội dung')}</th>
        <th class="number">${t('Total', 'Tổng tiền')}</th>
        <th>${t('Payment at Tiki', 'Thanh toán ở Tiki')}</th>
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
    <td ${label('Order', 'Đơn hàng')}>
      <a href="/admin/orders/${encodeURIComponent(order.orderId)}">${order.orderNo}</a>
    </td>
    <td ${label('State', 'Trạng thái')}>${badge(order)}</td>
    <td ${label('Age', 'Đã qua')}>
      <time datetime="${order.createdAt.toISOString()}" title="${time(order.createdAt)}"
        >${age(order.createdAt, now)}</time
      >
    </td>
    <td ${label('What', 'Nội dung')}>
      <span lang="vi">${order.title}</span>${others > 0 && html` <small>+${others}</small>`}
    </td>
    <td ${label('Total', 'Tổng tiền')} class="number">${money(order.total)}</td>
    <td ${label('Payment', 'Thanh toán')}>
      ${both(ATTEMPT_WORDS[order.attemptStatus])}
      <small>${order.platformStatus}${order.tikiOrderCode && ` · ${order.tikiOrderCode}`}</small>
    </td>
  </tr>`;
}
