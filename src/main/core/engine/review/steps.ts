import type { FailoverScope, Plan, RunVerb } from '#shared/domain/index.ts';
import type { ReviewRequest } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import type { StepPlan } from '../run-state.ts';
import type { ReviewFacts } from './facts.ts';
import { fenceStepId, graphOfPlan, graphOfTiers, inOrder } from './graph.ts';
import type { Graph } from './graph.ts';
import { startEvidence } from './included.ts';
import type { EvidenceIds, Included } from './included.ts';
import { mainOrder } from './main-order.ts';
import { prepareSteps, releaseSteps } from './network-steps.ts';
import { plainStep } from './plain-step.ts';

/**
 * The steps of a run, each after all that it waits for: the network first; a source's power-off, and the end of a test,
 * before the copy's start; VMs in the order of their plan, or by the tiers of their application; the network's release last,
 * when nobody needs it any more.
 */
export function stepsOf(
  request: ReviewRequest,
  scope: FailoverScope,
  included: readonly Included[],
  ids: EvidenceIds,
  facts: ReviewFacts,
): StepPlan[] {
  const { verb } = request;
  const ordered = [...included].sort((a, b) => a.subject.vm.tier - b.subject.vm.tier || compareNames(a, b));
  const prepare = prepareSteps(verb, scope, included, facts);
  const graph = graphOf(request, facts.plan, ordered);
  const before = ordered.flatMap((one) => [...testStopBefore(request, one), ...powerOffBefore(one)]);
  const mains = ordered.map((one) => mainStep(request, one, prepare, graph, ids, facts.plan));
  const stops = verb === 'test-failover' && request.options?.keepTestRunning !== true ? testStops(ordered, graph) : [];
  const release = releaseSteps(
    verb,
    included,
    facts,
    mains.map(({ id }) => id),
  );
  return inOrder([...prepare, ...before, ...graph.gates, ...mains, ...stops, ...release]);
}

/** Only what starts copies goes in an order; undo, commit and the others need none among themselves. */
function graphOf({ verb }: ReviewRequest, plan: Plan | null, ordered: readonly Included[]): Graph {
  if (!lifecycle[mainOrderOf[verb]].startsCopy) return { after: new Map(), together: new Map(), gates: [] };
  const replicaOfVm = new Map(ordered.map(({ subject }) => [subject.vm.id, subject.replica.id]));
  const stepIdOf = (vmId: string): string => `${mainOrderOf[verb]}.${replicaOfVm.get(vmId) ?? ''}`;
  return plan === null ? graphOfTiers(ordered, stepIdOf) : graphOfPlan(plan, verb, ordered, stepIdOf);
}

function mainStep(
  request: ReviewRequest,
  one: Included,
  prepare: readonly StepPlan[],
  graph: Graph,
  ids: EvidenceIds,
  plan: Plan | null,
): StepPlan {
  const { verb, options = {} } = request;
  const { vm, replica } = one.subject;
  const order = mainOrder(verb, one, options);
  const before = [...testStopBefore(request, one), ...powerOffBefore(one)];
  const after = [...prepare, ...before].map(({ id }) => id);
  after.push(...(graph.after.get(vm.id) ?? []));
  const { member } = one;
  return plainStep(mainStepId(request, one), order, {
    name: vm.name,
    vmId: vm.id,
    after,
    evidence: startEvidence(one, ids),
    evidenceFromStep: evidenceStepOf(one, verb, plan),
    lane: lifecycle[order.kind].oneAJob ? replica.job : null,
    optional: member?.critical === false,
    settleMs: (member?.bootDelaySeconds ?? 0) * 1_000,
    retries: member?.retries ?? 0,
    timeoutMs: member?.timeoutSeconds == null ? null : member.timeoutSeconds * 1_000,
  });
}

/** The step whose success shows that the source is off; null where that is shown otherwise, or need not be. */
function evidenceStepOf(one: Included, verb: RunVerb, plan: Plan | null): string | null {
  if (one.evidence.kind === 'fence-step') return fenceStepId(plan, verb, one.subject.vm.id);
  return one.evidence.kind === 'power-off-step' ? (powerOffBefore(one)[0]?.id ?? null) : null;
}

/** Every guest of a test is stopped, whether or not the others came up; but none while others may need it still. */
function testStops(ordered: readonly Included[], graph: Graph): StepPlan[] {
  const startOf = new Map(ordered.map(({ subject }) => [subject.vm.id, `test-start.${subject.replica.id}`]));
  return ordered.map(({ subject: { vm, replica } }) =>
    plainStep(
      `test-stop.${replica.id}`,
      { kind: 'test-stop', replicaId: replica.id },
      {
        name: vm.name,
        vmId: vm.id,
        after: [`test-start.${replica.id}`],
        afterSettled: (graph.together.get(vm.id) ?? []).flatMap((id) => startOf.get(id) ?? []),
      },
    ),
  );
}

/** A replica that still runs in a test is taken out of it first. */
function testStopBefore({ verb }: ReviewRequest, { subject: { vm, replica } }: Included): StepPlan[] {
  if (replica.state !== 'verifying' || verb !== 'failover') return [];
  const order = { kind: 'test-stop', replicaId: replica.id } as const;
  return [plainStep(`test-stop.${replica.id}`, order, { name: vm.name, vmId: vm.id })];
}

function powerOffBefore({ subject: { vm, replica }, evidence }: Included): StepPlan[] {
  if (evidence.kind !== 'power-off-step') return [];
  const order = { kind: 'power-off-source', replicaId: replica.id } as const;
  return [plainStep(`power-off-source.${replica.id}`, order, { name: vm.name, vmId: vm.id })];
}

function mainStepId({ verb }: ReviewRequest, { subject }: Included): string {
  return `${mainOrderOf[verb]}.${subject.replica.id}`;
}

function compareNames(a: Included, b: Included): number {
  return a.subject.vm.name < b.subject.vm.name ? -1 : a.subject.vm.name > b.subject.vm.name ? 1 : 0;
}
