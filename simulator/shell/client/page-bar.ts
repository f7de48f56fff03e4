/** What the navigation bar shows for one page: its JSON first, then what `my.setNavigationBar` made of it. */
export interface PageBar {
  title: string;
  image: string;
  color: string;
  bottomColor: string;
  theme: unknown;
  titleColor: string;
  transparent: 'none' | 'always' | 'auto';
  icon: { image: string; width: number; height: number; badge: string } | null;
  hideBack: boolean;
  hideOptions: boolean;
  hideClose: boolean;
  loading: boolean;
  addToDevice: boolean;
  /** A search box takes the title's place. */
  search: { placeholder: string; radius: string } | null;
  overlay: { color: string; onTap: (() => void) | null } | null;
}

type Values = Readonly<Record<string, unknown>>;

/** The bar as the page's configuration wants it (tini-framework.md section 1.3, 10-1). */
export function barOf(window: Values): PageBar {
  const transparentTitle = window['transparentTitle'];
  const transparent = transparentTitle === 'always' || transparentTitle === 'auto' ? transparentTitle : 'none';
  return {
    title: text(window['defaultTitle']),
    image: '',
    color: text(window['titleBarColor']) || '#FFFFFF',
    bottomColor: text(window['titleBarBottomColor']) || '#EBEBF0',
    theme: window['theme'],
    titleColor: text(window['titleColor']) || text(window['textColor']),
    transparent,
    icon: null,
    hideBack: false,
    hideOptions: isYes(window['hideOptionMenuButton']),
    hideClose: isYes(window['hideCloseButton']),
    loading: false,
    addToDevice: isYes(window['showAddToDeviceButton']),
    search: null,
    overlay: null,
  };
}

/** `my.setNavigationBar`: only what is given changes, but an absent image is cleared; `reset` goes back first (section 10-30). */
export function changeBar(bar: PageBar, window: Values, options: Values): void {
  if (options['reset'] === true) {
    const fresh = barOf(window);
    Object.assign(bar, { ...fresh, icon: bar.icon, hideBack: bar.hideBack, overlay: bar.overlay });
  }
  if (options['title'] !== undefined) bar.title = text(options['title']);
  bar.image = text(options['image']);
  const color = text(options['titleBarColor']) || text(options['backgroundColor']);
  if (color !== '') {
    bar.color = color;
    bar.bottomColor = text(options['borderBottomColor']) || color;
  } else if (text(options['borderBottomColor']) !== '') {
    bar.bottomColor = text(options['borderBottomColor']);
  }
  if (options['theme'] !== undefined) bar.theme = options['theme'];
  if (options['search'] !== undefined) bar.search = searchOf(options['search']);
}

function searchOf(search: unknown): PageBar['search'] {
  if (typeof search !== 'object' || search === null) return null;
  const { show, placeholder, borderRadius } = search as Values;
  if (show !== true) return null;
  const radius = text(borderRadius);
  return { placeholder: text(placeholder), radius: /^\d+$/.test(radius) ? `${radius}px` : radius };
}

/** The first icon of `my.addIconsToNavigationBar`; a number over 99 reads `99+`, a text keeps three characters. */
export function barIcon(options: Values): PageBar['icon'] {
  const icons = options['icons'];
  const first: unknown = Array.isArray(icons) ? icons[0] : undefined;
  if (typeof first !== 'object' || first === null) return null;
  const { image, width, height, badge } = first as Values;
  return { image: text(image), width: Number(width) || 24, height: Number(height) || 24, badge: badgeText(badge) };
}

export function badgeText(badge: unknown): string {
  if (badge === undefined || badge === null || badge === '') return '';
  const number = Number(badge);
  if (!Number.isNaN(number)) return number > 99 ? '99+' : String(number);
  return String(badge).slice(0, 3);
}

/** `YES`, `true`: the spellings of a configuration that is on. */
export function isYes(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(?:yes|true)$/i.test(value));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
