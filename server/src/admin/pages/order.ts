import type { OrderDetail } from '../../modules/back-office/types.ts';
import { age, money, time } from '../format.ts';
import { html, type Html } from '../html.ts';
import { actionForm, both, type ActionWords } from '../layout.ts';
import { alarmWords, ATTEMPT_WORDS } from '../words.ts';
import { historyOf } from './history.ts';
import { alarmNotice, badge } from './parts.ts';

type Action = 'pack' | 'complete' | 'cancel' | 'accept';

const ACTIONS: Record<Action, ActionWords> = {
  accept: { label: 'Accept as paid · Nhận là đã thanh toán', hint: 'Only when you saw the money at Tiki.' },
  pack: { label: 'Packed · Đã đóng gói', hint: 'From then on the buyer cannot cancel.' },
  complete: { label: 'Complete · Hoàn tất', hint: 'Delivered. Releases the payout; cannot be undone.' },
  cancel: { label: 'Cancel · Hủy đơn', danger: true, hint: 'An online payment is refunded in full.' },
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
      <span>${order.paymentMethod === 'cod' ? 'cash on delivery' : 'online payment'}</span>
      <span>${age(order.createdAt, now)} old</span>
      <span>customer ${order.customerId}</span>
    </p>
    ${
      order.reviewReason &&
      html`<p class="notice warn">${both(alarmWords(order.reviewReason))} <small>${order.reviewReason}</small></p>`
    }
    ${open.map((alarm) => alarmNotice(alarm, csrf))}
    ${
      actionsOf(order).length > 0 &&
      html`<section class="actions" aria-label="Actions">
        ${actionsOf(order).map((action) => actionForm(`${path}/${action}`, csrf, ACTIONS[action]))}
      </section>`
    }
    <div class="columns">
      <section>
        <h2>Lines <span lang="vi">Sản phẩm</span></h2>
        ${lines(order)}
      </section>
      <section>
        <h2>Delivery <span lang="vi">Giao hàng</span></h2>
        ${address(order)} ${order.note && html`<p class="notice" lang="vi">“${order.note}”</p>`}
      </section>
    </div>
    <h2>Payment attempts <span lang="vi">Lần thanh toán</span></h2>
    ${attempts(order)}
    <h2>Notifications from Tiki <span lang="vi">Thông báo IPN</span></h2>
    ${messages(order)}
    <h2>History <span lang="vi">Lịch sử</span></h2>
    <ol class="history">
      ${historyOf(order).map(
        ({ at, what, by, why }) =>
          html`<li>
            <time>${time(at)}</time> <span>${what}${by && html` <b>${by}</b>`}${why && html`: “${why}”`}</span>
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
        <td colspan="2">Goods</td>
        <td class="number">${money(subtotal)}</td>
      </tr>
      <tr>
        <td colspan="2">Delivery</td>
        <td class="number">${money(shippingFee)}</td>
      </tr>
      ${
        discount > 0 &&
        html`<tr>
          <td colspan="2">Discount ${couponCode ?? ''}</td>
          <td class="number">${money(-discount)}</td>
        </tr>`
      }
      <tr class="total">
        <td colspan="2">Total</td>
        <td class="number">${money(total)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function address({ address: to }: OrderDetail): Html {
  if (!to?.fullName)
    return html`<p class="empty">None, or removed after its time. <span lang="vi">Không còn lưu.</span></p>`;
  return html`<address lang="vi">
    <b>${to.fullName}</b
    ><br />${to.phone}<br />${to.street}<br />${[to.ward, to.district, to.province].filter(Boolean).join(', ')}
  </address>`;
}

function attempts({ attempts: made }: OrderDetail): Html {
  return html`<table class="cards">
    <thead>
      <tr>
        <th>Attempt</th>
        <th>State</th>
        <th>At Tiki</th>
        <th>Tiki’s ids</th>
        <th class="number">Total</th>
        <th>Made</th>
      </tr>
    </thead>
    <tbody>
      ${made.map(
        (attempt) =>
          html`<tr>
            <td data-label="Attempt">
              ${attempt.referenceId}${attempt.kept && html` <span class="badge">kept</span>`}
            </td>
            <td data-label="State">${ATTEMPT_WORDS[attempt.status]}</td>
            <td data-label="At Tiki">${attempt.platformStatus || '–'}</td>
            <td data-label="Tiki’s ids">${attempt.platformOrderId || '–'} <small>${attempt.tikiOrderCode}</small></td>
            <td data-label="Total" class="number">${money(attempt.grandTotal)}</td>
            <td data-label="Made">${time(attempt.createdAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function messages({ messages: received }: OrderDetail): Html {
  if (received.length === 0) return html`<p class="empty">None yet. <span lang="vi">Chưa có.</span></p>`;
  return html`<table class="cards">
    <thead>
      <tr>
        <th>Message</th>
        <th>Status</th>
        <th>What became of it</th>
        <th class="number">Total</th>
        <th>Made</th>
        <th>Received</th>
      </tr>
    </thead>
    <tbody>
      ${received.map(
        (message) =>
          html`<tr>
            <td data-label="Message">${message.messageId}</td>
            <td data-label="Status">${message.status}</td>
            <td data-label="Outcome">${message.outcome}</td>
            <td data-label="Total" class="number">${money(message.grandTotal)}</td>
            <td data-label="Made">${time(message.createdAt)}</td>
            <td data-label="Received">${time(message.receivedAt)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
