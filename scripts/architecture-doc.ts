import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ARROWS } from './arrows.ts';
import { ROOT } from './paths.ts';

/** Draws the arrows into docs/architecture.md (`node scripts/architecture-doc.ts`); a test compares the two. */

export const ARCHITECTURE_DOC = join(ROOT, 'docs', 'architecture.md');

/** The document with its drawing as the arrows are. @throws Error when the drawing has gone. */
export function withDrawing(text: string): string {
  const drawing = /(## Who imports whom\n(?:(?!\n## )[\s\S])*?```mermaid\nflowchart LR\n)[\s\S]*?(```)/;
  if (!drawing.test(text)) throw new Error('docs/architecture.md has no drawing under "Who imports whom"');
  return text.replace(drawing, (_all, before: string, after: string) => `${before}${drawn().join('\n')}\n${after}`);
}

/** Every room once, then every arrow; `scripts/paths.ts` is a constant and not worth a box. */
function drawn(): string[] {
  const isRoom = (name: string) => !name.endsWith('paths.ts');
  const rooms = [...new Set(Object.entries(ARROWS).flatMap(([from, to]) => [from, ...to]))].filter(isRoom);
  const arrows = Object.entries(ARROWS).flatMap(([from, to]) =>
    to.filter(isRoom).map((one) => `  ${id(from)} --> ${id(one)}`),
  );
  return [...rooms.map((room) => `  ${id(room)}["${room}"]`), ...arrows];
}

function id(room: string): string {
  return room.replaceAll(/\W/g, '_');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(ARCHITECTURE_DOC, withDrawing(readFileSync(ARCHITECTURE_DOC, 'utf8')));
}
