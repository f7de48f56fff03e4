import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';

/** Folders that hold no app source, whatever the app. */
const IGNORED = /(?:^|[\\/])(?:node_modules|\.[^\\/]+|dist|coverage)(?:[\\/]|$)/;

/** Several files saved at once are one rebuild. */
const QUIET_MS = 25;

/** What was saved together. */
export interface Saved {
  files: readonly string[];
  /** Some file appeared or went away, be it one that no build has read. */
  cameOrWent: boolean;
}

export interface AppWatcher {
  close(): Promise<void>;
}

/**
 * Calls back, once per burst, after a file of the app changed, appeared or went away. `isUsed` says which files the last
 * build read; a new file counts when it stands in a folder that the build read from.
 */
export function watchApp(
  root: string,
  isUsed: (file: string) => boolean,
  onChange: (saved: Saved) => void,
): AppWatcher {
  let timer: NodeJS.Timeout | null = null;
  const changed = new Set<string>();
  let cameOrWent = false;
  const watcher: FSWatcher = watch(root, {
    ignoreInitial: true,
    ignored: (file) => IGNORED.test(path.relative(root, file)),
  });
  watcher.on('all', (event, file) => {
    cameOrWent ||= event !== 'change';
    if (event === 'addDir' || event === 'unlinkDir' || !isUsed(path.resolve(root, file))) return;
    changed.add(file);
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      const saved = { files: [...changed], cameOrWent };
      changed.clear();
      cameOrWent = false;
      onChange(saved);
    }, QUIET_MS);
  });
  return {
    async close() {
      if (timer) clearTimeout(timer);
      await watcher.close();
    },
  };
}
