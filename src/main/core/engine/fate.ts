import type { Run } from '#shared/domain/index.ts';
import type { RunEvent } from './events.ts';

/**
 * What a look at the provider's run says that a console must write down before it goes on: it has ended, or a process that is
 * none of `ours` has it. Null: it is open, and nobody else's.
 */
export function fateOf(run: Run, ours: readonly string[], at: number): RunEvent | null {
  const { state, holder } = run;
  if (state === 'ended') return endOf(run, at);
  if (holder === null || ours.includes(holder.instanceId)) return null;
  return { type: 'interrupted', at, why: 'lease-lost', holder: holder.person.name };
}

/** The end that the provider tells of an ended run. */
export function endOf({ ending, endReason }: Run, at: number): RunEvent {
  return { type: 'ended', at, ending: ending ?? 'abandoned', reason: endReason ?? '' };
}
