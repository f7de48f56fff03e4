import type { RuleRow } from '../rule.ts';

/** Findings in the app's scripts and style sheets. */
export const SCRIPT_RULES = {
  'script-syntax': ['error', 'The script cannot be read: {0}.', 'The app does not compile.', 'Correct the code.'],
  'module-missing': [
    'error',
    'The module "{0}" does not exist.',
    'The app does not compile, or stops when it starts.',
    'Correct the path.',
  ],
  'my-unknown': [
    'error',
    'my.{0} does not exist.',
    'Calling it throws a TypeError.',
    'Use a documented function, or ask my.canIUse first.',
  ],
  'global-absent': [
    'error',
    '{0} does not exist where an app’s logic runs.',
    'Scripts run in a worker with no browser around it; Tiki’s own types declare the name as not available.',
    'Use {1}.',
  ],
  'global-uncertain': [
    'warning',
    'Whether {0} exists on a phone is documented nowhere.',
    'Browsers have it, so a preview in a browser proves nothing.',
    'Use {1}, or ask with typeof first.',
  ],
  'name-undefined': [
    'error',
    '"{0}" is declared nowhere.',
    'Reading it throws a ReferenceError.',
    'Declare or import it, or correct its name.',
  ],
  'request-http': [
    'error',
    'my.{0} takes https only, not "{1}".',
    'The call fails with: "url" has to be loaded over https.',
    'Use https and a domain that is registered in Tini Console.',
  ],
  'set-data-value': [
    'warning',
    'setData cannot send {0}.',
    'Only plain data crosses from the logic to the page.',
    'Keep it on the instance (this.x = ...), or send a string, number or plain object.',
  ],
  'hook-misspelt': [
    'warning',
    'No hook is called "{0}".',
    'A function under another name is never called by the platform.',
    'Correct its name.',
  ],
  'component-foreign': [
    'warning',
    '"{0}" means nothing in a component here.',
    'It belongs to another mini-program platform.',
    'Use {1}.',
  ],
  'const-assigned': ['error', 'The constant "{0}" is assigned.', 'This throws when it runs.', 'Declare it with let.'],
  'url-page': [
    'error',
    '"{0}" is no page of app.json.',
    'The customer sees a "not found" page.',
    'Add it to "pages" or correct the path; URLs count from the root.',
  ],
  'url-tab': [
    'error',
    '"{0}" is no tab.',
    'my.switchTab opens tabs only, and fails for everything else.',
    'Use my.navigateTo, or add the page to the tab bar.',
  ],
  'language-new': [
    'warning',
    '{0} may be too new for Tini Studio’s compiler.',
    'The studio translates with an old Babel; what it cannot read stops the build.',
    'Write it in ES2020, or upload code that was built down to it.',
  ],
  secret: [
    'error',
    'This looks like a secret ({0}).',
    'Everything in the app can be read by everybody who installs it.',
    'Remove it, make a new one in Tini Console, and keep that on the server.',
  ],
  'signing-on-device': [
    'error',
    'The app makes signed requests to Tiki itself ({0}).',
    'Signing needs the client secret, which must never reach a phone.',
    'Let a server of yours make these calls.',
  ],
  'style-syntax': [
    'error',
    'The style sheet cannot be read here: {0}.',
    'The app does not compile, or this part is dropped.',
    'Correct the style sheet.',
  ],
  'style-import-missing': [
    'error',
    'The imported style sheet "{0}" does not exist.',
    'Its rules are missing.',
    'Correct the path; it counts from this file.',
  ],
  'style-comment': [
    'warning',
    '"//" is no comment in TCSS.',
    'It spoils the declaration or rule that follows.',
    'Write /* ... */.',
  ],
  'style-nesting': [
    'warning',
    'Nested rules are no part of TCSS.',
    'Only the newest web views read them; on older phones the rule is lost.',
    'Write the whole selector.',
  ],
  'style-preprocessor': [
    'error',
    '{0} belongs to Sass or Less.',
    'TCSS is not preprocessed.',
    'Write plain CSS, with custom properties for values.',
  ],
  'style-token': [
    'warning',
    'The custom property {0} is defined nowhere.',
    'The declaration is invalid and has no effect.',
    'Correct its name or define it.',
  ],
} satisfies Readonly<Record<string, RuleRow>>;
