import type { Person, Run } from '#shared/domain/index.ts';
import { canonicalJson, reviewedText } from '#shared/gateway-api/index.ts';
import type { CreateRunRequest, PlannedStep, Problem, StoredRun } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import { putReplica } from '../provider/replicas.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import { afterDecision, approvalOf, watchApproval } from './approvals.ts';
import type { Answer, Call, Caller } from './call.ts';
import { checkToken, extendLease, holderOf, leaseUntil, openRun } from './leases.ts';
import { checkDecision } from './decisions.ts';
import { sha256Hex } from './passwords.ts';
import { problem } from './problem.ts';
import { keepPlanTest } from './plan-tests.ts';
import { checkTester } from './roles.ts';
import { replyOf } from './runs-read.ts';
import { checkSteps } from './step-checks.ts';

/** Runs are kept for good; a practice that needs more begins with another data folder. */
const RUNS_MAX = 10_000;

function personOf(caller: Caller | null): Person {
  if (caller === null) throw new Error('a run has a person');
  return { id: caller.account.id, name: caller.account.name };
}

/** The replicas that a run claims: all that its orders name. */
function replicasOf(steps: readonly PlannedStep[]): string[] {
  return [...new Set(steps.flatMap(({ order }) => ('replicaId' in order ? [order.replicaId] : [])))];
}

function checkReviewed(run: StoredRun): Problem | null {
  if (sha256Hex(reviewedText(run)) === run.reviewedHash) return null;
  return problem('bad-request', 'The steps are not those that were reviewed.', { field: 'reviewedHash' });
}

function checkPlan(p: Provider, { planId }: StoredRun): Problem | null {
  if (planId === null || p.store.get('plan', planId) !== undefined) return null;
  return problem('not-found', 'There is no such plan.', { field: 'planId' });
}

function checkDecisions({ decisions, ...stored }: CreateRunRequest): Problem | null {
  for (const [index, decision] of decisions.entries()) {
    const wrong = checkDecision(stored, decision, `decisions[${String(index)}]`);
    if (wrong !== null) return wrong;
  }
  return null;
}

function checkClaims(p: Provider, replicaIds: readonly string[]): Problem | null {
  for (const id of replicaIds) {
    const claimedBy = p.store.get('replica', id)?.claimedByRunId;
    const other = claimedBy == null ? undefined : p.store.get('run', claimedBy);
    if (other !== undefined) {
      return problem('claimed', `${id} belongs to the run "${other.title}".`, { holder: holderOf(other) });
    }
  }
  return null;
}

/** Answers a run that is here already: the same again to the console that stored it, a refusal to any other. */
function answerAgain(p: Provider, known: Run, request: CreateRunRequest): Answer<'createRun'> {
  const { instanceId, decisions, ...stored } = request;
  const before = p.store.record('run', known.id);
  const decided = p.store
    .record('decisions', known.id)
    ?.decisions.slice(0, decisions.length)
    .map(({ body }) => body);
  if (canonicalJson([before?.stored, decided ?? []]) !== canonicalJson([stored, decisions])) {
    return problem('key-reused', 'There is another run with this id.', { field: 'id' });
  }
  if (known.state === 'ended') return problem('run-ended', 'The run has ended.');
  if (known.holder?.instanceId !== instanceId) {
    return problem('claimed', 'Another console holds this run.', { holder: holderOf(known) });
  }
  const lease = { token: known.token, leaseUntil: leaseUntil(p, known.id), time: p.clock.now() };
  return { run: known, lease };
}

