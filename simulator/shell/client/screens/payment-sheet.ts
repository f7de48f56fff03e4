import { button, el, replace } from '../dom.ts';
import { HostFailure } from '../failure.ts';
import { icon } from '../icons.ts';
import { sheetHeader } from '../dialogs.ts';
import { formatDong } from '../money.ts';
import type { PhoneContext } from '../phone-context.ts';

/** The sandbox's answer to `POST /_host/payments`. Amounts in đồng. */
export interface PaymentSheet {
  paymentId: string;
  orderId: string;
  appName: string;
  lines: readonly { name: string; quantity: number; price: number }[];
  shippingFee: number;
  grandTotal: number;
  methods: readonly { id: string; name: string }[];
  /** RFC 3339. */
  expiresAt: string;
}

interface Answer<Callback> {
  callbacks: readonly Callback[];
}

/** Tiki's payment sheet over the app. Calls `deliver` with what Tiki says the app hears; resolves when the sheet is gone. */
export function showPaymentSheet<Callback>(
  phone: PhoneContext,
  sheet: PaymentSheet,
  deliver: (callbacks: readonly Callback[]) => void,
): Promise<void> {
  return new Promise((resolve) => {
    const path = `payments/${encodeURIComponent(sheet.paymentId)}`;
    let busy = false;
    let method = sheet.methods[0]?.id ?? '';
    const layer = phone.layers.open({
      role: 'dialog',
      label: 'Thanh toán',
      kind: 'sheet',
      onDismiss: () => void finish('cancel'),
    });
    const message = el('p', { class: 'sheet-error', role: 'alert' });
    const pay = button({ class: 'wide primary' }, () => void finish('pay'), 'Thanh toán');
    const cancel = button({ class: 'wide plain' }, () => void finish('cancel'), 'Hủy');
    // The app is killed while the sheet is open: Tiki learns nothing more from this phone.
    const leave = () => void phone.tiki.ask('POST', `${path}/leave`, {}, { keepalive: true }).catch(() => undefined);
    window.addEventListener('pagehide', leave);

    async function finish(action: 'pay' | 'cancel'): Promise<void> {
      if (busy) return;
      setBusy(true);
      try {
        const body = action === 'pay' ? { method } : {};
        const { callbacks } = await phone.tiki.ask<Answer<Callback>>('POST', `${path}/${action}`, body);
        close();
        deliver(callbacks);
      } catch (error) {
        setBusy(false);
        const refused = error instanceof HostFailure;
        message.textContent = refused
          ? `Tiki từ chối: ${error.message}`
          : 'Không kết nối được với Tiki. Vui lòng thử lại.';
        // A payment that Tiki no longer knows cannot be finished here; the way out is to close.
        if (refused && action === 'cancel') {
          close();
          deliver([]);
        }
      }
    }

    function setBusy(value: boolean): void {
      busy = value;
      pay.disabled = value;
      cancel.disabled = value;
      message.textContent = '';
      replace(
        pay,
        value ? el('span', { class: 'spinner small light', role: 'status', 'aria-label': 'Đang xử lý' }) : 'Thanh toán',
      );
    }

    function close(): void {
      window.removeEventListener('pagehide', leave);
      layer.close();
      resolve();
    }

    layer.element.classList.add('payment');
    layer.element.append(
      sheetHeader('Thanh toán', () => void finish('cancel')),
      el(
        'div',
        { class: 'sheet-body' },
        el('p', { class: 'payment-to' }, 'Thanh toán cho ', el('strong', {}, sheet.appName)),
        summary(sheet),
        methods(sheet, method, (chosen) => (method = chosen)),
        el(
          'p',
          { class: 'payment-note' },
          `Mã đơn Tiki ${sheet.orderId} · thanh toán trước ${formatTime(sheet.expiresAt)}`,
        ),
      ),
      el('div', { class: 'sheet-footer' }, message, pay, cancel),
    );
    pay.focus();
  });
}

function row(name: string | Node, amount: string, look = ''): HTMLElement {
  return el('div', { class: `amount-row ${look}` }, el('dt', {}, name), el('dd', {}, amount));
}

function summary(sheet: PaymentSheet): HTMLElement {
  return el(
    'dl',
    { class: 'amounts', 'aria-label': 'Chi tiết đơn hàng' },
    ...sheet.lines.map(({ name, quantity, price }) =>
      row(el('span', {}, name, ' ', el('small', {}, `× ${quantity}`)), formatDong(price * quantity)),
    ),
    row('Phí vận chuyển', sheet.shippingFee === 0 ? 'Miễn phí' : formatDong(sheet.shippingFee), 'light'),
    row('Tổng cộng', formatDong(sheet.grandTotal), 'total'),
  );
}

function methods(sheet: PaymentSheet, chosen: string, choose: (id: string) => void): HTMLElement {
  return el(
    'fieldset',
    { class: 'methods' },
    el('legend', {}, 'Phương thức thanh toán'),
    ...sheet.methods.map(({ id, name }) => {
      const input = el('input', { type: 'radio', name: 'method', value: id, checked: id === chosen });
      input.addEventListener('change', () => choose(id));
      return el(
        'label',
        { class: 'method' },
        el('span', { class: 'method-icon' }, icon('card', 22)),
        el('span', {}, name),
        input,
      );
    }),
  );
}

function formatTime(value: string): string {
  const time = new Date(value);
  return Number.isNaN(time.getTime())
    ? value
    : `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}
