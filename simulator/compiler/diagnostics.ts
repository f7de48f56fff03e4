/**
 * What the compiler can find, in one catalogue. A level says what the compiler could still do:
 * `note` everything, the phone may differ; `warn` recovered, surely as meant; `error` some output is missing or guessed;
 * `fatal` the file gave no usable output.
 */
export type DiagnosticLevel = 'note' | 'warn' | 'error' | 'fatal';

/** Lines and columns count from 1. */
export interface Position {
  line: number;
  column: number;
}

export interface SourceRange {
  start: Position;
  end: Position;
}

export interface Diagnostic {
  kind: DiagnosticKind;
  level: DiagnosticLevel;
  /** The file as the caller named it. */
  path: string;
  range: SourceRange;
  message: string;
  /** What to do about it. */
  hint: string;
}

export type DiagnosticKind = keyof typeof catalogue;

/** Kind: level, message and what to do; `{0}`, `{1}` are filled in. A kind is never reused for something else. */
export const catalogue = {
  'tag-unclosed': [
    'error',
    'The tag <{0}> is never closed; it ends here with its parent.',
    'Add </{0}>, or "/>" when it has no content.',
  ],
  'tag-void-unclosed': ['warn', 'The tag <{0}> has no end; it is taken as empty.', 'Write <{0} ... />.'],
  'tag-unopened': [
    'error',
    'The end tag </{0}> closes nothing and is ignored.',
    'Remove it, or look for a misspelt start tag above.',
  ],
  'tag-unfinished': ['error', 'The tag <{0}> has no closing ">".', 'Add ">" or "/>".'],
  'end-tag-attributes': ['warn', 'The end tag </{0}> has attributes; they are ignored.', 'Move them to the start tag.'],
  'comment-unclosed': ['error', 'The comment is never closed; the rest of the file is lost.', 'Add "-->".'],
  'attribute-stray': ['warn', 'Unexpected {0} between attributes; it is ignored.', 'Remove it.'],
  'attribute-duplicate': ['warn', 'The attribute {0} is given twice; the last one counts.', 'Keep one of them.'],
  'attribute-quote-missing': ['error', 'The value of {0} has no closing quote.', 'Add the quote.'],
  'attribute-foreign': ['warn', 'The attribute {0} has no meaning in TXML and is ignored.', '{1}'],
  'mustache-unclosed': ['error', 'The "{{" has no matching "}}"; it is taken as text.', 'Add "}}".'],
  'expression-syntax': [
    'error',
    'The expression cannot be read: {0}.',
    'Correct the expression between "{{" and "}}".',
  ],
  'expression-empty': ['warn', 'The expression is empty.', 'Write an expression, or remove the braces.'],
  'expression-forbidden': ['error', 'Templates cannot use {0}.', 'Compute it in the page, or in an .sjs function.'],
  'expression-trailing': [
    'error',
    'Unexpected text after the expression: {0}',
    'Only one expression may stand between the braces.',
  ],
  'directive-unknown': ['warn', 'The directive {0} does not exist and is ignored.', '{1}'],
  'directive-dangling': [
    'warn',
    '{0} follows no tiki:if and is ignored.',
    'Put it on the sibling right after a tiki:if, or use tiki:if.',
  ],
  'for-literal': ['warn', 'tiki:for without "{{ }}" is text, so nothing is repeated.', 'Write tiki:for="{{list}}".'],
  'for-name': ['warn', '"{0}" cannot name a loop variable; "{1}" is used.', 'Use letters, digits, "_" and "$" only.'],
  'template-duplicate': ['warn', 'The template "{0}" is defined twice; the last one counts.', 'Rename one of them.'],
  'template-name': ['error', 'The name of a template definition must be plain text.', 'Write name="some-name".'],
  'reference-missing': ['error', '<{0}> needs the attribute {1}.', 'Add {1}="...".'],
  'reference-dynamic': [
    'error',
    'The {1} of <{0}> must be plain text.',
    'A file is chosen when the app is built: write its path.',
  ],
  'reference-sjs': [
    'error',
    '"{0}" must be a file ending in .sjs.',
    'Rename the file, or import it in the page script instead.',
  ],
  'include-missing': [
    'error',
    'The included file "{0}" does not exist.',
    'Correct the path: relative to this file, or from the app root with a leading "/".',
  ],
  'include-cycle': ['error', 'The included file "{0}" includes itself.', 'Remove one of the includes.'],
  'sjs-names': ['error', '"{0}" is neither a name nor a list like {a, b: c}.', 'Write name="m" or name="{a, b: c}".'],
  'slot-scope-names': [
    'error',
    '"{0}" is neither a name nor a list like {a, b: c}.',
    'Write slot-scope="props" or slot-scope="{a, b: c}".',
  ],
  'script-syntax': ['fatal', 'The script cannot be read: {0}.', 'Correct the script here.'],
  'const-assigned': ['error', 'The constant "{0}" is assigned; this throws when it runs.', 'Declare it with let.'],
  'sjs-import': [
    'error',
    'An .sjs file can import other .sjs files only, not "{0}".',
    'Move the code into an .sjs file.',
  ],
  'sjs-unavailable': ['note', '{0} is documented as unavailable in .sjs; use {1}.', 'Use {1}, which the phone has.'],
  'eval-used': ['warn', 'eval does not exist in app code; it is undefined here.', 'Write the code out.'],
  'style-syntax': [
    'error',
    'The style sheet cannot be read here: {0}; this part is dropped.',
    'Correct the declaration or the braces here.',
  ],
  'style-unreadable': ['fatal', 'The style sheet cannot be read: {0}.', 'Check that the file is a style sheet.'],
  'style-import': ['error', 'The @import of {0} cannot be read; it is ignored.', 'Write @import "path.tcss";'],
  'style-import-missing': [
    'error',
    'The imported style sheet "{0}" does not exist.',
    'Correct the path: relative to this file, from the app root with a leading "/", or an installed package.',
  ],
  'style-import-cycle': [
    'warn',
    'The imported style sheet "{0}" imports itself; it is ignored here.',
    'Remove one of the imports.',
  ],
  'json-lenient': [
    'warn',
    'This is not strict JSON (comments, trailing commas or quotes).',
    'Remove the comment or comma: the phone may refuse it.',
  ],
  'json-syntax': ['fatal', 'The JSON cannot be read: {0}.', 'Correct the JSON here.'],
  'json-type': ['warn', '{0} must be {1}; the default is used.', 'Write {1}.'],
  'root-missing': [
    'fatal',
    'No app.json was found in {0}.',
    'Name the folder that holds app.json, or set miniprogramRoot in project.config.json.',
  ],
  'page-missing': [
    'error',
    'The page "{0}" does not exist.',
    'Create {0}.txml and its script, or remove the page from app.json.',
  ],
  'component-missing': [
    'warn',
    'The component "{0}" ({1}) does not exist; the tag stays empty.',
    'Correct the path, or install the package that it comes from.',
  ],
  'component-ambiguous': [
    'warn',
    'The component "{0}" is both {1} and {2}; the first is used.',
    'Write "/" or "./" in front to say which.',
  ],
  'tag-unknown': ['warn', 'There is no tag <{0}>; its content is drawn in a plain box.', '{1}'],
  'attribute-unknown': ['note', '<{0}> has no attribute {1}; it does nothing.', 'Remove it, or use data-{1}.'],
  'attribute-typo': ['warn', '<{0}> has no attribute {1}; it does nothing.', 'Write {2}.'],
  'event-unknown': ['warn', '<{0}> has no event {1}; it never comes.', '{2}'],
  'if-literal': ['warn', '{0} without "{{ }}" is text, so it is always true.', 'Write {0}="{{{1}}}".'],
  'for-key': [
    'note',
    'tiki:for without tiki:key: items are known by their index.',
    'Add tiki:key="id", or the field that names an item.',
  ],
  'mustache-single': ['warn', 'One brace is text: {0} is taken as written.', 'Write {{{1}}}.'],
  'mustache-unopened': ['warn', 'The "}}" has no "{{" before it; it is taken as text.', 'Add "{{", or remove it.'],
  'import-missing': [
    'error',
    'The file "{0}" does not exist.',
    'Correct the path: relative to this file, or from the app root with a leading "/".',
  ],
  'sjs-export-missing': ['error', '"{0}" exports no {1}; it is undefined.', '{2}'],
  'template-unknown': ['warn', 'There is no template "{0}"; nothing is drawn.', '{1}'],
  'template-missing': ['error', 'The {1} "{0}" has no template.', 'Create {0}.txml.'],
  'handler-missing': ['warn', 'The script has no method "{0}"; the event is lost.', '{1}'],
  'asset-missing': [
    'warn',
    'The picture "{0}" does not exist in the app.',
    'Correct the path: it starts at the app root.',
  ],
  'module-missing': [
    'warn',
    'The module "{0}" does not exist; an empty one takes its place.',
    'Correct the path, or install the package.',
  ],
  'export-missing': [
    'error',
    '"{0}" exports no {1}; it is undefined here.',
    'Correct the name, or export it from {0}.',
  ],
  'tab-missing': ['error', 'The tab page "{0}" is not one of the pages.', 'Add it to "pages".'],
  'json-duplicate': ['warn', 'The key "{0}" is given twice; the last one counts.', 'Keep one of them.'],
  'component-flag': [
    'note',
    'The component "{0}" does not say that it is one.',
    'Write "component": true into {0}.json.',
  ],
  'style-line-comment': [
    'warn',
    '"//" is no comment in TCSS; the rule or declaration after it is lost.',
    'Write /* ... */.',
  ],
  'style-property-unknown': ['warn', 'There is no property "{0}"; it is ignored.', 'Write {1}.'],
  'style-html-tag': ['note', 'The selector {0} matches nothing: TXML has no such tag.', 'Write {1}.'],
} as const satisfies Record<string, readonly [DiagnosticLevel, string, string]>;

const fileStart: SourceRange = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A finding of the catalogue; without a range it is about the whole file. */
export function diagnostic(
  kind: DiagnosticKind,
  path: string,
  range: SourceRange = fileStart,
  ...values: readonly string[]
): Diagnostic {
  const [level, message, hint] = catalogue[kind];
  const filled = (template: string) =>
    template.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
  return { kind, level, path, range, message: filled(message), hint: filled(hint) };
}

/** `error pages/home/index.txml:3:7 The ...`, for a terminal or a log. */
export function formatDiagnostic({ level, path, range, message, kind }: Diagnostic): string {
  return `${level} ${path}:${range.start.line}:${range.start.column} ${message} [${kind}]`;
}
