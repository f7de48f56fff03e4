import type { AppResult } from './open-app.ts';
import type { CompatOptions } from './options.ts';

export async function writeDocument(_options: CompatOptions, results: readonly AppResult[]): Promise<void> {
  for (const { name, pages, build, messages } of results) {
    console.log(
      `${name}: ${pages.filter(({ state }) => state === 'shown').length}/${pages.length} built in ${build} ms`,
    );
    for (const message of messages) console.log(`   ${message}`);
  }
  await Promise.resolve();
}
