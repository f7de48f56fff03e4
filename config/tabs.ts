/** The pictures of app.json's tabs, in its order: renaming a tab at run time has to name them again. */
export const tabs = [
  { name: 'title.homeTab', iconPath: 'assets/tabs/home.png', selectedIconPath: 'assets/tabs/home-active.png' },
  { name: 'title.cart', iconPath: 'assets/tabs/cart.png', selectedIconPath: 'assets/tabs/cart-active.png' },
  { name: 'title.orders', iconPath: 'assets/tabs/orders.png', selectedIconPath: 'assets/tabs/orders-active.png' },
] as const;
