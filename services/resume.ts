import { mode } from '../config/mode';
import { dropForeignSession } from './account';
import { resumeCheckout } from './checkout';
import { isShopError } from './errors';
import { ROUTES, currentRoute, openResult } from './navigation';
import { noticeShow } from './payment-sheet';

/**
 * On every show: an order that was under way when the app was left is shown with what the server says about it.
 * Silence of the server leaves it remembered for the next show.
 */
export async function resumeOnShow(): Promise<void> {
  if (mode !== 'backend') return;
  const shown: readonly string[] = [ROUTES.result, ROUTES.order];
  noticeShow();
  try {
    await dropForeignSession();
    if (shown.includes(currentRoute())) return;
    const end = await resumeCheckout();
    if (end !== null && !shown.includes(currentRoute())) await openResult(end);
  } catch (error) {
    if (!isShopError(error)) throw error;
  }
}
