import type { Blocker, Replica, ReplicaAction, Site } from '#shared/domain/index.ts';
import { rules } from './rules.ts';
import type { ReplicaFacts } from './rules.ts';
import { actionsInState, actionsWithTwoCopies } from './table.ts';

export interface Verdict {
  readonly allowedActions: ReplicaAction[];
  readonly blockers: Blocker[];
}

/** Says what may be ordered for a replica now, and why the rest may not. */
export function judge(facts: ReplicaFacts): Verdict {
  const { replica } = facts;
  const blockers = rules.flatMap((rule) => rule(facts) ?? []);
  const blocked = new Set(blockers.flatMap((each) => each.actions));
  const allowedActions = actionsInState[replica.state].filter(
    (action) =>
      !blocked.has(action) &&
      (replica.twoCopiesSince === null || actionsWithTwoCopies.includes(action)) &&
      !(action === 'power-off-source' && replica.sourcePower.power === 'off') &&
      !(action === 'isolate' && replica.isolated),
  );
  return { allowedActions, blockers };
}

/**
 * Since when both copies may be running: raised when a running source is seen beside a running replica, or beside one
 * that a forced undo left behind. A test is no second copy: it is cut off.
 */
export function twoCopiesSince(replica: Replica, contact: Site['contact']['state'], now: number): number | null {
  if (replica.test !== null || replica.power === 'off' || replica.sourcePower.power !== 'on') return null;
  if (replica.twoCopiesSince !== null) return replica.twoCopiesSince;
  return contact === 'connected' ? now : null;
}
