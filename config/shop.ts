/** What a merchant changes. Everything here is public: it ships to every phone. Each field is explained below. */
export const shop: ShopConfig = {
  name: 'Tiệm Nhà Mây',
  origins: {
    development: 'https://shop.example',
    sandbox: 'https://sandbox.shop.example',
    production: 'https://shop.example',
  },
  support: {
    phone: '19000000',
  },
  colours: {
    brand: '#0b74e5',
    titleBar: '#ffffff',
    background: '#f5f5fa',
  },
  paymentMethods: ['online', 'cod'],
  permissions: ['getAuthCode', 'getAddress'],
  orderLimit: 10000000,
  useRecycleView: false,
  noBackend: {
    useUndocumentedCheckout: false,
  },
};

/** Where a build will run; chosen by `npm run build -- --env NAME`. */
export type Environment = 'development' | 'sandbox' | 'production';

/** What a merchant settles, in config/shop.ts. `npm run build` and `npm start` check every field and say what is wrong with it. */
export interface ShopConfig {
  /** Shown as the app's title; at most 20 characters, as in Tini Console. */
  name: string;
  /** The app's own server in each environment: https, no path, no slash at the end. `development` is mapped to the local server by `npm start`. */
  origins: Readonly<Record<Environment, string>>;
  support: {
    /** Digits as they are dialled, with + or a leading 0 or a service number. */
    phone: string;
  };
  /** `#rrggbb`. They are written into app.tcss and app.json. */
  colours: {
    /** Buttons, links and the chosen tab; at least 4.5:1 against white, so that its text can be read. */
    brand: string;
    titleBar: string;
    /** Behind the cards of every page. */
    background: string;
  };
  /** In the order in which the checkout shows them; the first one is chosen. `cod` needs the server's consent too. */
  paymentMethods: readonly ('online' | 'cod')[];
  /** What Tini Console granted; written into package.json, where Tini Studio simulates them. Exactly those that the app uses. */
  permissions: readonly string[];
  /** Tiki takes no order above this, in đồng (tiki-platform.md section 1.2). The server decides; this only tells the buyer early. */
  orderLimit: number;
  /**
   * Product lists through `recycle-view`, which keeps only what is near the screen in the page. Off until it was seen on a
   * phone: Tiki's documentation calls it unfinished.
   */
  useRecycleView: boolean;
  noBackend: {
    /** `my.checkout` appears in no Tiki document (tiki-platform.md section 7, W2). */
    useUndocumentedCheckout: boolean;
  };
}
