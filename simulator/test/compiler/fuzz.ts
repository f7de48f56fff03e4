import * as fc from 'fast-check';

/** Random TXML for the property tests. Conditions, lists and keys come from a few data fields. */

const expression = fc.constantFrom(
  'a',
  '!a',
  'list',
  'n',
  'item',
  'item.id',
  'index',
  'missing.deep[0]',
  'f(1)',
  "'x' + n",
  'list.length > 1',
  '[...list]',
);

const condition = fc.option(
  expression.map((code) => ` tiki:if="{{${code}}}"`),
  { nil: '' },
);
const loop = fc.option(
  fc
    .tuple(
      fc.constantFrom('list', 'n', 'object', 'missing', '[1, 1, 2]'),
      fc.constantFrom('', ' tiki:key="id"', ' tiki:key="*this"', ' tiki:key="{{item}}"'),
    )
    .map(([list, key]) => ` tiki:for="{{${list}}}"${key}`),
  { nil: '' },
);
const slotName = fc.option(fc.constantFrom(' slot="side"', ' slot="s{{index}}"', ' slot'), { nil: '' });
const leaf = fc.oneof(
  fc.constantFrom(
    'text',
    'a {{n}} b',
    '<slot/>',
    '<slot name="side"/>',
    '<slot name="s{{n}}" item="{{item}}">none<card/></slot>',
  ),
  fc.constantFrom(
    '<template is="row" data="{{item, n: 1}}"/>',
    '<template is="{{a}}"/>',
    '<card title="{{item.id}}"/>',
    '<image src="{{a}}"/>',
  ),
);

/** A template of elements, components, loops, slots and template uses. */
export const template: fc.Arbitrary<string> = fc
  .letrec<{ node: string; nodes: string }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(
          fc.constantFrom('view', 'block', 'card', 'panel', 'template', 'text'),
          condition,
          loop,
          slotName,
          tie('nodes'),
        )
        .map(([tag, when, repeat, slot, inside]) => `<${tag}${when}${repeat}${slot}>${inside}</${tag}>`),
      tie('nodes').map((inside) => `<view tiki:if="{{a}}">${inside}</view><panel tiki:else>${inside}</panel>`),
    ),
    nodes: fc.array(tie('node'), { maxLength: 3 }).map((nodes) => nodes.join('\n')),
  }))
  .nodes.map((body) => `${body}<template name="row"><card/>{{item}}<slot/></template>`);

const noise = fc.constantFrom(
  '<',
  '>',
  '/',
  '"',
  "'",
  '{{',
  '}}',
  '{',
  '}',
  '=',
  '`',
  '<!--',
  '</view>',
  '<template',
  ' tiki:else',
  '\\',
  '\n',
  '${',
  '/*',
  '\u0000',
  '😀',
  '(',
);

/** The template with pieces deleted, and noise put in. */
export const brokenTemplate: fc.Arbitrary<string> = fc
  .tuple(template, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 6 }), noise), { minLength: 1, maxLength: 8 }))
  .map(([source, edits]) =>
    edits.reduce((text, [position, removed, added]) => {
      const at = position % (text.length + 1);
      return text.slice(0, at) + added + text.slice(at + removed);
    }, source),
  );

/** Data for the fields that templates read. */
export const scopeData = fc.record({
  a: fc.oneof(fc.boolean(), fc.constantFrom('row', '', null, 0, 'x')),
  n: fc.nat({ max: 3 }),
  list: fc.array(fc.oneof(fc.record({ id: fc.constantFrom('p', 'q', 'r/[') }), fc.nat({ max: 2 }), fc.constant(null)), {
    maxLength: 3,
  }),
  object: fc.dictionary(fc.constantFrom('k', 'l', '__proto__', '.1'), fc.nat()),
});
