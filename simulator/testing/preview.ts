import path from 'node:path';
import { parseMapping } from '../shell/server/mapping.ts';
import { readTiki } from '../shell/server/options.ts';
import { startPreview as start } from '../shell/server/server.ts';
import type { BuildMessage } from '../shell/shared/phone-config.ts';

export interface PreviewOptions {
  /** The app: the folder with `app.json`, `src/app.json`, or a `project.config.json` that says where. */
  app: string;
  /** Default: a free one. */
  port?: number;
  /** Origin to URL or folder, as `--map`. */
  map?: Readonly<Record<string, string>>;
  /** URL of a running sandbox with `?token=`. */
  tiki?: string;
}

export interface RunningPreview {
  /** `http://127.0.0.1:3000`; give it to `openPhone`. */
  readonly url: string;
  /** What the compiler says of the app as it is now. */
  messages(): readonly BuildMessage[];
  close(): Promise<void>;
}

/** Starts the preview of an app folder in this process. Throws StartupError with one line when it cannot start. */
export async function startPreview({ app, port = 0, map = {}, tiki }: PreviewOptions): Promise<RunningPreview> {
  const preview = await start(
    {
      appFolder: path.resolve(app),
      port,
      mappings: Object.entries(map).map(([origin, target]) => parseMapping(`${origin}=${target}`)),
      tiki: tiki === undefined ? null : readTiki(tiki, undefined),
      shared: false,
    },
    () => {},
  );
  return { url: preview.url, messages: () => preview.build().report.messages, close: () => preview.close() };
}
