/** Vietnamese: what went wrong. */
export const errors = {
  'error.refused': 'Cửa hàng không thực hiện được yêu cầu này.',
  'error.timeout': 'Chưa có phản hồi. Hãy kiểm tra mạng rồi thử lại, bạn sẽ không bị đặt trùng.',
  'error.timeoutRead': 'Chưa có phản hồi. Hãy kiểm tra mạng rồi thử lại.',
  'error.server': 'Hệ thống của cửa hàng đang gặp sự cố. Hãy thử lại sau ít phút.',
  'error.session': 'Phiên đăng nhập đã hết. Hãy thử lại để đăng nhập.',
  'error.consent': 'Bạn chưa cho phép đăng nhập bằng Tiki nên chưa thể đặt hàng. Giỏ hàng vẫn được giữ.',
  'error.login': 'Chưa đăng nhập được bằng Tiki. Hãy thử lại. Giỏ hàng vẫn được giữ.',
  'error.accountChanged':
    'Tài khoản Tiki trên máy đã đổi. Giỏ hàng và địa chỉ của tài khoản trước đã được xóa khỏi máy này.',
  'error.notFound': 'Không tìm thấy nội dung này.',
  'error.quoteChanged': 'Giá hoặc tồn kho vừa được cập nhật. Hãy xem lại rồi đặt hàng.',
  'error.outOfStock': 'Có sản phẩm vừa hết hàng. Hãy xem lại rồi đặt hàng.',
  'error.orderNotPayable': 'Đơn hàng này không còn thanh toán được.',
  'error.orderNotCancelable': 'Đơn hàng này không còn hủy được. Hãy gọi hỗ trợ.',
  'error.paymentClosing': 'Lần thanh toán trước đang được đóng lại. Hãy chờ một chút.',
  'error.amountLimit': 'Giá trị đơn hàng vượt mức cho phép.',
  'error.busy': 'Hệ thống đang bận. Hãy thử lại sau ít giây.',
  'error.platform': 'Tiki đang không phản hồi. Hãy thử lại sau ít phút.',
  'error.addressRefused': 'Bạn chưa cho phép dùng địa chỉ Tiki.',
  'error.addressIncomplete': 'Địa chỉ này còn thiếu thông tin. Hãy sửa trong sổ địa chỉ Tiki hoặc chọn địa chỉ khác.',
};
