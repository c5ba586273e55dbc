import type { CommittedChange } from '../port.ts';
import type { CheckedLine } from '../../store/ports.ts';

/** A checked line as the engine and the projections are told of it after the commit. */
export function committedChange({ line }: CheckedLine): CommittedChange {
  const { seq, kind, id, rev, op, body, causedBy = null, reason = null } = line;
  const end = op === 'upsert' ? { op, body } : { op, body: null, reason };
  // The check made sure that the body is of its kind, which a type cannot say of two fields at once.
  return { seq, kind, id, rev, causedBy, ...end } as CommittedChange;
}
