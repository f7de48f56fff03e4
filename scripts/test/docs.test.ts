import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { ARCHITECTURE_DOC, withDrawing } from '../architecture-doc.ts';
import { ROOT } from '../paths.ts';

const DOCS = globSync(['*.md', 'docs/**/*.md', '{server,sandbox,simulator}/*.md'], { cwd: ROOT });
const tracked = new Set(
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).split('\n'),
);
const folders = new Set(
  [...tracked].flatMap((file) => file.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))),
);
const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }).scripts,
);
const source = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

test('the drawing of the architecture is what the imports are held to', () => {
  const text = readFileSync(ARCHITECTURE_DOC, 'utf8');
  assert.equal(withDrawing(text), text);
});

test('the worked example of docs/testing-your-app.md is the one that the tests run', () => {
  const example = source('simulator/test/testing/worked-example.test.ts').trim();
  assert.ok(source('docs/testing-your-app.md').includes(`\`\`\`ts\n${example}\n\`\`\``));
});

test('every link in a document leads to a file that exists, and to a heading of it', () => {
  const dead = DOCS.flatMap((file) =>
    [...source(file).matchAll(/\]\(([^)\s]+)\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^(?:https?:|mailto:)/.test(link))
      .filter((link) => {
        const [path = '', heading] = link.split('#');
        const target = path === '' ? join(ROOT, file) : resolve(ROOT, dirname(file), decodeURI(path));
        return !existsSync(target) || (heading !== undefined && !headings(target).includes(heading));
      })
      .map((link) => `${file}: ${link}`),
  );
  assert.deepEqual(dead, []);
});

function headings(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

/** Names made when things run, of other machines and of the reader's own app. */
const MADE = /^(?:dist|\.data|node_modules|chunks|my-|\.\.\/|\/|~)|[*<>{}$ ]|^[a-z]+\.(?:csv|webp)$/;

test('every file and folder that a document names in code exists', () => {
  const gone = DOCS.flatMap((file) =>
    [
      ...source(file)
        .replaceAll(/```[\s\S]*?```/g, '')
        .matchAll(/`([\w@.-]+(?:\/[\w@.-]+)+\/?|[\w-]+\.(?:ts|mjs|json|md|tcss))`/g),
    ]
      .map((match) => match[1] ?? '')
      .filter((name) => !MADE.test(name) && isOurs(name) && !isThere(name, file))
      .map((name) => `${file}: ${name}`),
  );
  assert.deepEqual(gone, []);
});

const tops = new Set([...tracked].map((file) => file.split('/')[0] ?? ''));

/** Only what begins with a folder of ours, or looks like one of our files: `pages/x/index` of somebody's app does not. */
function isOurs(name: string): boolean {
  const [first = ''] = name.split('/');
  return name.includes('/') ? tops.has(first) && !/^(?:pages|components|assets)\/\w+\/index/.test(name) : false;
}

/** From the root, or from where the document is; extensions may be left out. */
function isThere(name: string, file: string): boolean {
  const clean = name.replace(/\/$/, '');
  const candidates = [clean, join(dirname(file), clean)];
  return candidates.some((one) => tracked.has(one) || folders.has(one) || tracked.has(`${one}.ts`));
}

test('every npm command in a document is one that package.json has', () => {
  const known = new Set([...scripts, 'ci', 'install', 'run']);
  const wrong = DOCS.flatMap((file) =>
    [...source(file).matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].flatMap(([code]) =>
      [...code.matchAll(/(?:^|[`&;] ?)npm (?:run )?(?:-s )?([a-z][\w:-]*)/gm)]
        .map((match) => match[1] ?? '')
        .filter((name) => !known.has(name))
        .map((name) => `${file}: npm ${name}`),
    ),
  );
  assert.deepEqual([...new Set(wrong)], []);
});

test('every script of package.json is named in the README', () => {
  const readme = source('README.md');
  const silent = scripts.filter(
    (name) => !readme.includes(name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`),
  );
  assert.deepEqual(silent, []);
});

test('every document is linked from the README', () => {
  const readme = source('README.md');
  const hidden = DOCS.filter(
    (file) => file.startsWith('docs/') && !file.endsWith('.vi.md') && !readme.includes(`(${file})`),
  );
  assert.deepEqual(hidden, []);
});

test('every Vietnamese document has the sections, table rows, entries, settings and commands of the English one', () => {
  for (const file of DOCS.filter((name) => name.endsWith('.vi.md'))) {
    const english = file.replace('.vi.md', '.md');
    assert.ok(existsSync(join(ROOT, english)), `${file} has no ${english}`);
    assert.deepEqual(outline(file), outline(english), `${file} says other things than ${english}`);
  }
});

/** What two languages of one document have in common, in their order where that matters. */
function outline(file: string): object {
  const text = source(file);
  const lines = text.split('\n');
  const commands = [...text.matchAll(/```\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split('\n'))
    .filter((line) => /^(?:npm|npx|git|cd|curl|sudo|apt|useradd|pg_\w+|[A-Z_]+=|\w+=|\s+- \{)/.test(line))
    .map((line) =>
      line
        .replace(/\s+#.*$/, '')
        .replaceAll(/<[^>]*>/g, '<>')
        .replaceAll('ten-mien', 'your-domain'),
    );
  return {
    sections: lines.filter((line) => line.startsWith('## ')).length,
    rows: lines.filter((line) => line.startsWith('|')).length,
    entries: lines.filter((line) => /^(?:\*\*|- |\d+\. )/.test(line)).length,
    // One row may name two alarms or variables, in any order.
    names: [
      ...new Set([...text.matchAll(/`([A-Z][A-Z_]{3,}|[a-z]+(?:_[a-z]+)+)`/g)].map((match) => match[1] ?? '')),
    ].toSorted((a, b) => a.localeCompare(b)),
    commands,
  };
}

test('every error code that a document mentions is one of the catalogues', () => {
  const errors = new Set([...source('docs/errors.md').matchAll(/^\| `([\w-]+)`/gm)].map((match) => match[1]));
  const wrong = DOCS.filter((file) => /checkout|operations|no-backend/.test(file)).flatMap((file) =>
    [...source(file).matchAll(/\b4\d\d `([A-Z][A-Z_]{5,})`/g)]
      .filter(([, code]) => !errors.has(code))
      .map(([, code]) => `${file}: ${code}`),
  );
  assert.deepEqual(wrong, []);
});

test('every variable that a document names is one of .env.example', () => {
  const known = new Set([...source('.env.example').matchAll(/^([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1]));
  const wrong = DOCS.flatMap((file) =>
    [
      ...source(file).matchAll(
        /\b([A-Z][A-Z0-9]*_(?:PORT|URL|DIR|KEY|SECRET|TOKEN|HOST|ENV|LEVEL|FORMAT|PROXIES|ORIGINS))\b/g,
      ),
    ]
      .map((match) => match[1] ?? '')
      .filter((name) => !known.has(name))
      .map((name) => `${file}: ${name}`),
  );
  assert.deepEqual([...new Set(wrong)], []);
});
