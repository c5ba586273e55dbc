import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { reviewedText } from '#shared/gateway-api/index.ts';
import type { Review, ReviewItem, ReviewRequest, ReviewSite } from '#shared/ipc/index.ts';
import { lifecycle } from '#shared/lifecycle/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { estimate, rangeAround } from '../estimate.ts';
import type { RunPlan } from '../run-state.ts';
import { plannedSteps } from '../run-state.ts';
import { ENGINE_VERSION } from '../version.ts';
import { capacityOf } from './capacity.ts';
import type { Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';
import { hindrancesOf } from './hindrances.ts';
import type { Included } from './steps.ts';
import { pointWarnings } from './warnings.ts';

export interface ReviewMaking {
  readonly id: string;
  readonly request: ReviewRequest;
  readonly facts: ReviewFacts;
  readonly compiled: Compiled;
  readonly decisions: readonly DecisionBody[];
  readonly sha256: (text: string) => string;
}

/** The hash of what will be ordered; the gateway computes the same over the stored run. */
export function reviewedHash(request: ReviewRequest, compiled: Compiled, sha256: (text: string) => string): string {
  return sha256(reviewedText({ verb: request.verb, scope: compiled.scope, steps: plannedSteps(compiled.steps) }));
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
    steps: making.compiled.steps,
    decisions: making.decisions,
  };
}

export function makeReview(making: ReviewMaking): Review {
  const { request, facts, compiled } = making;
  const hash = reviewedHash(request, compiled, making.sha256);
  const waves = wavesOf(compiled);
  const items = compiled.included.map((one) => itemOf(one, request, facts, waves));
  const sites = sitesOf(items, facts);
  const predicted = predict(compiled, facts);
  const rule = lifecycle[request.verb];
  const ages = items.flatMap(({ point }) => (point === null ? [] : [point.ageMs]));
  const n = items.length;
  return {
    id: making.id,
    connectionId: request.connectionId,
    verb: request.verb,
    scope: compiled.scope,
    title: titleOf(request, sites, n),
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
    byCriticality: {
      critical: items.filter(({ criticality }) => criticality === 'critical').length,
      important: items.filter(({ criticality }) => criticality === 'important').length,
      normal: items.filter(({ criticality }) => criticality === 'normal').length,
    },
    worstPointAgeMs: ages.length === 0 ? null : Math.max(...ages),
    loses: rule.losesText === null ? [] : [message(rule.losesText, { n })],
    destroys: rule.destroysText === null ? [] : [message(rule.destroysText, { n })],
    undo: message(rule.undoText, { n }),
    capacity: request.verb === 'failover' ? capacityOf(compiled.included, facts) : [],
    network: networkTexts(compiled),
    waves: Math.max(0, ...items.map(({ wave }) => wave)),
    predicted,
    hindrances: hindrancesOf(request, compiled, facts),
    scopePhrase: scopePhrase(sites, n),
    hash,
  };
}

/** What must be typed: the places and the number, so that a selection that is too large is noticed while typing. */
function scopePhrase(sites: readonly ReviewSite[], count: number): string {
  const places = sites.length <= 3 ? sites.map(({ name }) => name).join(' ') : `${String(sites.length)} SITES`;
  return `${places} ${String(count)}`.trim();
}

function titleOf(request: ReviewRequest, sites: readonly ReviewSite[], count: number): string {
  const verb = { failover: 'Fail over', 'undo-failover': 'Undo failover of', 'permanent-failover': 'Make permanent' }[
    request.verb
  ];
  const places = sites.map(({ name }) => name).join(', ');
  return `${verb} ${String(count)} ${count === 1 ? 'VM' : 'VMs'}${places === '' ? '' : ` of ${places}`}`.slice(0, 256);
}

function itemOf(
  one: Included,
  request: ReviewRequest,
  facts: ReviewFacts,
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
    warnings: pointWarnings(one, facts),
    wave: waves.get(vm.id) ?? 1,
  };
}

function lossOf({ subject, point }: Included, request: ReviewRequest): Message | null {
  if (request.verb === 'failover') return point === null ? null : message('loss.after-point', { at: point.at });
  const since = subject.replica.failover?.since;
  return request.verb === 'undo-failover' && since !== undefined ? message('loss.since-failover', { at: since }) : null;
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
      withoutEvidence: here.filter(({ evidence }) => evidence.kind === 'missing').length,
    });
  }
  return sites.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A VM's wave is one more than that of the latest VM it waits for. */
function wavesOf(compiled: Compiled): ReadonlyMap<string, number> {
  const byStep = new Map<string, number>();
  const byVm = new Map<string, number>();
  for (const step of compiled.steps) {
    const before = Math.max(0, ...step.after.map((id) => byStep.get(id) ?? 0));
    if (step.vmId === null || step.order.kind === 'power-off-source') byStep.set(step.id, before);
    else {
      byStep.set(step.id, before + 1);
      byVm.set(step.vmId, before + 1);
    }
  }
  return byVm;
}

function predict(compiled: Compiled, facts: ReviewFacts): Review['predicted'] {
  const plan = { steps: compiled.steps } as RunPlan;
  const { totalMs } = estimate(plan, facts.limits, facts.durationOf);
  return rangeAround(totalMs);
}

function networkTexts(compiled: Compiled): Message[] {
  return compiled.steps.flatMap(({ order, name }) => {
    if (order.kind === 'network-prepare') return [message(`network.${order.scope}`, { name })];
    return order.kind === 'network-release' ? [message('network.release', { name })] : [];
  });
}
