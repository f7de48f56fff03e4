import type { Root } from 'postcss';
import { diagnostic } from './diagnostics.ts';
import type { Diagnostic, SourceRange } from './diagnostics.ts';
import { closest, isKnownTag, tagMeant } from './vocabulary.ts';

/** Properties that style sheets of apps use; a name near one of them, and not itself a property, is a typing mistake. */
const PROPERTIES = new Set(
  (
    'align-content align-items align-self animation animation-delay animation-direction animation-duration ' +
    'animation-fill-mode animation-iteration-count animation-name animation-play-state animation-timing-function ' +
    'appearance aspect-ratio backdrop-filter backface-visibility background background-attachment ' +
    'background-blend-mode background-clip background-color background-image background-origin background-position ' +
    'background-position-x background-position-y background-repeat background-size border border-bottom ' +
    'border-bottom-color border-bottom-left-radius border-bottom-right-radius border-bottom-style ' +
    'border-bottom-width border-collapse border-color border-image border-left border-left-color border-left-style ' +
    'border-left-width border-radius border-right border-right-color border-right-style border-right-width ' +
    'border-spacing border-style border-top border-top-color border-top-left-radius border-top-right-radius ' +
    'border-top-style border-top-width border-width bottom box-shadow box-sizing break-after break-before ' +
    'break-inside caret-color clear clip clip-path color column-count column-gap columns contain content ' +
    'counter-increment counter-reset cursor direction display fill filter flex flex-basis flex-direction flex-flow ' +
    'flex-grow flex-shrink flex-wrap float font font-family font-size font-size-adjust font-stretch font-style ' +
    'font-variant font-variant-numeric font-weight gap grid grid-area grid-auto-columns grid-auto-flow ' +
    'grid-auto-rows grid-column grid-column-end grid-column-gap grid-column-start grid-gap grid-row grid-row-end ' +
    'grid-row-gap grid-row-start grid-template grid-template-areas grid-template-columns grid-template-rows height ' +
    'hyphens inset isolation justify-content justify-items justify-self left letter-spacing line-break line-clamp ' +
    'line-height list-style list-style-image list-style-position list-style-type margin margin-bottom margin-left ' +
    'margin-right margin-top margin-inline margin-block mask mask-image mask-size max-height max-width min-height ' +
    'min-width mix-blend-mode object-fit object-position offset opacity order outline outline-color outline-offset ' +
    'outline-style outline-width overflow overflow-anchor overflow-wrap overflow-x overflow-y overscroll-behavior ' +
    'overscroll-behavior-x overscroll-behavior-y padding padding-bottom padding-left padding-right padding-top ' +
    'padding-inline padding-block perspective perspective-origin place-content place-items place-self ' +
    'pointer-events position quotes resize right rotate row-gap scale scroll-behavior scroll-margin ' +
    'scroll-padding scroll-snap-align scroll-snap-stop scroll-snap-type scrollbar-width stroke stroke-width ' +
    'tab-size table-layout text-align text-align-last text-decoration text-decoration-color text-decoration-line ' +
    'text-decoration-style text-indent text-overflow text-rendering text-shadow text-transform ' +
    'text-underline-offset top touch-action transform transform-origin transform-style transition ' +
    'transition-delay transition-duration transition-property transition-timing-function translate unicode-bidi ' +
    'user-select vertical-align visibility white-space widows width will-change word-break word-spacing word-wrap ' +
    'writing-mode z-index zoom src unicode-range size'
  ).split(' '),
);

/** Tags that no TXML element can have, as type selectors. `a`, `body` and `label` may stand in rich text or the frame. */
const HTML_TAG =
  /(?:^|[\s>+~,])(div|span|img|ul|ol|li|p|h[1-6]|section|article|header|footer|nav|swiper|swiper-item)(?=$|[\s>+~,.:#[])/;

/** What a sheet says that a browser drops without a word. */
export function lintStyle(root: Root, path: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  root.walk((node) => {
    const start = node.source?.start;
    if (!start) return;
    const range = (length: number, offset = 0): SourceRange => ({
      start: { line: start.line, column: start.column + offset },
      end: { line: start.line, column: start.column + offset + length },
    });
    if (node.type === 'rule') {
      if (node.selector.startsWith('//')) found.push(diagnostic('style-line-comment', path, range(2)));
      const tag = HTML_TAG.exec(node.selector);
      const name = tag?.[1] ?? '';
      const before = node.selector.slice(0, (tag?.index ?? 0) + (tag?.[0].indexOf(name) ?? 0));
      if (!tag || node.selector.startsWith('//') || before.includes('\n')) return;
      const meant = isKnownTag(name) ? null : tagMeant(name, []);
      if (meant) found.push(diagnostic('style-html-tag', path, range(name.length, before.length), name, meant));
    } else if (node.type === 'decl') {
      if (node.prop.startsWith('//')) found.push(diagnostic('style-line-comment', path, range(2)));
      else if (!/^[-*_]/.test(node.prop) && !PROPERTIES.has(node.prop.toLowerCase())) {
        const meant = closest(node.prop, PROPERTIES);
        if (meant) found.push(diagnostic('style-property-unknown', path, range(node.prop.length), node.prop, meant));
      }
    }
  });
  return found;
}
