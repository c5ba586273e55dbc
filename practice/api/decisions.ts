import { isGate } from '#shared/domain/index.ts';
import { canonicalJson } from '#shared/gateway-api/index.ts';
import type { Decision, DecisionBody, Problem, StoredRun } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import { transact } from '../state/transaction.ts';
import { afterDecision, watchApproval } from './approvals.ts';
import type { Answer, Call } from './call.ts';
import { checkLease, openRun } from './leases.ts';
import { problem } from './problem.ts';
import { stepIn } from './steps.ts';

/** As many as a reply of a run can hold. */
const DECISIONS_MAX = 100_000;

/** What is wrong with a decision about a run of these steps. `field`: where it stands in the request. */
export function checkDecision(run: StoredRun, body: DecisionBody, field: string): Problem | null {
  if (body.kind === 'attestation' && (body.attestation.siteId === null) === (body.attestation.vmId === null)) {
    return problem('bad-request', 'An attestation is about one VM or one site.', { field: `${field}.attestation` });
  }
  if (!('stepId' in body)) return null;
  const step = stepIn(run, body.stepId);
  if (step === undefined) return problem('not-found', 'The run has no such step.', { field: `${field}.stepId` });
  if (body.kind === 'gate' && !isGate(step.order)) {
    return problem('bad-request', 'That step is no gate.', { field: `${field}.stepId` });
  }
  const isAct =
    body.kind === 'act-begun' || body.kind === 'act-ended' || (body.kind === 'gate' && body.answer === 'again');
  if (isAct && step.order.kind !== 'host-act') {
    return problem('bad-request', 'That step is no act on a host.', { field: `${field}.stepId` });
  }
  return null;
}

/** Records a decision under the number its console expects. The same number and body answer the same again. */
export function decide(p: Provider, { params, body, caller }: Call<'decide'>): Answer<'decide'> {
  const run = openRun(p, params['id']);
  if ('code' in run) return run;
  const decisions = p.store.record('decisions', run.id)?.decisions ?? [];
  const known = decisions[body.expectedSequence - 1];
  if (known !== undefined && canonicalJson(known.body) === canonicalJson(body.body)) return known;
  const refused = checkLease(p, run, body.token);
  if (refused !== null) return refused;
  if (body.expectedSequence !== decisions.length + 1) {
    const detail = `The next decision of this run is number ${String(decisions.length + 1)}.`;
    return problem('out-of-order', detail, { currentRev: decisions.length, field: 'expectedSequence' });
  }
  if (decisions.length >= DECISIONS_MAX) return problem('too-many-requests', 'The run has too many decisions.');
  const stored = p.store.record('run', run.id)?.stored;
  const wrong = stored === undefined ? null : checkDecision(stored, body.body, 'body');
  if (wrong !== null) return wrong;
  if (caller === null) throw new Error('a decision has a person');
  const decision: Decision = {
    sequence: body.expectedSequence,
    at: p.clock.now(),
    personId: caller.account.id,
    body: body.body,
  };
  const after = afterDecision(p, run, body.body);
  transact(p.store, (tx) => {
    tx.keep('decisions', run.id, { runId: run.id, decisions: [...decisions, decision] });
    if (after !== run) tx.put('run', after);
  });
  if (after !== run) watchApproval(p, run.id);
  return decision;
}
