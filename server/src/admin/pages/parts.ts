import type { OrderRowView } from '../../modules/back-office/types.ts';
import type { AlarmRow } from '../../tables-back-office.ts';
import { time } from '../format.ts';
import { html, t, type Html } from '../html.ts';
import { actionForm, both } from '../layout.ts';
import { alarmWords, INTENT_WORDS, ORDER_WORDS } from '../words.ts';

export function badge({ status, intent }: Pick<OrderRowView, 'status' | 'intent'>): Html {
  return html`<span class="badge ${status}">${both(ORDER_WORDS[status])}</span>${
      intent !== '' && html` <span class="badge intent">${both(INTENT_WORDS[intent])}</span>`
    }`;
}

/** An open alarm with the form that resolves it; `link` leads to its order, for where that is not on the page. */
export function alarmNotice(alarm: AlarmRow, csrf: string, link?: Html): Html {
  return html`<div class="notice bad">
    <p>
      ${link} ${both(alarmWords(alarm.kind))}
      <small>${alarm.detail && `${alarm.detail} · `}${time(alarm.created_at)}</small>
    </p>
    ${actionForm(`/admin/alarms/${alarm.id}/resolve`, csrf, { label: ['Resolved', 'Đã xử lý'] })}
  </div>`;
}

export function orderLink(orderId: string, text: Html | string = t('The order', 'Xem đơn')): Html {
  return html`<a href="/admin/orders/${encodeURIComponent(orderId)}">${text}</a>`;
}
