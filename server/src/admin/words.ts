import type { AttemptStatus, OrderStatus } from '../../../contract/orders.ts';
import type { AlarmKind } from '../tables-back-office.ts';

/** English first, Vietnamese beside it. */
type Words = readonly [english: string, vietnamese: string];

export const ORDER_WORDS: Record<OrderStatus, Words> = {
  awaiting_payment: ['Awaiting payment', 'Chờ thanh toán'],
  confirming: ['Confirming', 'Đang xác nhận'],
  paid: ['Paid', 'Đã thanh toán'],
  cod_placed: ['Cash on delivery', 'Thu tiền khi giao'],
  review: ['In review', 'Cần xem xét'],
  completed: ['Completed', 'Hoàn tất'],
  canceled: ['Canceled', 'Đã hủy'],
  expired: ['Expired', 'Hết hạn'],
};

export const ATTEMPT_WORDS: Record<AttemptStatus, string> = {
  creating: 'being made at Tiki',
  unknown: 'unclear',
  open: 'open',
  paid: 'paid',
  cod: 'cash on delivery',
  closing: 'being closed',
  closed: 'closed',
  abandoned: 'given up',
};

export const INTENT_WORDS: Record<'completing' | 'canceling', Words> = {
  completing: ['Completing at Tiki', 'Đang hoàn tất tại Tiki'],
  canceling: ['Canceling at Tiki', 'Đang hủy tại Tiki'],
};

/** What an alarm, or the reason of a review, means and what to do. docs/operations.md has the longer version. */
export const ALARM_WORDS: Record<AlarmKind, Words> = {
  total_mismatch: [
    'Tiki’s total or reference is not ours: compare both, then cancel',
    'Tổng tiền ở Tiki khác đơn của shop',
  ],
  unproven_payment: ['Tiki moved on without proof of payment: look in Seller Center', 'Chưa có bằng chứng thanh toán'],
  paid_twice: ['Two payments for one order: one is being given back', 'Đơn được thanh toán hai lần'],
  late_payment: [
    'Paid after its goods were released: accept if in stock, else cancel',
    'Thanh toán sau khi đơn đã đóng',
  ],
  contradiction: ['Tiki says what cannot be: compare with Seller Center', 'Trạng thái ở Tiki mâu thuẫn'],
  orphan_message: ['A notification for an order we do not know', 'Thông báo cho đơn không có'],
  message_age: ['A notification from another time: check the clocks', 'Thông báo sai thời gian'],
  foreign_key: ['A notification signed for another app or environment', 'Thông báo của ứng dụng khác'],
  ipn_missing: ['Paid, but Tiki’s notification never came: check the IPN URL', 'Không nhận được thông báo IPN'],
  effect_failing: ['Tiki keeps refusing what we ask', 'Tiki từ chối yêu cầu nhiều lần'],
  attempt_unclear: ['A payment that Tiki does not make clear', 'Chưa rõ kết quả thanh toán'],
  not_completed: [
    'Paid but not completed: ship it, then complete, or no payout comes',
    'Đã thanh toán nhưng chưa hoàn tất',
  ],
  reconciliation: ['Our books and Tiki’s differ', 'Đối soát có chênh lệch'],
  clock_skew: ['Our clock is off: signatures will be refused', 'Đồng hồ máy chủ bị lệch'],
};

export function alarmWords(kind: string): Words {
  return Object.hasOwn(ALARM_WORDS, kind) ? ALARM_WORDS[kind as AlarmKind] : [kind, ''];
}
