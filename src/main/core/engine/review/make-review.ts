import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { reviewedText } from '#shared/gateway-api/index.ts';
import type { Plan, RunVerb } from '#shared/domain/index.ts';
import type { ByCriticality, HostGaps, Review, ReviewItem, ReviewRequest, ReviewSite } from '#shared/ipc/index.ts';
import { gapCount } from '#shared/ipc/index.ts';
import { lifecycle, mainOrderOf } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { RunPlan } from '../run-state.ts';
import { ENGINE_VERSION } from '../version.ts';
import { needsApproval } from './approval.ts';
import { capacityOf } from './capacity.ts';
import { choosesPoint, type Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';
import { givenViews } from './given.ts';
import { hindrancesOf } from './hindrances.ts';
import type { Included } from './included.ts';
import { warningsOf } from './warnings.ts';

export interface ReviewMaking {
  readonly id: string;
  readonly request: ReviewRequest;
  readonly facts: ReviewFacts;
  readonly compiled: Compiled;
  readonly decisions: readonly DecisionBody[];
  readonly sha256: (text: string) => string;
  readonly hostGaps: HostGaps;
}

/** The hash of what will be ordered; the gateway computes the same over the stored run. */
export function reviewedHash(request: ReviewRequest, compiled: Compiled, sha256: (text: string) => string): string {
  return sha256(
    reviewedText({
      verb: request.verb,
      scope: compiled.scope,
      planId: request.planId ?? null,
      steps: [...compiled.steps],
    }),
  );
}

/** The run that this review would become. */
export function planOf(making: ReviewMaking, review: Review, runId: string, createdAt: number): RunPlan {
  return {
    id: runId,
    connectionId: review.connectionId,
    engineVersion: ENGINE_VERSION,
    title: review.title,
    verb: review.verb,
    scope: review.scope,
    reason: making.request.reason,
    reviewedHash: review.hash,
    createdAt,
    planId: review.planId,
    finaliseBy: review.finaliseBy,
    breakGlass: review.breakGlass,
    steps: making.compiled.steps,
    decisions: making.decisions,
  };
}

export function makeReview(making: ReviewMaking, predicted: Review['predicted']): Review {
  const { request, facts, compiled } = making;
  const hash = reviewedHash(request, compiled, making.sha256);
  const waves = wavesOf(compiled);
  const includedVmIds = new Set(compiled.included.map(({ subject }) => subject.vm.id));
  const items = compiled.included.map((one) => itemOf(one, request, { ...facts, includedVmIds }, waves));
  const sites = sitesOf(items, facts);
  const rule = lifecycle[mainOrderOf[request.verb]];
  const ages = items.flatMap(({ point }) => (point === null ? [] : [point.ageMs]));
  const n = items.length;
  return {
    id: making.id,
    connectionId: request.connectionId,
    verb: request.verb,
    scope: compiled.scope,
    title: titleOf(request, facts.plan, sites, n),
    reason: request.reason,
    given: givenViews(request.evidence, facts),
    madeAt: facts.now,
    factsHeardAt: facts.freshness.heardAt,
    items,
    excluded: compiled.excluded.map(({ subject: { vm }, reason }) => ({
      vmId: vm.id,
      name: vm.name,
      siteId: vm.siteId,
      reason,
    })),
    sites,
    byCriticality: byCriticality(items),
    worstPointAgeMs: ages.length === 0 ? null : Math.max(...ages),
    loses: rule.losesText === null ? [] : [message(rule.losesText, { n })],
    destroys: rule.destroysText === null ? [] : [message(rule.destroysText, { n })],
    undo: message(rule.undoText, { n }),
    capacity: rule.startsCopy && request.verb !== 'switch-over' ? capacityOf(compiled.included, facts) : [],
    network: networkTexts(compiled, facts),
    waves: Math.max(0, ...items.map(({ wave }) => wave)),
    predicted,
    approvalFor: needsApproval(request, facts),
    planId: request.planId ?? null,
    planRev: facts.plan?.rev ?? null,
    policy: choosesPoint(request.verb) ? request.policy : null,
    options: request.options ?? {},
    finaliseBy: request.finaliseBy ?? null,
    breakGlass: request.breakGlass ?? null,
    hindrances: [...hindrancesOf(request, compiled, facts), ...hostHindrance(making.hostGaps)],
    acts: compiled.steps.flatMap(({ id, name, order }) =>
      order.kind === 'host-act' ? [{ stepId: id, name, act: order.act }] : [],
    ),
    hostGaps: making.hostGaps,
    scopePhrase: scopePhrase(sites, n),
    hash,
  };
}

/** What is to be mended on this computer stands beside it, thing by thing. */
function hostHindrance(gaps: HostGaps): readonly Message[] {
  const n = gapCount(gaps);
  return n === 0 ? [] : [message('hindrance.hosts', { n })];
}

/** What must be typed: the places and the number, so that a selection that is too large is noticed while typing. */
function scopePhrase(sites: readonly ReviewSite[], count: number): string {
  const places = sites.length <= 3 ? sites.map(({ name }) => name).join(' ') : `${String(sites.length)} SITES`;
  return `${places} ${String(count)}`.trim();
}

const VERB_TITLES: Readonly<Record<RunVerb, string>> = {
  failover: 'Fail over',
  'planned-failover': 'Planned failover of',
  'test-failover': 'Test failover of',
  'test-stop': 'Stop the test of',
  'undo-failover': 'Undo failover of',
  'permanent-failover': 'Make permanent',
  failback: 'Fail back',
  'change-switchover': 'Change the switchover of',
  'switch-over': 'Switch over',
  'commit-failback': 'Commit failback of',
  'cancel-failback': 'Cancel failback of',
  'undo-failback': 'Undo failback of',
  'power-off-source': 'Power off the source of',
  isolate: 'Isolate',
  'pin-point': 'Pin a restore point of',
};

/** Kept at the provider, for everybody who looks at its history. */
function titleOf(request: ReviewRequest, plan: Plan | null, sites: readonly ReviewSite[], count: number): string {
  const places = sites.map(({ name }) => name).join(', ');
  const what = `${VERB_TITLES[request.verb]} ${String(count)} ${count === 1 ? 'VM' : 'VMs'}`;
  const where = plan === null ? places : `plan “${plan.name}”`;
  return `${what}${where === '' ? '' : ` of ${where}`}`.slice(0, 256);
}

function itemOf(
  one: Included,
  request: ReviewRequest,
  facts: ReviewFacts & { readonly includedVmIds: ReadonlySet<string> },
  waves: ReadonlyMap<string, number>,
): ReviewItem {
  const { vm, replica } = one.subject;
  return {
    vmId: vm.id,
    replicaId: replica.id,
    name: vm.name,
    siteId: vm.siteId,
    application: vm.application,
    tier: vm.tier,
    criticality: vm.criticality,
    point: one.point === null ? null : { ...one.point, ageMs: Math.max(0, facts.now - one.point.at) },
    evidence: one.evidence,
    loses: lossOf(one, request),
    warnings: warningsOf(one, facts),
    wave: waves.get(vm.id) ?? 1,
  };
}

function lossOf({ subject: { replica }, point }: Included, { verb }: ReviewRequest): Message | null {
  const { failover, failback } = replica;
  switch (verb) {
    case 'failover':
      return point === null ? null : message('loss.after-point', { at: point.at });
    case 'undo-failover':
      return failover === null ? null : message('loss.since-failover', { at: failover.since });
    case 'undo-failback':
      return failback?.switchedAt == null ? null : message('loss.since-switchover', { at: failback.switchedAt });
    case 'planned-failover':
    case 'test-failover':
    case 'test-stop':
    case 'permanent-failover':
    case 'failback':
    case 'change-switchover':
    case 'switch-over':
    case 'commit-failback':
    case 'cancel-failback':
    case 'power-off-source':
    case 'isolate':
    case 'pin-point':
      return null;
  }
}

function sitesOf(items: readonly ReviewItem[], facts: ReviewFacts): ReviewSite[] {
  const sites: ReviewSite[] = [];
  for (const { id, name, contact } of facts.sites.values()) {
    const here = items.filter(({ siteId }) => siteId === id);
    if (here.length === 0) continue;
    sites.push({
      siteId: id,
      name,
      contact,
      vms: here.length,
      byCriticality: byCriticality(here),
      withoutEvidence: here.filter(({ evidence }) => evidence.kind === 'missing').length,
    });
  }
  return sites.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function byCriticality(items: readonly ReviewItem[]): ByCriticality {
  const counts = { critical: 0, important: 0, normal: 0 };
  for (const { criticality } of items) counts[criticality] += 1;
  return counts;
}

/** Kinds of step that are the point of a run: only they make waves. */
const MAIN_KINDS: ReadonlySet<string> = new Set(['failover', 'planned-failover', 'test-start', 'undo-failback']);

/** A VM's wave is one more than that of the latest VM it waits for. */
function wavesOf(compiled: Compiled): ReadonlyMap<string, number> {
  const byStep = new Map<string, number>();
  const byVm = new Map<string, number>();
  for (const step of compiled.steps) {
    const before = Math.max(0, ...step.after.map((id) => byStep.get(id) ?? 0));
    if (step.vmId === null || !MAIN_KINDS.has(step.order.kind)) byStep.set(step.id, before);
    else {
      byStep.set(step.id, before + 1);
      byVm.set(step.vmId, before + 1);
    }
  }
  return byVm;
}

function networkTexts(compiled: Compiled, facts: ReviewFacts): Message[] {
  const texts = compiled.steps.flatMap(({ order, name }) => {
    if (order.kind === 'network-prepare') return [message(`network.${order.scope}`, { name })];
    return order.kind === 'network-release' ? [message('network.release', { name })] : [];
  });
  // One appliance serves one kind of failover: what was failed over partially goes on as part of the whole site.
  const partial = facts.appliances.some(({ scope }) => scope === 'partial-site');
  const takesIn = texts.length > 0 && compiled.scope === 'full-site' && partial && facts.othersInFailover > 0;
  return takesIn ? [...texts, message('network.takes-in', { n: facts.othersInFailover })] : texts;
}
