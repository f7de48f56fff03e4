import type { OrderRowView } from '../../modules/back-office/types.ts';
import type { AdminLogRow, AlarmRow } from '../../tables-back-office.ts';
import { age, money, time } from '../format.ts';
import { html, label, t, type Html } from '../html.ts';
import { both } from '../layout.ts';
import { alarmWords } from '../words.ts';
import { alarmNotice, badge, orderLink } from './parts.ts';

/** Orders that wait for a person, the longest first, each with its reasons. */
export function reviewPage(orders: readonly (OrderRowView & { alarms: AlarmRow[] })[], now: number): Html {
  if (orders.length === 0)
    return html`<p class="empty">${t('Nothing waits for you.', 'Không có đơn nào cần xem xét.')}</p>`;
  return html`<ul class="queue">
    ${orders.map(
      (order) =>
        html`<li>
          <p class="summary">
            <a href="/admin/orders/${encodeURIComponent(order.orderId)}">${order.orderNo}</a> ${badge(order)}
            <b>${money(order.total)}</b> <span>${t('age:', 'tuổi đơn:')} ${age(order.createdAt, now)}</span>
            <span lang="vi">${order.title}</span>
          </p>
          <ul>
            ${order.reviewReason && html`<li>${both(alarmWords(order.reviewReason))}</li>`}
            ${order.alarms
              .filter(({ kind }) => kind !== order.reviewReason)
              .map((alarm) => html`<li>${both(alarmWords(alarm.kind))} <small>${alarm.detail}</small></li>`)}
          </ul>
        </li>`,
    )}
  </ul>`;
}

export function alarmsPage(alarms: readonly AlarmRow[], isOpen: boolean, csrf: string): Html {
  return html`<nav class="chips" aria-label="Cảnh báo · Alarms">
      <a href="/admin/alarms" ${isOpen && html`aria-current="true"`}>${t('Open', 'Đang mở')}</a>
      <a href="/admin/alarms?all=1" ${!isOpen && html`aria-current="true"`}>${t('All', 'Tất cả')}</a>
    </nav>
    ${alarms.length === 0 && html`<p class="empty">${t('No alarm.', 'Không có cảnh báo.')}</p>`}
    ${alarms.map((alarm) => {
      const link = alarm.order_id === null ? undefined : orderLink(alarm.order_id);
      if (!alarm.resolved_at) return alarmNotice(alarm, csrf, link);
      return html`<p class="notice">
        ${link} ${both(alarmWords(alarm.kind))}
        <small
          >${alarm.detail} · ${time(alarm.created_at)}, ${t('resolved', 'đã xử lý')} ${time(alarm.resolved_at)}</small
        >
      </p>`;
    })}`;
}

/** Actions whose target is an order; any other's is named. */
const ON_ORDERS = ['pack', 'complete', 'cancel', 'accept'];

/** What people did, newest first. */
export function logPage(rows: readonly AdminLogRow[]): Html {
  if (rows.length === 0) return html`<p class="empty">${t('Nobody has done anything yet.', 'Chưa ai làm gì.')}</p>`;
  return html`<table class="cards">
    <thead>
      <tr>
        <th>${t('When', 'Lúc')}</th>
        <th>${t('Who', 'Người làm')}</th>
        <th>${t('What', 'Nội dung')}</th>
        <th>${t('On', 'Đối tượng')}</th>
        <th>${t('Why', 'Lý do')}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ at, who, action, target, why }) =>
          html`<tr>
            <td ${label('When', 'Lúc')}><time>${time(at)}</time></td>
            <td ${label('Who', 'Người làm')}><b>${who}</b></td>
            <td ${label('What', 'Nội dung')}>${action}</td>
            <td ${label('On', 'Đối tượng')}>${ON_ORDERS.includes(action) ? orderLink(target, target) : target}</td>
            <td ${label('Why', 'Lý do')} lang="vi">${why}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
