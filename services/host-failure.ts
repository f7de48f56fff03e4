/** A failure as the host reports it, whatever shape it came in. */
export interface HostFailure {
  code: string;
  message: string;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/**
 * Reads any payload of a fail callback (tiki-platform.md section 6): a string, `{error, errorMessage}`,
 * `{code, message}`, `{data: {status}}`, an Error, or nothing.
 */
export function readFailure(payload: unknown): HostFailure {
  if (typeof payload === 'string') return { code: '', message: payload };
  if (typeof payload !== 'object' || payload === null) return { code: '', message: '' };
  const { error, errorMessage, code, message, data } = payload as { [key: string]: unknown };
  // One host resolves with the server's own error body (tiki-platform.md section 7).
  if (typeof error === 'object' && error !== null) {
    const inner = readFailure(error);
    return { code: inner.code || 'error', message: inner.message };
  }
  const status = typeof data === 'object' && data !== null ? (data as { status?: unknown }).status : undefined;
  return {
    code: text(error) || text(code) || text(status),
    message: text(errorMessage) || text(message) || text(status),
  };
}

/** True for an answer that holds an error although it came as a success. */
export function holdsError(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && Boolean((answer as { error?: unknown }).error);
}

/** What the host said about a payment. Never a proof: the server alone decides (DESIGN.md section 3). */
export type PaymentHint = 'success' | 'cancelled' | 'failed' | 'silent';

/** True when the payload says that the buyer, not a fault, ended it. */
export function isCancelled(payload: unknown): boolean {
  const { code, message } = readFailure(payload);
  return code === '10000' || /cancel/i.test(message) || /cancel/i.test(code);
}

/** Reads the payload of `my.makePayment`'s success or fail callback. */
export function readPaymentHint(callback: 'success' | 'fail', payload: unknown): PaymentHint {
  if (callback === 'fail') return isCancelled(payload) ? 'cancelled' : 'failed';
  const { code } = readFailure(payload);
  if (code === '' || /^success$/i.test(code)) return 'success';
  return isCancelled(payload) ? 'cancelled' : 'failed';
}
