const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const WINDOW = `
  defaultTitle titleBarColor theme titleColor textColor titleBarBottomColor transparentTitle backgroundColor
  allowsBounceVertical pullRefresh disableHardwareBack showAddToDeviceButton hideOptionMenuButton hideCloseButton
  confirmBeforeExit messageConfirmBeforeExit enableSnapshot enableCache rootFontSize
`;

/** Keys that a JSON file of the app may have, by where they stand (tini-framework.md sections 1.2 to 1.4). */
export const CONFIG_KEYS: Readonly<Record<'app' | 'window' | 'tabBar' | 'tab' | 'unit', readonly string[]>> = {
  app: words('pages window tabBar usingComponents'),
  window: words(WINDOW),
  tabBar: words('textColor selectedColor backgroundColor borderTopColor borderTopActiveColor items'),
  tab: words('pagePath name icon activeIcon'),
  unit: words(`${WINDOW} usingComponents component componentLifeCycleV2`),
};

/** Keys that take one of a few words. */
export const CONFIG_VALUES: Readonly<Record<string, readonly string[]>> = {
  theme: ['default', 'reverse'],
  transparentTitle: ['none', 'always', 'auto'],
};

/** The limit of an upload (docs/introduce/upload of Tiki's documentation). */
export const UPLOAD_LIMIT = 5 * 1024 * 1024;

/** A single file above this belongs on a CDN, as the same page advises. */
export const LARGE_FILE = 500 * 1024;

/** Tools that only the developer's machine needs; as `dependencies` they count towards the upload. */
export const TOOLS =
  /^(?:eslint|prettier|typescript|jest|ts-jest|mocha|webpack|rollup|vite|husky|lint-staged|nodemon|ts-node|@babel\/(?!runtime)|@typescript-eslint\/|eslint-|babel-)/;
