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
}

export type DiagnosticKind = keyof typeof catalogue;

/** Kind: level and message; `{0}`, `{1}` are filled in. A kind is never reused for something else. */
export const catalogue = {
  'tag-unclosed': ['error', 'The tag <{0}> is never closed; it ends here with its parent.'],
  'tag-void-unclosed': ['warn', 'The tag <{0}> has no end; it is taken as empty.'],
  'tag-unopened': ['error', 'The end tag </{0}> closes nothing and is ignored.'],
  'tag-unfinished': ['error', 'The tag <{0}> has no closing ">".'],
  'end-tag-attributes': ['warn', 'The end tag </{0}> has attributes; they are ignored.'],
  'comment-unclosed': ['error', 'The comment is never closed; the rest of the file is lost.'],
  'attribute-stray': ['warn', 'Unexpected {0} between attributes; it is ignored.'],
  'attribute-duplicate': ['warn', 'The attribute {0} is given twice; the last one counts.'],
  'attribute-quote-missing': ['error', 'The value of {0} has no closing quote.'],
  'attribute-foreign': ['warn', 'The attribute {0} has no meaning in TXML and is ignored.'],
  'mustache-unclosed': ['error', 'The "{{" has no matching "}}"; it is taken as text.'],
  'expression-syntax': ['error', 'The expression cannot be read: {0}.'],
  'expression-empty': ['warn', 'The expression is empty.'],
  'expression-forbidden': ['error', 'Templates cannot use {0}.'],
  'expression-trailing': ['error', 'Unexpected text after the expression: {0}'],
  'directive-unknown': ['warn', 'The directive {0} does not exist and is ignored.'],
  'directive-dangling': ['warn', '{0} follows no tiki:if and is ignored.'],
  'for-literal': ['warn', 'tiki:for without "{{ }}" is text, so nothing is repeated.'],
  'for-name': ['warn', '"{0}" cannot name a loop variable; "{1}" is used.'],
  'template-duplicate': ['warn', 'The template "{0}" is defined twice; the last one counts.'],
  'template-name': ['error', 'The name of a template definition must be plain text.'],
  'reference-missing': ['error', '<{0}> needs the attribute {1}.'],
  'reference-dynamic': ['error', 'The {1} of <{0}> must be plain text.'],
  'reference-sjs': ['error', '"{0}" must be a file ending in .sjs.'],
  'include-missing': ['error', 'The included file "{0}" does not exist.'],
  'include-cycle': ['error', 'The included file "{0}" includes itself.'],
  'sjs-names': ['error', '"{0}" is neither a name nor a list like {a, b: c}.'],
  'slot-scope-names': ['error', '"{0}" is neither a name nor a list like {a, b: c}.'],
  'script-syntax': ['fatal', 'The script cannot be read: {0}.'],
  'const-assigned': ['error', 'The constant "{0}" is assigned; this throws when it runs.'],
  'sjs-import': ['error', 'An .sjs file can import other .sjs files only, not "{0}".'],
  'sjs-unavailable': ['note', '{0} is documented as unavailable in .sjs; use {1}.'],
  'eval-used': ['warn', 'eval does not exist in app code; it is undefined here.'],
  'style-syntax': ['error', 'The style sheet cannot be read here: {0}; this part is dropped.'],
  'style-unreadable': ['fatal', 'The style sheet cannot be read: {0}.'],
  'style-import': ['error', 'The @import of {0} cannot be read; it is ignored.'],
  'style-import-missing': ['error', 'The imported style sheet "{0}" does not exist.'],
  'style-import-cycle': ['warn', 'The imported style sheet "{0}" imports itself; it is ignored here.'],
  'json-lenient': ['warn', 'This is not strict JSON (comments, trailing commas or quotes).'],
  'json-syntax': ['fatal', 'The JSON cannot be read: {0}.'],
  'json-type': ['warn', '{0} must be {1}; the default is used.'],
  'root-missing': ['fatal', 'No app.json was found in {0}.'],
  'page-missing': ['error', 'The page "{0}" does not exist.'],
  'component-missing': ['warn', 'The component "{0}" ({1}) does not exist; the tag stays empty.'],
  'component-ambiguous': ['warn', 'The component "{0}" is both {1} and {2}; the first is used.'],
} as const satisfies Record<string, readonly [DiagnosticLevel, string]>;

const fileStart: SourceRange = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A finding of the catalogue; without a range it is about the whole file. */
export function diagnostic(
  kind: DiagnosticKind,
  path: string,
  range: SourceRange = fileStart,
  ...values: readonly string[]
): Diagnostic {
  const [level, template] = catalogue[kind];
  const message = template.replaceAll(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
  return { kind, level, path, range, message };
}

/** `error pages/home/index.txml:3:7 The ...`, for a terminal or a log. */
export function formatDiagnostic({ level, path, range, message, kind }: Diagnostic): string {
  return `${level} ${path}:${range.start.line}:${range.start.column} ${message} [${kind}]`;
}
