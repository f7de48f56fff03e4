import type { AttemptStatus, OrderStatus } from '../../../contract/orders.ts';
import type { AlarmKind } from '../tables-back-office.ts';

/** Both languages. */
export type Words = readonly [english: string, vietnamese: string];

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

export const ATTEMPT_WORDS: Record<AttemptStatus, Words> = {
  creating: ['being made at Tiki', 'đang tạo ở Tiki'],
  unknown: ['unclear', 'chưa rõ'],
  open: ['open', 'đang mở'],
  paid: ['paid', 'đã thanh toán'],
  cod: ['cash on delivery', 'thu tiền khi giao'],
  closing: ['being closed', 'đang đóng'],
  closed: ['closed', 'đã đóng'],
  abandoned: ['given up', 'đã bỏ'],
};

export const INTENT_WORDS: Record<'completing' | 'canceling', Words> = {
  completing: ['Completing at Tiki', 'Đang hoàn tất tại Tiki'],
  canceling: ['Canceling at Tiki', 'Đang hủy tại Tiki'],
};

/** What an alarm, or the reason of a review, means and what to do. docs/operations.md has the longer version. */
export const ALARM_WORDS: Record<AlarmKind, Words> = {
  total_mismatch: [
    'Tiki’s total or reference is not ours: compare both, then cancel',
    'Tổng tiền hoặc mã tham chiếu ở Tiki khác đơn của shop: so cả hai rồi hủy',
  ],
  unproven_payment: [
    'Tiki moved on without proof of payment: look in Seller Center',
    'Tiki xử lý tiếp mà chưa có bằng chứng thanh toán: xem trong Seller Center',
  ],
  paid_twice: [
    'Two payments for one order: one is being given back',
    'Đơn được thanh toán hai lần: một lần đang được hoàn lại',
  ],
  late_payment: [
    'Paid after its goods were released: accept if in stock, else cancel',
    'Tiền về sau khi hàng đã được trả lại kho: còn hàng thì nhận, không thì hủy',
  ],
  contradiction: [
    'Tiki says what cannot be: compare with Seller Center',
    'Trạng thái ở Tiki mâu thuẫn: so với Seller Center',
  ],
  orphan_message: ['A notification for an order we do not know', 'Có thông báo cho đơn mà shop không biết'],
  message_age: ['A notification from another time: check the clocks', 'Thông báo sai thời gian: kiểm tra đồng hồ'],
  foreign_key: [
    'A notification signed for another app or environment',
    'Thông báo ký bằng khóa của ứng dụng hoặc môi trường khác',
  ],
  ipn_missing: [
    'Paid, but Tiki’s notification never came: check the IPN URL',
    'Đã thanh toán nhưng không nhận được thông báo của Tiki: kiểm tra IPN URL',
  ],
  effect_failing: ['Tiki keeps refusing what we ask', 'Tiki từ chối yêu cầu nhiều lần'],
  attempt_unclear: ['A payment that Tiki does not make clear', 'Chưa rõ kết quả thanh toán'],
  not_completed: [
    'Paid but not completed: ship it, then complete, or no payout comes',
    'Đã thanh toán nhưng chưa hoàn tất: giao hàng rồi hoàn tất, nếu không Tiki không chi trả',
  ],
  reconciliation: ['Our books and Tiki’s differ', 'Sổ của shop và của Tiki có chênh lệch'],
  clock_skew: ['Our clock is off: signatures will be refused', 'Đồng hồ máy chủ bị lệch: chữ ký sẽ bị từ chối'],
};

export function alarmWords(kind: string): Words {
  return Object.hasOwn(ALARM_WORDS, kind) ? ALARM_WORDS[kind as AlarmKind] : [kind, ''];
}
