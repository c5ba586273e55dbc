import type { Replica } from '#shared/domain/index.ts';
import type { Decision, DecisionBody, StoredRun } from '#shared/gateway-api/index.ts';
import type { GivenEvidence, PointOverride, ReviewAgain, ReviewRequest, VerbOptions } from '#shared/ipc/index.ts';
import { isMain } from '../main-step.ts';
import type { RunPlan, RunState, StepPlan } from '../run-state.ts';

type Again = Omit<ReviewAgain, 'review'>;
type RunAsked = Pick<RunPlan, 'verb' | 'scope' | 'planId' | 'steps'>;

/**
 * What is asked for again of a run that did not bring everything about, of some VMs or (null) of all; null where nothing
 * is left. A person's word about a site goes along with the time at which it was given, so that it ages on. What was
 * decided for that run alone does not: an override, and to go on without approval.
 */
export function forRetry(
  { plan, steps }: RunState,
  now: number,
  wanted: readonly string[] | null = null,
): Again | null {
  const chosen = wanted === null ? null : new Set(wanted);
  const left = plan.steps.filter((step, position) => {
    const isChosen = chosen === null || (step.vmId !== null && chosen.has(step.vmId));
    return isChosen && isMain(plan.verb, step) && steps.at(position).is !== 'observed';
  });
  if (left.length === 0) return null;
  const { finaliseBy, breakGlass } = plan;
  const vmIds = new Set(left.flatMap(({ vmId }) => vmId ?? []));
  const given = plan.decisions.flatMap((body) => givenOf(body, vmIds));
  const request: ReviewRequest = {
    ...requestOf(plan.connectionId, plan.reason, left),
    ...sameOf(plan, left),
    ...(finaliseBy === null || finaliseBy <= now ? {} : { finaliseBy }),
    evidence: [...given.filter(({ kind }) => kind === 'attestation'), ...declinedBy(given)],
  };
  const overrides = given.flatMap((one) => (one.kind === 'override' ? [{ vmIds: one.vmIds, reason: one.reason }] : []));
  return { request, undecided: { overrides, breakGlass } };
}

/** What was asked for when a stored run was reviewed, with what people gave, and the ids of their decisions in that order. */
export function ofStored(
  connectionId: string,
  stored: StoredRun,
  decisions: readonly Decision[],
): { readonly request: ReviewRequest; readonly decisionIds: readonly string[] } {
  const made = decisions.filter(({ body }) => givenOf(body).length > 0);
  const given = made.flatMap(({ body }) => givenOf(body));
  const steps = stored.steps.filter((step) => isMain(stored.verb, step));
  const { finaliseBy, breakGlass } = stored;
  const request: ReviewRequest = {
    ...requestOf(connectionId, stored.reason, steps),
    ...sameOf(stored, steps),
    ...(finaliseBy === null ? {} : { finaliseBy }),
    ...(breakGlass === null ? {} : { breakGlass }),
    evidence: [...given, ...declinedBy(given)],
  };
  return { request, decisionIds: made.flatMap(({ body }) => idOf(body)) };
}

function idOf(body: DecisionBody): string[] {
  if (body.kind === 'attestation') return [body.attestation.id];
  return body.kind === 'override' ? [body.id] : [];
}

/** What a person gave in the review, about all VMs or some of them. */
function givenOf(body: DecisionBody, about: ReadonlySet<string> | null = null): GivenEvidence[] {
  if (body.kind === 'override') {
    const vmIds = body.vmIds.filter((vmId) => about?.has(vmId) ?? true);
    return vmIds.length === 0 ? [] : [{ kind: 'override', vmIds, reason: body.reason }];
  }
  if (body.kind !== 'attestation') return [];
  const { siteId, vmId, who, howKnown, at } = body.attestation;
  if (about !== null && vmId !== null && !about.has(vmId)) return [];
  return [{ kind: 'attestation', siteId, vmId, who, howKnown, at }];
}

/** Where a source ran and was overridden, its power-off had been declined; elsewhere this says nothing. */
function declinedBy(given: readonly GivenEvidence[]): GivenEvidence[] {
  const vmIds = given.flatMap((one) => (one.kind === 'override' ? one.vmIds : []));
  return vmIds.length === 0 ? [] : [{ kind: 'decline-power-off', vmIds }];
}

/** Verb, scope, plan, points and options of a run, for some of its steps. */
function sameOf(
  run: RunAsked,
  steps: readonly StepPlan[],
): Pick<ReviewRequest, 'verb' | 'scope' | 'overrides' | 'options' | 'planId'> {
  const { verb, scope, planId } = run;
  const options = optionsOf(run, steps);
  return { verb, scope, overrides: steps.flatMap(overrideOf), options, ...(planId === null ? {} : { planId }) };
}

/** Undo failover of what the run failed over and what still is so by it; null where there is nothing. */
export function forUndo({ plan, steps }: RunState, replicaOf: (id: string) => Replica | null): Again | null {
  const done = plan.steps.filter(({ order }, position) => {
    if (order.kind !== 'failover' && order.kind !== 'planned-failover') return false;
    if (steps.at(position).is !== 'observed') return false;
    return replicaOf(order.replicaId)?.failover?.runId === plan.id;
  });
  if (done.length === 0) return null;
  const request: ReviewRequest = { ...requestOf(plan.connectionId, plan.reason, done), verb: 'undo-failover' };
  return { request, undecided: { overrides: [], breakGlass: null } };
}

function requestOf(connectionId: string, reason: string, steps: readonly StepPlan[]): Omit<ReviewRequest, 'verb'> {
  const vmIds = steps.flatMap(({ vmId }) => vmId ?? []);
  return { connectionId, vmIds, policy: { kind: 'latest' }, overrides: [], evidence: [], reason };
}

function overrideOf({ order, vmId }: StepPlan): PointOverride[] {
  if (!('point' in order) || vmId === null) return [];
  if (order.point.kind === 'point') return [{ kind: 'point', vmId, pointId: order.point.pointId }];
  return order.point.kind === 'cdp' ? [{ kind: 'cdp', vmId, at: order.point.at }] : [];
}

/** What was chosen beyond VMs and points, read back from the steps that carry it. */
function optionsOf({ verb, steps }: RunAsked, [first]: readonly StepPlan[]): VerbOptions {
  // A test whose guests were to run on has no step that stops them.
  if (verb === 'test-failover')
    return steps.some(({ order }) => order.kind === 'test-stop') ? {} : { keepTestRunning: true };
  const order = first?.order;
  if (order?.kind === 'failback-start') {
    const { target, quickRollback, switchover } = order;
    return { failback: { target, quickRollback, switchover } };
  }
  if (order?.kind === 'change-switchover') return { switchover: order.switchover };
  if (order?.kind === 'undo-failover') return { force: order.force };
  return order?.kind === 'pin-point' ? { pin: { pointId: order.pointId, pinned: order.pinned } } : {};
}
