import { t } from '../../i18n/index';
import type { TextKey } from '../../i18n/index';

const texts = () => ({ openCart: t('handedOver.openCart'), goOn: t('handedOver.goOn') });

type Read = (name: string) => string;

interface HandedOverText {
  title: TextKey;
  text: TextKey;
  /** Opening Tiki's cart is a sensible next step. */
  cart: boolean;
}

const SCREENS: { readonly [screen: string]: HandedOverText } = {
  cart: { title: 'handedOver.inCart', text: 'handedOver.inCartText', cart: true },
  product: { title: 'handedOver.product', text: 'handedOver.productText', cart: true },
  none: { title: 'handedOver.noScreen', text: 'handedOver.noScreenText', cart: true },
};

const FAILURES: { readonly [reason: string]: HandedOverText } = {
  login: { title: 'handedOver.failed', text: 'handedOver.failedLogin', cart: false },
  item: { title: 'handedOver.failed', text: 'handedOver.failedItem', cart: false },
  refused: { title: 'handedOver.failed', text: 'handedOver.failedRefused', cart: false },
  checkout: { title: 'handedOver.failed', text: 'handedOver.failedCheckout', cart: true },
};

const UNCLEAR: HandedOverText = { title: 'handedOver.noScreen', text: 'handedOver.noScreenText', cart: true };

function describe(read: Read): HandedOverText {
  switch (read('outcome')) {
    case 'placed':
      return { title: 'handedOver.placed', text: 'handedOver.placedText', cart: false };
    case 'cancelled':
      return { title: 'handedOver.cancelled', text: 'handedOver.cancelledText', cart: true };
    case 'failed':
      return FAILURES[read('reason')] ?? FAILURES['refused'] ?? UNCLEAR;
    default:
      if (read('repeat') === 'true' && read('screen') === 'cart') {
        return { title: 'handedOver.repeat', text: 'handedOver.repeatText', cart: true };
      }
      return SCREENS[read('screen')] ?? UNCLEAR;
  }
}

/** What the no-backend mode's result page shows, from the page's query. It never knows about money, and never says so. */
export function toHandedOverView(read: Read) {
  const { title, text, cart } = describe(read);
  const failed = read('outcome') === 'failed';
  return {
    text: texts(),
    icon: failed ? { type: 'warning', color: '#b26500' } : { type: 'success', color: '#007d3a' },
    title: t(title),
    body: t(text, { code: read('code') }),
    canOpenCart: cart,
  };
}
