import type { Replica, ReplicaState, RunVerb, Vm } from '#shared/domain/index.ts';
import type { FailbackDecided, FailbackStep } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf, permissionOf } from '#shared/lifecycle/index.ts';

/** All that decides at which step of its way home a VM is. */
export interface PlaceFacts {
  readonly placement: Vm['placement'];
  readonly replica: Replica | null;
  /** How far a person has decided for those that have not begun. */
  readonly decided: FailbackDecided;
  readonly isLeft: boolean;
  /** Every item of the check list was ticked for it. */
  readonly isVerified: boolean;
}

/** The step of a VM: from what the provider tells of it, whoever brought it there. */
export function stepOf(facts: PlaceFacts): FailbackStep {
  const { placement, replica, isLeft } = facts;
  if (placement === 'provider') return 'done';
  if (isLeft) return 'left';
  if (replica === null || replica.twoCopiesSince !== null) return 'attention';
  return stepInState(replica, facts);
}

function stepInState(replica: Replica, { decided, isVerified }: PlaceFacts): FailbackStep {
  switch (replica.state) {
    case 'failover':
      return decided;
    case 'synchronising':
      return 'synchronise';
    case 'ready-to-switch':
      return replica.failback?.switchover.mode === 'scheduled' && replica.failure === null ? 'cutover' : 'switch-over';
    case 'switching':
      return 'switch-over';
    case 'failback':
      return isVerified ? 'finish' : 'verify';
    case 'undoing':
      return stepWhileUndone(replica);
    case 'finalising':
      return replica.failback === null ? 'done' : 'finish';
    case 'ready':
    case 'verifying':
    case 'permanent':
      return 'done';
    case 'processing':
      // Replication goes on behind a VM that is at home again; anything else is a failover that somebody began.
      return replica.stateBy === null ? 'done' : 'attention';
    case 'failover-failed':
    case 'unknown':
      return 'attention';
  }
}

/** A failback is cancelled before its switchover, and undone after it; what is neither is a failover that is undone. */
function stepWhileUndone({ failback }: Replica): FailbackStep {
  if (failback === null) return 'done';
  return failback.switchedAt === null ? 'switch-over' : 'finish';
}

const beforeSwitching: readonly RunVerb[] = ['switch-over', 'change-switchover', 'cancel-failback', 'power-off-source'];
const afterSwitching: readonly RunVerb[] = ['commit-failback', 'undo-failback'];

/** What the page of a step offers, the likeliest first. */
const offeredAt: { readonly [S in FailbackStep]: readonly RunVerb[] } = {
  where: ['undo-failover'],
  preflight: ['power-off-source', 'undo-failover'],
  synchronise: ['failback', 'change-switchover', 'undo-failover', 'power-off-source'],
  cutover: beforeSwitching,
  'switch-over': beforeSwitching,
  verify: afterSwitching,
  finish: afterSwitching,
  done: [],
  attention: ['power-off-source', 'isolate', 'undo-failover'],
  left: ['failback', ...beforeSwitching, ...afterSwitching, 'undo-failover'],
};

/** What may be ordered for a VM at its step: nothing that the lifecycle or the provider refuses, or another run has taken. */
export function offersOf(facts: PlaceFacts): readonly RunVerb[] {
  const { replica, placement } = facts;
  if (replica === null || placement === 'provider' || replica.claimedByRunId !== null) return [];
  return offeredAt[stepOf(facts)].filter((verb) => {
    const rule = lifecycle[mainOrderOf[verb]];
    const isLegal = rule.from.includes(replica.state) && (replica.twoCopiesSince === null || rule.withTwoCopies);
    return isLegal && permissionOf(replica, rule.action).allowed;
  });
}

const busyStates: readonly ReplicaState[] = ['processing', 'undoing', 'finalising', 'synchronising', 'switching'];

/** The provider works on it, or a run has claimed it: a person waits. */
export function isBusy({ replica }: Pick<PlaceFacts, 'replica'>): boolean {
  return replica !== null && (busyStates.includes(replica.state) || replica.claimedByRunId !== null);
}
