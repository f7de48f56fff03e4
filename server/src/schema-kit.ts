import { Type, type TSchema } from 'typebox';

/** Fails to compile unless both types are the same: ties a schema to its contract type. */
export type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : { differs: [A, B] };

/** Compile-time proof; does nothing at run time. Called with `Same<...>`. */
export function proof<Proven extends true>(..._types: Proven[]): void {}

/** Neither U+0000 nor half of a surrogate pair: PostgreSQL stores neither. The same with and without the `u` flag. */
const STORABLE = '^(?:[^\\u0000\\ud800-\\udfff]|[\\ud800-\\udbff][\\udc00-\\udfff])*$';

/** Text that the database can hold. */
export function text(maxLength: number, minLength = 0) {
  return Type.String({ minLength, maxLength, pattern: STORABLE });
}

/** A public id of ours. */
export const Id = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' });

/** The contract's `T | null`. */
export function nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}
