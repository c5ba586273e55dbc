import type { Approval, Order, OrderKind, Run, StepOrder } from '#shared/domain/index.ts';
import { APPROVAL_MS } from '#shared/gateway-api/index.ts';
import type { DecisionBody, PlannedStep, StoredRun } from '#shared/gateway-api/index.ts';
import { TENANT_ID } from '../estate/ids.ts';
import type { Provider } from '../provider/context.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Answer, Call } from './call.ts';
import { openRun } from './leases.ts';
import { problem } from './problem.ts';
import { blocked } from './refuse.ts';
import type { Check } from './refuse.ts';
import { replyOf } from './runs-read.ts';

/**
 * Approval by a second person. It binds to the reviewed hash, is asked for where the run is stored (or an override is
 * decided), and is enforced at the run's first live operation. Invariant: what is pending or approved and not yet used has
 * an `expiresAt`, and a timer that makes it expired then.
 */

const NOT_NEEDED: Approval = { state: 'not-needed', because: [], by: null, at: null, reason: '', expiresAt: null };

/** Orders that do not touch what production serves; everything else is a live operation. */
const harmless: readonly OrderKind[] = ['test-start', 'test-stop', 'pin-point', 'network-prepare', 'network-release'];
const isLive = ({ kind }: Order): boolean => !harmless.includes(kind);

const liveStarts: readonly StepOrder['kind'][] = ['failover', 'planned-failover', 'undo-failback', 'switch-over'];

/** Steps that make the other copy serve: at once, or by a switchover that the provider does by itself. */
const startsLive = ({ order }: PlannedStep): boolean =>
  liveStarts.includes(order.kind) || ('switchover' in order && order.switchover.mode !== 'manual');

function pending(p: Provider, because: Approval['because']): Approval {
  return { ...NOT_NEEDED, state: 'pending', because, expiresAt: p.clock.now() + APPROVAL_MS };
}

/** What the tenant's policy asks of a run. Who breaks the glass goes on without; everybody is told. */
export function approvalOf(p: Provider, { steps, breakGlass }: StoredRun): Approval {
  const policy = p.store.get('tenant', TENANT_ID)?.policy;
  if (policy === undefined || breakGlass !== null) return NOT_NEEDED;
  const because: Approval['because'] = [];
  if (policy.approvalForLiveStart && steps.some(startsLive)) because.push('live-start');
  const overrides = steps.some(({ evidence }) => evidence?.kind === 'override');
  if (policy.approvalForOverride && overrides) because.push('override');
  return because.length === 0 ? NOT_NEEDED : pending(p, because);
}

/** The run after a decision: an override that nobody knew of when the run was approved is asked about again. */
export function afterDecision(p: Provider, run: Run, body: DecisionBody): Run {
  const asks = p.store.get('tenant', TENANT_ID)?.policy.approvalForOverride === true;
  if (body.kind !== 'override' || !asks || run.breakGlass !== null) return run;
  const { because } = run.approval;
  return because.includes('override') ? run : { ...run, approval: pending(p, [...because, 'override']) };
}

const isOver = (p: Provider, { expiresAt }: Approval): boolean => expiresAt !== null && p.clock.now() >= expiresAt;

/** Refuses a live operation while the second person has not agreed. */
export const approvalGiven: Check = (p, { run, request: { order } }) => {
  const { approval } = run;
  if (approval.state === 'not-needed' || !isLive(order)) return null;
  if (approval.state === 'approved' && !isOver(p, approval)) return null;
  const state = isOver(p, approval) ? 'expired' : approval.state;
  return problem('approval-needed', `The run needs the approval of a second person; it is ${state}.`);
};

/** The first live operation uses the approval: from then on it holds for the run. */
export function useApproval(tx: Transaction, { id }: Run, order: Order): void {
  const run = tx.need('run', id);
  if (run.approval.state !== 'approved' || run.approval.expiresAt === null || !isLive(order)) return;
  tx.put('run', { ...run, approval: { ...run.approval, expiresAt: null } });
}

/** Makes an approval expire that is not given, or not used, in time. */
export function watchApproval(p: Provider, runId: string): void {
  const expiresAt = p.store.get('run', runId)?.approval.expiresAt ?? null;
  if (expiresAt === null) return;
  p.clock.at(expiresAt, () => {
    const run = p.store.get('run', runId);
    // Answered, used or asked for again since: then it has another moment, or none.
    if (p.stopped || run?.state !== 'open' || run.approval.expiresAt !== expiresAt) return;
    transact(p.store, (tx) =>
      tx.put('run', { ...run, approval: { ...run.approval, state: 'expired', expiresAt: null } }),
    );
  });
}

/** After a start: every approval that is still waited for, or waits to be used. */
export function watchApprovals(p: Provider): void {
  for (const id of p.store.records('run').keys()) if (p.store.get('run', id)?.state === 'open') watchApproval(p, id);
}

export function approve(p: Provider, { params, body, caller }: Call<'approve'>): Answer<'approve'> {
  const run = openRun(p, params['id']);
  if ('code' in run) return run;
  if (caller === null) throw new Error('an approval has a person');
  if (caller.account.id === run.createdBy.id) {
    return problem('forbidden', 'A run is approved by another person than its own.');
  }
  const { approval } = run;
  const state = body.answer === 'approve' ? 'approved' : 'refused';
  if (approval.state === state && approval.by?.id === caller.account.id) return replyOf(p, run);
  if (approval.state !== 'pending' || isOver(p, approval)) {
    const now = isOver(p, approval) ? 'expired' : approval.state;
    return blocked('approval-not-pending', `The approval of this run is ${now}.`);
  }
  if (p.store.record('run', run.id)?.stored.reviewedHash !== body.hash) {
    return problem('changed', 'The steps are not those that were looked at.', { field: 'hash' });
  }
  const at = p.clock.now();
  const by = { id: caller.account.id, name: caller.account.name };
  const expiresAt = state === 'approved' ? at + APPROVAL_MS : null;
  const answered: Run = { ...run, approval: { ...approval, state, by, at, reason: body.reason, expiresAt } };
  transact(p.store, (tx) => tx.put('run', answered));
  watchApproval(p, run.id);
  return replyOf(p, answered);
}
