import type { Replica, StepOrder } from '#shared/domain/index.ts';
import type { Decision, StoredRun } from '#shared/gateway-api/index.ts';
import type { GivenEvidence, PointOverride, ReviewRequest, VerbOptions } from '#shared/ipc/index.ts';
import { isMain } from '../main-step.ts';
import type { RunState, StepPlan } from '../run-state.ts';

/** What is asked for again of a run that did not bring everything about, of some VMs or (null) of all; null where nothing is left. */
export function forRetry({ plan, steps }: RunState, vmIds: readonly string[] | null): ReviewRequest | null {
  const chosen = vmIds === null ? null : new Set(vmIds);
  const left = plan.steps.filter((step, position) => {
    const isChosen = chosen === null || (step.vmId !== null && chosen.has(step.vmId));
    return isChosen && isMain(plan.verb, step) && steps.at(position).is !== 'observed';
  });
  return left.length === 0 ? null : { ...requestOf(plan.connectionId, plan.reason, left), ...sameOf(plan, left) };
}

/** What was asked for when a stored run was reviewed, with what people gave, and the ids of their decisions in that order. */
export function ofStored(
  connectionId: string,
  stored: StoredRun,
  decisions: readonly Decision[],
): { readonly request: ReviewRequest; readonly decisionIds: readonly string[] } {
  const given = decisions.flatMap(({ body }) => givenOf(body));
  const steps = stored.steps.filter((step) => isMain(stored.verb, step));
  const overridden = given.flatMap(({ evidence }) => (evidence.kind === 'override' ? evidence.vmIds : []));
  const { finaliseBy, breakGlass } = stored;
  const request: ReviewRequest = {
    ...requestOf(connectionId, stored.reason, steps),
    ...sameOf(stored, steps),
    ...(finaliseBy === null ? {} : { finaliseBy }),
    ...(breakGlass === null ? {} : { breakGlass }),
    evidence: [
      ...given.map(({ evidence }) => evidence),
      // Where a source ran and was overridden, its power-off had been declined; elsewhere this says nothing.
      ...(overridden.length === 0 ? [] : [{ kind: 'decline-power-off', vmIds: overridden } as const]),
    ],
  };
  return { request, decisionIds: given.map(({ id }) => id) };
}

function givenOf(body: Decision['body']): { readonly id: string; readonly evidence: GivenEvidence }[] {
  if (body.kind === 'override')
    return [{ id: body.id, evidence: { kind: 'override', vmIds: body.vmIds, reason: body.reason } }];
  if (body.kind !== 'attestation') return [];
  const { id, siteId, vmId, who, howKnown } = body.attestation;
  return [{ id, evidence: { kind: 'attestation', siteId, vmId, who, howKnown } }];
}

/** Verb, scope, plan, points and options of a run, for some of its steps. */
function sameOf(
  { verb, scope, planId }: Pick<StoredRun, 'verb' | 'scope' | 'planId'>,
  steps: readonly StepPlan[],
): Pick<ReviewRequest, 'verb' | 'scope' | 'overrides' | 'options' | 'planId'> {
  const [first] = steps;
  return {
    verb,
    scope,
    overrides: steps.flatMap(overrideOf),
    options: first === undefined ? {} : optionsOf(first.order),
    ...(planId === null ? {} : { planId }),
  };
}

/** Undo failover of what the run failed over and what still is so by it; null where there is nothing. */
export function forUndo({ plan, steps }: RunState, replicaOf: (id: string) => Replica | null): ReviewRequest | null {
  const done = plan.steps.filter(({ order }, position) => {
    if (order.kind !== 'failover' && order.kind !== 'planned-failover') return false;
    if (steps.at(position).is !== 'observed') return false;
    return replicaOf(order.replicaId)?.failover?.runId === plan.id;
  });
  return done.length === 0 ? null : { ...requestOf(plan.connectionId, plan.reason, done), verb: 'undo-failover' };
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

/** What was chosen beyond VMs and points, read back from an order that carries it. */
function optionsOf(order: StepOrder): VerbOptions {
  if (order.kind === 'failback-start') {
    const { target, quickRollback, switchover } = order;
    return { failback: { target, quickRollback, switchover } };
  }
  if (order.kind === 'change-switchover') return { switchover: order.switchover };
  if (order.kind === 'undo-failover') return { force: order.force };
  if (order.kind === 'pin-point') return { pin: { pointId: order.pointId, pinned: order.pinned } };
  return {};
}
