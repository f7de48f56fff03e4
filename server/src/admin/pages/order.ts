import type { OrderDetail } from '../../modules/back-office/types.ts';
import { age, money, time } from '../format.ts';
import { html, label, t, type Html } from '../html.ts';
import { actionForm, both, type ActionWords } from '../layout.ts';
import { alarmWords, ATTEMPT_WORDS } from '../words.ts';
import { historyOf } from './history.ts';
import { alarmNotice, badge } from './parts.ts';

type Action = 'pack' | 'complete' | 'cancel' | 'accept';

const ACTIONS: Record<Action, ActionWords> = {
  accept: {
    label: ['Accept as paid', 'Nhận là đã thanh toán'],
    hint: ['Only when you saw the money at Tiki.', 'Chỉ khi đã thấy tiền ở Tiki.'],
  },
  pack: {
    label: ['Packed', 'Đã đóng gói'],
    hint: ['From then on the buyer cannot cancel.', 'Từ lúc này khách không hủy được nữa.'],
  },
  complete: {
    label: ['Complete', 'Hoàn tất'],
    hint: ['Delivered. Releases the payout; cannot be undone.', 'Đã giao hàng. Tiki sẽ chi trả; không đổi lại được.'],
  },
  cancel: {
    label: ['Cancel', 'Hủy đơn'],
    danger: true,
    hint: ['An online payment is refunded in full.', 'Tiền thanh toán online được hoàn lại toàn bộ.'],
  },
};

/** What a person may do in each state; the server decides again. */
function actionsOf({ status, intent, packedAt }: OrderDetail): Action[] {
  if (intent !== '') return [];
  switch (status) {
    case 'review':
      return ['accept', 'complete', 'cancel'];
    case 'paid':
    case 'cod_placed':
      return packedAt ? ['complete', 'cancel'] : ['pack', 'complete', 'cancel'];
    case 'awaiting_payment':
    case 'confirming':
      return ['cancel'];
    default:
      return [];
  }
}

/** Everything about one order, newest trouble first. */
export function orderPage(order: OrderDetail, csrf: string, now: number): Html {
  const path = `/admin/orders/${encodeURIComponent(order.orderId)}`;
  const open = order.alarms.filter(({ resolved_at: resolved }) => resolved === null);
  return html`<p class="summary">
      ${badge(order)} <b>${money(order.total)}</b>
      <span
        >${order.paymentMethod === 'cod' ? t('cash on delivery', 'thu tiền khi giao') : t('online payment', 'thanh toán online')}</span
      >
      <span>${t('age:', 'tuổi đơn:')} ${age(order.createdAt, now)}</span>
      <span>${t('customer', 'khách')} ${order.customerId}</span>
    </p>
    ${
      order.reviewReason &&
      html`<p class="notice warn">${both(alarmWords(order.reviewReason))} <small>${order.reviewReason}</small></p>`
    }
    ${open.map((alarm) => alarmNotice(alarm, csrf))}
    ${
      actionsOf(order).length > 0 &&
      html`<section class="actions" aria-label="Việc cần làm · Actions">
        ${actionsOf(order).map((action) => actionForm(`${path}/${action}`, csrf, ACTIONS[action]))}
      </section>`
    }
    <div class="columns">
      <section>
        <h2>${t('Lines', 'Sản phẩm')}</h2>
        ${lines(order)}
      </section>
      <section>
        <h2>${t('Delivery', 'Giao hàng')}</h2>
        ${address(order)} ${order.note && html`<p class="notice" lang="vi">“${order.note}”</p>`}
      </section>
    </div>
    <h2>${t('Payment attempts', 'Lần thanh toán')}</h2>
    ${attempts(order)}
    <h2>${t('Notifications from Tiki', 'Thông báo IPN')}</h2>
    ${messages(order)}
    <h2>${t('History', 'Lịch sử')}</h2>
    <ol class="history">
      ${historyOf(order).map(
        ({ at, what, by, why }) =>
          html`<li>
            <time>${time(at)}</time> <span>${both(what)}${by && html` <b>${by}</b>`}${why && html`: “${why}”`}</span>
          </li>`,
      )}
    </ol>`;
}

