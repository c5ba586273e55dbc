import type { FailoverScope, Order, RunVerb, StartEvidence } from '#shared/domain/index.ts';
import type { EvidenceView } from '#shared/ipc/index.ts';
import type { StepPlan } from '../run-state.ts';
import type { ReplicatedSubject, ReviewFacts } from './facts.ts';
import type { ChosenPoint } from './points.ts';

/** A VM that is part of the run, with everything that was decided about it. */
export interface Included {
  readonly subject: ReplicatedSubject;
  readonly point: ChosenPoint | null;
  readonly evidence: EvidenceView;
}

/** Ids of the decisions that evidence refers to; made once a review, so that compiling again gives the same. */
export interface EvidenceIds {
  attestationFor(vmId: string, siteId: string): string | null;
  overrideFor(vmId: string): string | null;
}

/**
 * The steps of a run, each after all that it waits for: network first; a source's power-off before its copy's start; within
 * an application, tier 1 before tier 2 before tier 3; the network's release last, when nobody needs it any more.
 */
export function stepsOf(
  verb: RunVerb,
  scope: FailoverScope,
  included: readonly Included[],
  ids: EvidenceIds,
  facts: ReviewFacts,
): StepPlan[] {
  const prepare = verb === 'failover' ? networkSteps(included, facts, 'network-prepare', scope, []) : [];
  const powerOffs = included
    .filter(({ evidence }) => evidence.kind === 'power-off-step')
    .map((one) => powerOffStep(one));
  const mains = mainSteps(verb, included, prepare, ids);
  const release =
    verb === 'undo-failover' && facts.othersInFailover === 0
      ? networkSteps(
          included,
          facts,
          'network-release',
          scope,
          mains.map(({ id }) => id),
        )
      : [];
  return [...prepare, ...powerOffs, ...mains, ...release];
}

function mainSteps(
  verb: RunVerb,
  included: readonly Included[],
  prepare: readonly StepPlan[],
  ids: EvidenceIds,
): StepPlan[] {
  // Undo and permanent failover need no order among themselves; a start waits for the tier before it.
  const ordered = [...included].sort((a, b) => a.subject.vm.tier - b.subject.vm.tier || compareNames(a, b));
  const tiers = verb === 'failover' ? tiersByApplication(ordered) : new Map<string, Map<number, string[]>>();
  return ordered.map((one) => {
    const { vm } = one.subject;
    const after = prepare.map(({ id }) => id);
    if (one.evidence.kind === 'power-off-step') after.push(powerOffStep(one).id);
    if (vm.application !== null) after.push(...tierBefore(tiers.get(vm.application), vm.tier));
    return {
      id: mainStepId(verb, one),
      order: mainOrder(verb, one),
      after,
      vmId: vm.id,
      name: vm.name,
      evidence: startEvidence(one, ids),
      evidenceFromStep: one.evidence.kind === 'power-off-step' ? powerOffStep(one).id : null,
    };
  });
}

function mainOrder(verb: RunVerb, { subject, point }: Included): Order {
  const replicaId = subject.replica.id;
  switch (verb) {
    case 'failover':
      if (point === null) throw new Error(`no point was chosen for ${subject.vm.id}`);
      return { kind: 'failover', replicaId, point: point.choice };
    case 'undo-failover':
      return { kind: 'undo-failover', replicaId, force: false };
    case 'permanent-failover':
      return { kind: 'permanent-failover', replicaId };
  }
}

function startEvidence({ subject, evidence }: Included, ids: EvidenceIds): StartEvidence | null {
  const { vm, replica } = subject;
  switch (evidence.kind) {
    case 'observed-off':
      return { kind: 'observed-off' };
    case 'fenced':
      return replica.sourcePower.changedBy === null
        ? null
        : { kind: 'fenced', operationId: replica.sourcePower.changedBy };
    case 'attested': {
      const attestationId = ids.attestationFor(vm.id, vm.siteId);
      return attestationId === null ? null : { kind: 'attested', attestationId };
    }
    case 'override': {
      const decisionId = ids.overrideFor(vm.id);
      return decisionId === null ? null : { kind: 'override', decisionId };
    }
    case 'not-needed':
    case 'power-off-step':
    case 'missing':
      return null;
  }
}

function powerOffStep({ subject }: Included): StepPlan {
  const { vm, replica } = subject;
  return {
    id: `power-off-source.${replica.id}`,
    order: { kind: 'power-off-source', replicaId: replica.id },
    after: [],
    vmId: vm.id,
    name: vm.name,
    evidence: null,
    evidenceFromStep: null,
  };
}

function networkSteps(
  included: readonly Included[],
  facts: ReviewFacts,
  kind: 'network-prepare' | 'network-release',
  scope: FailoverScope,
  after: readonly string[],
): StepPlan[] {
  const providerSites = new Set(included.map(({ subject }) => facts.hosts.get(subject.replica.hostId)?.siteId));
  const needed = facts.appliances.filter(
    ({ siteId, scope: active }) => providerSites.has(siteId) && (kind === 'network-prepare' || active !== null),
  );
  return needed.map((appliance) => ({
    id: `${kind}.${appliance.id}`,
    order:
      kind === 'network-prepare' ? { kind, applianceId: appliance.id, scope } : { kind, applianceId: appliance.id },
    after,
    vmId: null,
    name: appliance.name,
    evidence: null,
    evidenceFromStep: null,
  }));
}

function mainStepId(verb: RunVerb, { subject }: Included): string {
  return `${verb}.${subject.replica.id}`;
}

function tiersByApplication(included: readonly Included[]): Map<string, Map<number, string[]>> {
  const applications = new Map<string, Map<number, string[]>>();
  for (const one of included) {
    const { application, tier } = one.subject.vm;
    if (application === null) continue;
    const tiers = applications.get(application) ?? new Map<number, string[]>();
    tiers.set(tier, [...(tiers.get(tier) ?? []), mainStepId('failover', one)]);
    applications.set(application, tiers);
  }
  return applications;
}

/** The steps of the nearest lower tier that is in the selection. */
function tierBefore(tiers: ReadonlyMap<number, readonly string[]> | undefined, tier: number): readonly string[] {
  const lower = [...(tiers?.keys() ?? [])].filter((other) => other < tier);
  return lower.length === 0 ? [] : (tiers?.get(Math.max(...lower)) ?? []);
}

function compareNames(a: Included, b: Included): number {
  return a.subject.vm.name < b.subject.vm.name ? -1 : a.subject.vm.name > b.subject.vm.name ? 1 : 0;
}
