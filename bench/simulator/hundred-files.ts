import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Files = Record<string, string>;

/** Writes an app to a folder of its own for as long as `run` takes. */
export async function inFolder(files: Files, run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tini-bench-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
      await writeFile(path.join(folder, name), text);
    }
    await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** 20 pages and 5 components of four files each. The first page has a place for an edit of each kind. */
export function hundredFiles(): Files {
  const files: Files = { 'app.js': 'App({});' };
  const pages: string[] = [];
  const unit = (name: string, isPage: boolean) => {
    files[`${name}.json`] = isPage
      ? '{ "usingComponents": { "part": "/components/part0/index" } }'
      : '{ "component": true }';
    files[`${name}.txml`] = Array.from(
      { length: 20 },
      (_, at) =>
        `<view class="row r${at}" tiki:for="{{list}}" tiki:key="id"><text>{{item.name}} ${at}</text>${isPage ? '<part title="{{item.name}}" />' : ''}</view>`,
    ).join('\n');
    files[`${name}.js`] =
      `${isPage ? 'Page' : 'Component'}({ data: { said: 'mark 0', list: [{ id: 1, name: 'a' }] }, ${isPage ? 'onTap() {}' : 'methods: {}'} });`;
    files[`${name}.tcss`] = Array.from({ length: 30 }, (_, at) => `.r${at} { width: ${at}rpx; color: red }`).join('\n');
  };
  for (let at = 0; at < 5; at += 1) unit(`components/part${at}/index`, false);
  for (let at = 0; at < 20; at += 1) {
    pages.push(`pages/page${at}/index`);
    unit(`pages/page${at}/index`, true);
  }
  files['pages/page0/index.txml'] += '\n<view id="template">mark 0</view><view id="script">{{said}}</view>';
  files['pages/page0/index.tcss'] += '\n#template { line-height: 100px }';
  files['app.json'] = JSON.stringify({ pages });
  return files;
}
