import type { TikiNotification } from '../../../../tiki-api/order.ts';
import { AppError } from '../../errors.ts';
import { parseIdSafe } from '../../id-safe-json.ts';
import { isTikiNotification } from '../../tiki-shapes.ts';

/** A verified body as a notification. @throws AppError IPN_MALFORMED, which is final for Tiki. */
export function readNotification(body: Buffer): TikiNotification {
  let message: unknown;
  try {
    message = parseIdSafe(body.toString('utf8'));
  } catch (error) {
    throw new AppError('IPN_MALFORMED', { cause: error });
  }
  if (!isTikiNotification(message)) throw new AppError('IPN_MALFORMED');
  return message;
}
