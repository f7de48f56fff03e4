import { AppError } from '../../errors.ts';

/** Where the next page starts, as opaque text. */
export function toCursor({ created_at, id }: { created_at: Date; id: string }): string {
  return Buffer.from(`${created_at.getTime()}.${id}`).toString('base64url');
}

/** @throws AppError BAD_REQUEST for a cursor we did not make. */
export function fromCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\w-]{1,64})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!at || !id) throw new AppError('BAD_REQUEST', { detail: 'cursor' });
  return { at: new Date(Number(at)), id };
}
