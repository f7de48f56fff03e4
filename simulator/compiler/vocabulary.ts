import { camelCase } from './attributes.ts';

/** What TXML knows (tini-framework.md sections 3.7, 4.1, 4.3, 4.4 and 9.3), and what people write instead. */

interface Vocabulary {
  attributes: ReadonlySet<string>;
  events: ReadonlySet<string>;
}

const everywhere = words(
  'class className style id hidden animation hoverClass hoverStartTime hoverStayTime hoverStopPropagation disableScroll slot slotScope key ref role tabindex',
);
const gestures = words(
  'tap longTap touchStart touchMove touchEnd touchCancel transitionEnd animationStart animationIteration animationEnd',
);

/** Tag: attributes, then `|`, then events. */
const builtIns: ReadonlyMap<string, Vocabulary> = new Map(
  Object.entries({
    view: 'disabled',
    block: '',
    slot: 'name',
    template: 'name is data',
    import: 'src',
    include: 'src',
    'import-sjs': 'from src name',
    text: 'selectable space decode numberOfLines',
    image: 'src mode lazyLoad defaultSource | load error',
    icon: 'type size color',
    button: 'size type loading disabled formType openType plain',
    input:
      'type password name value placeholder placeholderClass placeholderStyle disabled readonly maxlength focus confirmType selectionStart selectionEnd cursor controlled enableNative | input confirm focus blur keyDown',
    textarea:
      'name value placeholder placeholderClass placeholderStyle disabled readonly maxlength focus autoHeight showCount confirmType selectionStart selectionEnd cursor controlled | input confirm focus blur keyDown',
    checkbox: 'value checked disabled color icon name controlled | change',
    'checkbox-group': 'name | change',
    radio: 'value checked disabled color name',
    'radio-group': 'name | change',
    switch: 'checked disabled color controlled name | change',
    label: 'for',
    form: 'reportSubmit | submit reset',
    slider:
      'min max step value showTooltip showValue activeColor backgroundColor handleColor trackSize handleSize railSize controlled disabled name | change changing',
    progress: 'percent showInfo strokeWidth activeColor backgroundColor active borderRadius fontSize',
    picker: 'title range rangeKey value confirmButtonText confirmButtonClass disabled name | change cancel',
    'picker-view': 'value indicatorStyle indicatorClass maskStyle maskClass name | change',
    'picker-view-column': '',
    carousel:
      'indicatorDots indicatorColor indicatorActiveColor activeClass current autoplay interval duration circular vertical arrows disableTouch spacing | change transition animationFinish',
    'carousel-item': '',
    'scroll-view':
      'scrollX scrollY scrollTop scrollLeft scrollIntoView scrollWithAnimation upperThreshold lowerThreshold trapScroll | scroll scrollToUpper scrollToLower',
    navigator: 'url openType delta',
    'rich-text': 'nodes space',
    'web-view': 'src progress progressHeight progressColor injectedScript | message load error',
    video:
      'src controls autoplay loop muted objectFit playsInline poster initialTime duration direction | play pause ended end timeUpdate loading canPlay error fullscreenChange',
    'movable-area': 'scaleArea',
    'movable-view':
      'direction inertia outOfBounds x y damping friction disabled scale scaleMin scaleMax scaleValue animation | change scale',
    'recycle-view':
      'totalCount isGrid hasPlaceholder hasLoading hasFooter overscan itemClassName listClassName initialTopMostItemIndex | ready endReached scrolling rangeChanged scroll',
    'recycle-item': '',
    'recycle-placeholder': '',
    'recycle-loading': '',
    'recycle-footer': '',
  }).map(([tag, text]) => {
    const [attributes = '', events = ''] = text.split('|');
    return [tag, { attributes: words(attributes), events: words(events) }];
  }),
);

/** Drawn as a box that says so; their attributes are not looked at. */
const placeholders = words(
  'ad audio banner-ad canvas cashback game-view image-cropper lottie map player plugin popup share-to-earn',
);