function lines({ lines: items, subtotal, shippingFee, discount, couponCode, total }: OrderDetail): Html {
  return html`<table class="plain">
    <tbody>
      ${items.map(
        (line) =>
          html`<tr>
            <td lang="vi">${line.name}${line.variant_name && html` <small>${line.variant_name}</small>`}</td>
            <td class="number">${line.quantity} × ${money(line.unit_price)}</td>
            <td class="number">${money(line.unit_price * line.quantity)}</td>
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <td colspan="2">${t('Goods', 'Tiền hàng')}</td>
        <td class="number">${money(subtotal)}</td>
      </tr>
      <tr>
        <td colspan="2">${t('Delivery', 'Phí giao hàng')}</td>
        <td class="number">${money(shippingFee)}</td>
      </tr>
      ${
        discount > 0 &&
        html`<tr>
          <td colspan="2">${t('Discount', 'Giảm giá')} ${couponCode ?? ''}</td>
          <td class="number">${money(-discount)}</td>
        </tr>`
      }
      <tr class="total">
        <td colspan="2">${t('Total', 'Tổng tiền')}</td>
        <td class="number">${money(total)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function address({ address: to }: OrderDetail): Html {
  if (!to?.fullName) return html`<p class="empty">${t('None, or removed after its time.', 'Không còn lưu.')}</p>`;
  return html`<address lang="vi">
    <b>${to.fullName}</b
    ><br />${to.phone}<br />${to.street}<br />${[to.ward, to.district, to.province].filter(Boolean).join(', ')}
  </address>`;
}

function attempts({ attempts: made }: OrderDetail): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>${t('Attempt', 'Lần')}</th>
        <th>${t('State', 'Trạng thái')}</th>
        <th>${t('At Tiki', 'Ở Tiki')}</th>
        <th>${t('Tiki’s ids', 'Mã của Tiki')}</th>
        <th class="number">${t('Total', 'Tổng tiền')}</th>
        <th>${t('Made', 'Lúc')}</th>
      </tr>
    </thead>
    <tbody>
      ${made.map(
        (attempt) =>
          html`<tr>
            <td ${label('Attempt', 'Lần')}>
              ${attempt.referenceId}${attempt.kept && html` <span class="badge">${t('kept', 'được giữ')}</span>`}
            </td>
            <td ${label('State', 'Trạng thái')}>${both(ATTEMPT_WORDS[attempt.status])}</td>
            <td ${label('At Tiki', 'Ở Tiki')}>${attempt.platformStatus || '–'}</td>
            <td ${label('Tiki’s ids', 'Mã của Tiki')}>
              ${attempt.platformOrderId || '–'} <small>${attempt.tikiOrderCode}</small>
            </td>
            <td ${label('Total', 'Tổng tiền')} class="number">${money(attempt.grandTotal)}</td>
            <td ${label('Made', 'Lúc')}>${time(attempt.createdAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function messages({ messages: received }: OrderDetail): Html {
  if (received.length === 0) return html`<p class="empty">${t('None yet.', 'Chưa có.')}</p>`;
  return html`<table class="cards">
    <thead>
      <tr>
        <th>${t('Message', 'Thông báo')}</th>
        <th>${t('Status', 'Trạng thái')}</th>
        <th>${t('What became of it', 'Kết quả')}</th>
        <th class="number">${t('Total', 'Tổng tiền')}</th>
        <th>${t('Made', 'Lúc')}</th>
        <th>${t('Received', 'Nhận lúc')}</th>
      </tr>
    </thead>
    <tbody>
      ${received.map(
        (message) =>
          html`<tr>
            <td ${label('Message', 'Thông báo')}>${message.messageId}</td>
            <td ${label('Status', 'Trạng thái')}>${message.status}</td>
            <td ${label('Outcome', 'Kết quả')}>${message.outcome}</td>
            <td ${label('Total', 'Tổng tiền')} class="number">${money(message.grandTotal)}</td>
            <td ${label('Made', 'Lúc')}>${time(message.createdAt)}</td>
            <td ${label('Received', 'Nhận lúc')}>${time(message.receivedAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
