/** Who may import whom; docs/architecture.md draws it, and a test walks the imports. A room not listed may import only itself. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'app.ts': ['stores', 'services', 'contract', 'config'],
  pages: ['components', 'stores', 'services', 'contract', 'i18n', 'config'],
  components: [],
  stores: ['services', 'contract', 'config'],
  services: ['contract', 'i18n', 'config'],
  config: [],
  i18n: [],
  contract: [],
  'tiki-api': [],
  server: ['contract', 'tiki-api'],
  sandbox: ['tiki-api'],
  'simulator/protocol': [],
  'simulator/compiler': ['simulator/protocol'],
  'simulator/logic': ['simulator/protocol'],
  'simulator/view': ['simulator/protocol'],
  // The checker reads apps with the preview's own eyes, so that the two never disagree.
  'scripts/check': ['scripts/paths.ts', 'simulator/compiler', 'simulator/shell', 'simulator/view'],
  'simulator/shell': ['simulator/protocol', 'simulator/compiler', 'simulator/logic', 'simulator/view'],
  'simulator/testing': ['simulator/protocol', 'simulator/shell'],
};
