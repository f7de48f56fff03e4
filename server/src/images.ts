import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The catalogue's pictures, addressed by the hash of their bytes so that they can be cached for ever. */
export interface ImageStore {
  /** The absolute URL of a catalogue file; empty for one that is not there. */
  urlOf(fileName: string): string;
  /** The bytes behind `<hash>.webp`. */
  read(hashName: string): Buffer | undefined;
}

/** Reads every picture of the folder into memory: a few dozen of at most 25 KB each. @throws when the folder cannot be read. */
export function loadImages(folder: string, publicUrl: string): ImageStore {
  const urls = new Map<string, string>();
  const bytes = new Map<string, Buffer>();
  for (const fileName of readdirSync(folder).filter((name) => name.endsWith('.webp'))) {
    const content = readFileSync(join(folder, fileName));
    const hashName = `${createHash('sha256').update(content).digest('hex').slice(0, 32)}.webp`;
    urls.set(fileName, `${publicUrl}/images/${hashName}`);
    bytes.set(hashName, content);
  }
  return { urlOf: (fileName) => urls.get(fileName) ?? '', read: (hashName) => bytes.get(hashName) };
}