/** Tags of HTML and of other mini-program platforms, and what to write here. */
const replacements: ReadonlyMap<string, string> = new Map(
  Object.entries({
    view: 'div section article header footer main nav aside ul ol li p h1 h2 h3 h4 h5 h6 table tr td th hr figure cover-view',
    text: 'span b i strong em small u',
    image: 'img cover-image picture',
    navigator: 'a',
    picker: 'select',
    carousel: 'swiper',
    'carousel-item': 'swiper-item',
    'import-sjs': 'wxs sjs script',
    'web-view': 'iframe webview',
    'scroll-view': 'scrollview',
    'rich-text': 'richtext',
    block: 'fragment',
  }).flatMap(([ours, theirs]) => [...words(theirs)].map((one) => [one, ours] as const)),
);

export const directiveNames = ['if', 'elif', 'else', 'for', 'for-item', 'for-index', 'key'].map(
  (name) => `tiki:${name}`,
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

export function isKnownTag(tag: string): boolean {
  return builtIns.has(tag) || placeholders.has(tag);
}

/** The built-in or registered tag that was probably meant; null when nothing is near. */
export function tagMeant(tag: string, registered: Iterable<string>): string | null {
  return replacements.get(tag.toLowerCase()) ?? closest(tag, [...builtIns.keys(), ...registered]);
}

/** Whether a built-in has an attribute, in either spelling; null for tags whose attributes are not looked at. */
export function hasAttribute(tag: string, name: string): boolean | null {
  const known = builtIns.get(tag);
  if (known === undefined) return null;
  const camel = camelCase(name);
  return everywhere.has(camel) || known.attributes.has(camel) || /^(?:aria|data)-/.test(name);
}

export function hasEvent(tag: string, type: string): boolean | null {
  const known = builtIns.get(tag);
  if (known === undefined) return null;
  return gestures.has(type) || known.events.has(type);
}

/** The attribute that was probably meant, in kebab case. */
export function attributeMeant(tag: string, name: string): string | null {
  const known = builtIns.get(tag)?.attributes ?? new Set<string>();
  const found = closest(camelCase(name), [...known, ...everywhere]);
  return found === null ? null : found.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The event attribute that was probably meant: `onTap` for `onClick`, `bindtap`, `@tap` or `ontap`. */
export function eventMeant(tag: string, name: string): string | null {
  const prefix = /^catch/i.test(name) ? 'catch' : 'on';
  const bare = name.replace(/^(?:on|catch|bind|v-on|@)[:-]?/i, '').toLowerCase();
  const all = [...gestures, ...(builtIns.get(tag)?.events ?? [])];
  const type = /^click$/.test(bare)
    ? 'tap'
    : (all.find((one) => one.toLowerCase() === bare) ?? closest(bare, all) ?? null);
  return type === null ? null : prefix + type[0]!.toUpperCase() + type.slice(1);
}

/** What stands for an attribute of another platform: `wx:if` is `tiki:if`, `:class` is `class="{{ }}"`. Null when nothing does. */
export function foreignMeant(tag: string, name: string): string | null {
  const directive = /^(?:\w+:|v-|ng-)(if|elif|else|else-if|elseif|for|for-item|for-index|key|show)$/.exec(name)?.[1];
  if (directive === 'else-if' || directive === 'elseif') return 'tiki:elif="{{ }}"';
  if (directive === 'show') return 'hidden="{{ }}"';
  if (directive !== undefined) return `tiki:${directive}`;
  if (/^(?:@|v-on:|bind:|catch:)/.test(name)) return eventMeant(tag, name);
  if (/^(?::|v-bind:)/.test(name)) return `${name.replace(/^(?:v-bind)?:/, '')}="{{ }}"`;
  return null;
}

/** The candidate at most two typing mistakes away (one in short words); the nearest, null when there is none. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const limit = word.length <= 4 ? 1 : 2;
  let best: string | null = null;
  let bestDistance = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = typos(word.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Letters added, left out, replaced or swapped with their neighbour. */
function typos(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, replaced);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      row.push(cost);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
