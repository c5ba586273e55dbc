import type { ConsoleFailure } from '#shared/ipc/index.ts';
import { words } from '../ui/text.ts';

/** The words of a failure for one of these fields, so that it stands where it must be mended. */
export function errorAt(failure: ConsoleFailure | null, ...fields: readonly string[]): string | null {
  if (failure?.field === undefined) return null;
  // A list's field comes with its place: `addresses.1`.
  const field = failure.field.split('.')[0] ?? failure.field;
  return fields.includes(field) ? words(failure.message) : null;
}

/** The words of a failure that belongs to none of these fields. */
export function errorElsewhere(failure: ConsoleFailure | null, ...fields: readonly string[]): string | null {
  if (failure === null || errorAt(failure, ...fields) !== null) return null;
  return words(failure.message);
}
