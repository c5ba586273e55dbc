import type { OrderKind } from '#shared/domain/index.ts';
import type { ReviewRequest } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf, permissionOf } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { ReplicatedSubject, ReviewFacts, Subject } from './facts.ts';

/** Why a VM cannot be part of the run; null where it can. Every reason is one that a person can act on. */
export function exclusionOf(subject: Subject, request: ReviewRequest, facts: ReviewFacts): Message | null {
  const { vm, replica } = subject;
  if (vm.placement === 'provider') return message('excluded.moved');
  if (replica === null) return message('excluded.no-replica');
  if (replica.claimedByRunId !== null) {
    return message('excluded.claimed', { run: facts.runTitleOf(replica.claimedByRunId) ?? replica.claimedByRunId });
  }
  const action: OrderKind = mainOrderOf[request.verb];
  if (replica.twoCopiesSince !== null && !lifecycle[action].withTwoCopies) return message('excluded.two-copies');
  if (replica.state === 'processing') return message('excluded.busy');
  // A live run takes the replica out of its test first.
  const first = replica.state === 'verifying' && request.verb === 'failover' ? 'test-stop' : action;
  const permission = permissionOf(replica, first);
  if (permission.allowed) return null;
  if (permission.detail !== null)
    return message('excluded.blocked', { code: permission.code, detail: permission.detail });
  return message('excluded.state', { state: replica.state });
}

export function isReplicated(subject: Subject): subject is ReplicatedSubject {
  return subject.replica !== null;
}
