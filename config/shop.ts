/** What a merchant changes. Everything here is public: it ships to every phone. */
export const shop = {
  name: 'Tiệm Nhà Mây',
  /** The app's own server; https, without a trailing slash. */
  origin: 'https://shop.example',
  support: {
    phone: '19000000',
  },
  /** Tiki takes no order above this, in đồng (tiki-platform.md section 1.2). The server decides; this only tells the buyer early. */
  orderLimit: 10000000,
  noBackend: {
    /** `my.checkout` appears in no Tiki document (tiki-platform.md section 7, W2). */
    useUndocumentedCheckout: false,
  },
};
