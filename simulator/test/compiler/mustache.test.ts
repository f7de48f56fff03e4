import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { splitMustaches } from '../../compiler/mustache.ts';

describe('a mustache ends at its own braces', () => {
  const cases: readonly (readonly [source: string, parts: readonly string[]])[] = [
    ['a{{b}}c', ['a', '=b', 'c']],
    ['{{a}}{{b}}', ['=a', '=b']],
    ['{{a}}}', ['=a', '}']],
    ['{{ {a: {b: 1}} }}', ['= {a: {b: 1}} ']],
    ['{{{a: 1}}}', ['={a: 1}']],
    [`{{ '}}' + "}}" }}`, [`= '}}' + "}}" `]],
    ['{{`}}${ {a: `}}`} }`}}', ['=`}}${ {a: `}}`} }`']],
    [`{{a.replace(/['}/]/g, '')}}x`, [`=a.replace(/['}/]/g, '')`, 'x']],
    ['{{a / b}} {{c / d}}', ['=a / b', ' ', '=c / d']],
    ["{{it's}}", ["=it's"]],
    ['{{a {{b}}', ['?{{a ', '=b']],
    ['{{a', ['?{{a']],
    ['a } }} {', ['a } }} {']],
  ];
  for (const [source, parts] of cases) {
    test(source, () => {
      const marks = { text: '', expression: '=', unclosed: '?' };
      assert.deepEqual(
        splitMustaches(source, 0).map((part) => marks[part.kind] + part.text),
        parts,
      );
    });
  }
});
