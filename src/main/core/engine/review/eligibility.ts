import type { RunVerb } from '#shared/domain/index.ts';
import { permissionOf } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { ReplicatedSubject, ReviewFacts, Subject } from './facts.ts';

/** Why a VM cannot be part of the run; null where it can. Every reason is one that a person can act on. */
export function exclusionOf(subject: Subject, verb: RunVerb, facts: ReviewFacts): Message | null {
  const { vm, replica } = subject;
  if (vm.placement === 'provider') return message('excluded.moved');
  if (replica === null) return message('excluded.no-replica');
  if (replica.claimedByRunId !== null) {
    return message('excluded.claimed', { run: facts.runTitleOf(replica.claimedByRunId) ?? replica.claimedByRunId });
  }
  if (replica.twoCopiesSince !== null && verb !== 'undo-failover') return message('excluded.two-copies');
  if (replica.state === 'processing') return message('excluded.busy');
  const permission = permissionOf(replica, verb);
  if (permission.allowed) return null;
  if (permission.detail !== null)
    return message('excluded.blocked', { code: permission.code, detail: permission.detail });
  return message('excluded.state', { state: replica.state });
}

export function isReplicated(subject: Subject): subject is ReplicatedSubject {
  return subject.replica !== null;
}
