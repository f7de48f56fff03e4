import type { ErrorCode } from '../../../contract/errors.ts';
import { ERRORS } from '../errors.ts';

/** What a refused action means to somebody of the shop, in Vietnamese; the English words are the catalogue's. */
const SENTENCES: Partial<Record<ErrorCode | 'FORBIDDEN', string>> = {
  BAD_REQUEST: 'Dữ liệu gửi lên không đúng dạng',
  FORBIDDEN: 'Biểu mẫu này không thuộc phiên đăng nhập hiện tại: hãy quay lại, tải lại trang rồi gửi lần nữa',
  NOT_FOUND: 'Không có gì ở địa chỉ này',
  ORDER_NOT_PAYABLE: 'Đơn đang ở trạng thái không cho phép việc này',
  ORDER_NOT_CANCELABLE: 'Đơn này không hủy được nữa',
  PAYMENT_CLOSING: 'Tiki chưa đóng xong lần thanh toán trước: chờ một chút rồi xem lại',
  PLATFORM_UNAVAILABLE: 'Tiki không trả lời: hãy thử lại',
  PLATFORM_REFUSED: 'Tiki từ chối yêu cầu',
  RATE_LIMITED: 'Quá nhiều yêu cầu: chờ một chút',
  OVERLOADED: 'Máy chủ đang bận: hãy thử lại',
  INTERNAL: 'Có lỗi ở phía chúng tôi: xem nhật ký của máy chủ',
};

/** The parts that the actions add. One that is not here, such as the form of a field, stays as it is. */
const DETAILS: readonly (readonly [RegExp, string])[] = [
  [/^say why: it is kept in the log$/, 'hãy ghi lý do, lý do được lưu trong nhật ký'],
  [/^the reason is longer than (\d+)$/, 'lý do dài quá $1 ký tự'],
  [/^who and why are needed$/, 'cần có người làm và lý do'],
  [/^it is being canceled$/, 'đơn đang được hủy'],
  [/^it cannot be completed$/, 'không hoàn tất được'],
  [/^its payment has ended at Tiki$/, 'lần thanh toán của đơn đã kết thúc ở Tiki'],
  [/^either add to the stock or say what was counted$/, 'hoặc nhập thêm vào kho, hoặc ghi số đã đếm, không cả hai'],
  [/^price, stock or name$/, 'giá, số lượng hoặc tên'],
  [/^price is a whole number$/, 'giá phải là số nguyên'],
  [/^(?:stock|addStock) is a whole number$/, 'số lượng phải là số nguyên'],
  [/^code: /, 'mã chỉ gồm chữ hoa, số và dấu gạch ngang'],
  [/^value: a percentage /, 'phần trăm giảm tối đa là 100'],
  [/^value: /, 'mức giảm phải là số nguyên lớn hơn 0'],
  [/^max_discount: /, 'mức giảm tối đa phải là số đồng nguyên lớn hơn 0, hoặc để trống'],
  [/^minimum: /, 'giá trị đơn tối thiểu phải là số đồng nguyên'],
  [/^limits: /, 'số lần dùng phải là số nguyên lớn hơn 0, hoặc để trống'],
  [/^ends_at: /, 'thời điểm kết thúc phải sau thời điểm bắt đầu'],
];

/** A refusal in Vietnamese: by its code, with what was added to the catalogue's words. */
export function refusalInVietnamese(code: ErrorCode | 'FORBIDDEN', message: string): string {
  const sentence = SENTENCES[code] ?? message;
  const words = code === 'FORBIDDEN' ? message : ERRORS[code].message;
  const detail = message.startsWith(`${words}: `) ? message.slice(words.length + 2) : '';
  if (detail === '') return sentence;
  const [pattern, known = detail] = DETAILS.find(([one]) => one.test(detail)) ?? [];
  return `${sentence}: ${known.replace('$1', pattern?.exec(detail)?.[1] ?? '')}`;
}
