import { scrollToTop } from '../../services/my-api';
import { replaceByResult } from '../../services/navigation';
import { checkout } from '../../stores/index';

/** Orders and pays; the result takes the page's place, or the page shows what went wrong. */
export async function payAndShow(): Promise<void> {
  const end = await checkout.pay();
  if (end !== null) await replaceByResult(end);
  else if (checkout.error !== null) scrollToTop();
}
