import { readFile } from 'node:fs/promises';
import { BASE_SHEET } from '../../view/base-sheet.ts';

/** A style sheet of the simulator itself: of its pages, or the framework's for a page frame. Null when there is none of that name. */
export async function stylesOf(name: string): Promise<string | null> {
  if (name === 'frame') return BASE_SHEET;
  if (name !== 'phone' && name !== 'workbench') return null;
  return readFile(new URL(`../client/${name}.css`, import.meta.url), 'utf8');
}
