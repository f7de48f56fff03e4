import type { Build } from './build.ts';
import { readOptions } from './options.ts';
import type { Preview } from './server.ts';
import { StartupError } from './startup-error.ts';

/** `preview --app DIR ...`: prints compile messages and `preview ready on <url>`; SIGINT and SIGTERM stop it at once. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  // A wrong option is answered before the bundler is loaded.
  const [{ formatMessage }, { startPreview }, { outsideAddresses }] = await Promise.all([
    import('./build.ts'),
    import('./server.ts'),
    import('./door.ts'),
  ]);
  const onBuild = ({ report }: Build) => {
    for (const message of report.messages) console.log(formatMessage(message));
    if (report.id > 1) console.log(`${report.ok ? 'rebuilt' : 'not rebuilt'} in ${report.milliseconds} ms`);
  };
  const preview = await startPreview(options, onBuild, (text) => console.log(`error ${text}`));
  stopOnSignal(preview);
  if (preview.code !== null) {
    const port = new URL(preview.url).port;
    for (const address of outsideAddresses())
      console.log(`also on http://${address}:${port}/app for whoever says the code ${preview.code} first`);
  }
  console.log(`preview ready on ${preview.url}`);
}

function stopOnSignal(preview: Preview): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      preview.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(`the preview did not stop cleanly: ${String(error)}`);
          process.exit(1);
        },
      );
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof StartupError ? error.message : error);
  process.exit(1);
});
