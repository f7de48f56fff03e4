/**
 * The built-in elements with the attributes and events that Tiki documents for each (tini-framework.md sections 4.3 and
 * 4.4), and those that Tiki's own templates and tini-ui use without documentation (section 9.3).
 */

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

interface Element {
  attributes: readonly string[];
  events: readonly string[];
}

/** On every element, whatever it is. `className` is read as `class` (section 3.7). */
const COMMON_ATTRIBUTES = words(`
  class className style id hidden role slot slot-scope ref key animation
  hover-class hover-start-time hover-stay-time hover-stop-propagation disable-scroll
`);

const COMMON_EVENTS = words(`
  tap longTap touchStart touchMove touchEnd touchCancel transitionEnd animationStart animationIteration animationEnd
`);

const FIELD = `name value placeholder placeholder-class placeholder-style disabled maxlength focus controlled
  selection-start selection-end cursor readonly confirm-type type enableNative`;
const FIELD_EVENTS = 'input confirm focus blur keyDown change';

/** `tag: attributes | events` */
const TABLE: Readonly<Record<string, string>> = {
  view: '|',
  'scroll-view': `scroll-x scroll-y scroll-top scroll-left scroll-into-view scroll-with-animation trap-scroll upper-threshold
    lower-threshold | scroll scrollToUpper scrollToLower`,
  text: 'selectable space decode number-of-lines |',
  image: 'src mode lazy-load default-source | load error',
  icon: 'type size color |',
  button: 'size type loading disabled form-type open-type |',
  input: `${FIELD} password | ${FIELD_EVENTS}`,
  textarea: `${FIELD} auto-height show-count | ${FIELD_EVENTS}`,
  checkbox: 'value checked disabled color icon name | change',
  'checkbox-group': 'name | change',
  radio: 'value checked disabled color name | change',
  'radio-group': 'name | change',
  switch: 'checked disabled color controlled name | change',
  label: 'for |',
  form: '| submit reset',
  slider: `name value min max step disabled show-tooltip active-color background-color handle-color track-size handle-size
    rail-size controlled | change changing`,
  progress: `percent show-info stroke-width active-color background-color active border-radius font-size |`,
  picker: `title range range-key rang-key value disabled confirm-button-text confirm-button-class | change`,
  'picker-view': 'value indicator-style indicator-class mask-style mask-class | change',
  'picker-view-column': '|',
  carousel: `indicator-dots indicator-color indicator-active-color active-class current autoplay interval duration circular
    vertical arrows disable-touch spacing | change`,
  'carousel-item': '|',
  'rich-text': 'nodes |',
  navigator: 'url open-type |',
  'web-view': 'src progress progressHeight progressColor injectedScript | message',
  'game-view': 'src | message',
  video: `src loop autoplay controls object-fit plays-inline poster muted | loading canPlay play pause ended timeUpdate error`,
  audio: 'src loop controls name author poster | play pause ended timeUpdate error',
  player: `url playing loop controls volume muted | playerReady start pause progress seek ended duration error`,
  lottie: 'path autoplay loop speed | complete dataFailed dataReady loopComplete',
  canvas: 'width height disable-scroll type | ready',
  map: 'api-key latitude longitude zoom markers polygon polyline circles | markerTap regionChange',
  'movable-area': 'scale-area |',
  'movable-view': `direction inertia out-of-bounds x y damping friction disabled scale scale-min scale-max scale-value
    | change scale`,
  'recycle-view': `totalCount isGrid hasPlaceholder hasLoading hasFooter overscan itemClassName listClassName
    initialTopMostItemIndex | ready endReached scrolling rangeChanged scroll`,
  'recycle-item': '|',
  'recycle-placeholder': '|',
  'recycle-loading': '|',
  'recycle-footer': '|',
  'image-cropper': 'src aspectRatio | save',
  cashback: 'product-id |',
  'share-to-earn': 'product-id page-path |',
  'banner-ad': '|',
};

/** In use, but in no document: nothing is said of their attributes. */
const UNDOCUMENTED = words('ad plugin');

/** They belong to the language, not to the screen. */
const STRUCTURE = words('block template slot import include import-sjs');

const ELEMENTS: ReadonlyMap<string, Element> = new Map(
  Object.entries(TABLE).map(([tag, row]): [string, Element] => {
    const [attributes = '', events = ''] = row.split('|');
    return [tag, { attributes: named(attributes), events: named(events) }];
  }),
);

function named(text: string): readonly string[] {
  return text.trim() === '' ? [] : words(text);
}

/** Attributes that take the file of a picture, film or sound inside the app. */
export const FILE_ATTRIBUTES: ReadonlySet<string> = new Set(['src', 'default-source', 'poster']);
export const FILE_ELEMENTS: ReadonlySet<string> = new Set(['image', 'video', 'audio', 'image-cropper']);

/** What people who come from elsewhere write, and its name here. */
const FOREIGN: Readonly<Record<string, string>> = {
  div: 'view',
  section: 'view',
  header: 'view',
  footer: 'view',
  main: 'view',
  nav: 'view',
  ul: 'view',
  ol: 'view',
  li: 'view',
  p: 'view',
  span: 'text',
  b: 'text',
  strong: 'text',
  h1: 'text',
  h2: 'text',
  h3: 'text',
  h4: 'text',
  img: 'image',
  a: 'navigator',
  select: 'picker',
  swiper: 'carousel',
  'swiper-item': 'carousel-item',
  'cover-view': 'view',
  wxs: 'import-sjs',
  iframe: 'web-view',
};

export function foreignTag(tag: string): string | null {
  return Object.hasOwn(FOREIGN, tag) ? (FOREIGN[tag] ?? null) : null;
}

export function isStructure(tag: string): boolean {
  return STRUCTURE.includes(tag);
}

export function isElement(tag: string): boolean {
  return ELEMENTS.has(tag) || UNDOCUMENTED.includes(tag);
}

export const ELEMENT_NAMES: readonly string[] = [...ELEMENTS.keys(), ...STRUCTURE];

/** What may be written on the element, or null when no document says. */
export function attributesOf(tag: string): readonly string[] | null {
  const element = ELEMENTS.get(tag);
  return element ? [...element.attributes, ...COMMON_ATTRIBUTES] : null;
}

/** Event types (`tap`) of the element, or null when no document says. */
export function eventsOf(tag: string): readonly string[] | null {
  const element = ELEMENTS.get(tag);
  return element ? [...element.events, ...COMMON_EVENTS] : null;
}