/** Stores a compiled run and claims its replicas, all or none. */
export function createRun(p: Provider, { body, caller }: Call<'createRun'>): Answer<'createRun'> {
  const known = p.store.get('run', body.id);
  if (known !== undefined) return answerAgain(p, known, body);
  if (p.store.records('run').size >= RUNS_MAX) return problem('too-many-requests', 'Too many runs are stored.');
  const { instanceId, decisions, ...stored } = body;
  const replicaIds = replicasOf(stored.steps);
  const refused =
    checkReviewed(stored) ??
    checkSteps(p, stored.steps) ??
    checkDecisions(body) ??
    checkPlan(p, stored) ??
    checkTester(stored, caller) ??
    checkClaims(p, replicaIds);
  if (refused !== null) return refused;
  const person = personOf(caller);
  const at = p.clock.now();
  const asked: Run = {
    id: stored.id,
    title: stored.title,
    verb: stored.verb,
    scope: stored.scope,
    state: 'open',
    ending: null,
    endReason: null,
    createdAt: at,
    createdBy: person,
    endedAt: null,
    holder: { person, instanceId },
    token: 1,
    replicaIds,
    planId: stored.planId,
    finaliseBy: stored.finaliseBy,
    approval: approvalOf(p, stored),
    breakGlass: stored.breakGlass === null ? null : { person, at, reason: stored.breakGlass },
    takenOver: null,
  };
  const run = decisions.reduce((before, decision) => afterDecision(p, before, decision), asked);
  const reply = transact(p.store, (tx) => {
    tx.keep('run', run.id, { id: run.id, stored, createdBy: person, instanceId });
    tx.put('run', run);
    if (decisions.length > 0) {
      const recorded = decisions.map((decision, index) => ({
        sequence: index + 1,
        at,
        personId: person.id,
        body: decision,
      }));
      tx.keep('decisions', run.id, { runId: run.id, decisions: recorded });
    }
    for (const id of replicaIds) putReplica(p, tx, { ...tx.need('replica', id), claimedByRunId: run.id });
    return { run, lease: extendLease(p, tx, run.id, run.token) };
  });
  watchApproval(p, run.id);
  return reply;
}

export function readRun(p: Provider, { params }: Call<'run'>): Answer<'run'> {
  const run = p.store.get('run', params['id'] ?? '');
  return run === undefined ? problem('not-found', 'There is no such run.') : replyOf(p, run);
}

function freeClaims(p: Provider, tx: Transaction, run: Run): void {
  for (const id of run.replicaIds) {
    const replica = tx.get('replica', id);
    if (replica?.claimedByRunId === run.id) putReplica(p, tx, { ...replica, claimedByRunId: null });
  }
}

function checkEnding(p: Provider, run: Run, { ending, reason }: Call<'endRun'>['body']): Problem | null {
  if (ending === 'abandoned') {
    if (reason.trim() !== '') return null;
    return problem('bad-request', 'A run is abandoned with a reason.', { field: 'reason' });
  }
  const open = p.store.indexes.operationsOfRun.of(run.id).filter((id) => p.store.indexes.openOperations.has(id));
  if (open.length === 0) return null;
  const detail = `${String(open.length)} of its operations are still in work. Wait for them, or abandon the run.`;
  return problem('not-allowed', detail, { blockers: [{ code: 'operations-open', detail, actions: [] }] });
}

/** Ends a run and frees its claims. The same ending asked again is answered again, with the receipt of the first head. */
export function endRun(p: Provider, { params, body }: Call<'endRun'>): Answer<'endRun'> {
  const known = p.store.get('run', params['id'] ?? '');
  if (known?.state === 'ended' && known.ending === body.ending && known.token === body.token) return replyOf(p, known);
  const run = openRun(p, params['id']);
  if ('code' in run) return run;
  const refused = checkToken(run, body.token) ?? checkEnding(p, run, body);
  if (refused !== null) return refused;
  const endReason = body.reason === '' ? null : body.reason;
  const at = p.clock.now();
  const receipt = body.chainHead === undefined ? {} : { receipt: p.receipts.sign(run, body.chainHead, at) };
  const ended: Run = {
    ...{ ...run, state: 'ended', ending: body.ending, endReason, endedAt: at, holder: null },
    ...receipt,
  };
  transact(p.store, (tx) => {
    tx.put('run', ended);
    tx.keep('lease', run.id, null);
    freeClaims(p, tx, run);
    keepPlanTest(p, tx, ended);
  });
  return replyOf(p, ended);
}
