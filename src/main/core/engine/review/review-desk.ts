import type { HostAct, Plan } from '#shared/domain/index.ts';
import type { Capabilities, RunReply, Subject as SignedInAs } from '#shared/gateway-api/index.ts';
import type {
  GivenEvidence,
  HostGaps,
  PlanRehearsal,
  Review,
  ReviewAgain,
  ReviewRequest,
  RunSummary,
  StoredReview,
} from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { FeedFreshness, GatewayPort } from '../../gateway/port.ts';
import { fail, succeed } from '../../ports.ts';
import type { Ids, Outcome } from '../../ports.ts';
import type { InventoryReader } from '../../store/ports.ts';
import type { DeskFailure } from '../desk-result.ts';
import type { Estimate } from '../estimate.ts';
import type { RunDesk } from '../run-desk.ts';
import type { StepPlan } from '../run-state.ts';
import { withoutClaims } from './claims.ts';
import { compile } from './compile.ts';
import { GivenDecisions } from './decisions.ts';
import type { ReviewFacts, Subject } from './facts.ts';
import { forRetry, forUndo, ofStored } from './again.ts';
import { withReviewedFloors } from './floors.ts';
import { dated, standing } from './given.ts';
import { makeReview, planOf, reviewedHash } from './make-review.ts';
import type { ReviewMaking } from './make-review.ts';
import { playThrough, predict } from './predict.ts';
import { timesOf } from './times.ts';
import { suppose } from './suppose.ts';
import type { Supposition } from './suppose.ts';

/** Reviews that are kept until they are armed; the oldest goes. */
const REVIEWS_MAX = 20;
/** 200 VMs with 28 points each take some 10 ms to read. */
const SUBJECTS_A_TURN = 200;

export interface ReviewDeskPorts {
  readonly connectionId: string;
  readonly gateway: GatewayPort;
  readonly reader: InventoryReader;
  readonly ids: Ids;
  readonly runs: RunDesk;
  readonly sha256: (text: string) => string;
  /** What keeps acts on hosts from being done from this computer. */
  readonly hostGaps: (acts: readonly HostAct[]) => Promise<HostGaps>;
  /** Gives everything else its turn. */
  readonly turn: () => Promise<void>;
  readonly freshness: () => FeedFreshness;
  /** As last told, perhaps by an earlier start: nothing is ordered by them. */
  readonly capabilities: () => Capabilities | null;
  readonly subject: () => SignedInAs | null;
}

export type ArmFailure =
  | DeskFailure
  | { readonly is: 'no-such-review' }
  | { readonly is: 'changed' }
  | { readonly is: 'scope-mistyped'; readonly expected: string }
  | { readonly is: 'hindered'; readonly by: readonly Message[] };

/** A plan as it is to be rehearsed. */
export interface PlanOnPaper extends Pick<ReviewRequest, 'verb' | 'policy'> {
  readonly plan: Plan;
  readonly supposing: Supposition;
}

/** The likeliest run of a plan: a failover from the latest points. */
export function failoverBy(plan: Plan, supposing: Supposition): PlanOnPaper {
  return { plan, verb: 'failover', policy: { kind: 'latest' }, supposing };
}

interface Kept {
  readonly making: ReviewMaking;
  readonly review: Review;
  readonly decisions: GivenDecisions;
}

/** Makes reviews from the last known facts, and turns a confirmed one into an armed run. */
export class ReviewDesk {
  readonly #ports: ReviewDeskPorts;
  readonly #kept = new Map<string, Kept>();
  /** Review id → the run it became, so that a second click starts nothing. */
  readonly #armed = new Map<string, string>();

  constructor(ports: ReviewDeskPorts) {
    this.#ports = ports;
  }

  async make(request: ReviewRequest): Promise<Review> {
    const { ids, gateway } = this.#ports;
    const facts = await this.#facts(request);
    const asked = dated(request, facts.now);
    const decisions = new GivenDecisions(standing(asked.evidence, facts), () => ids.uuid(), gateway.gatewayTimeMs());
    const { making, review } = await this.#compose(asked, facts, decisions);
    this.#kept.set(review.id, { making, review, decisions });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= REVIEWS_MAX) break;
      this.#kept.delete(oldest);
    }
    return review;
  }

  has(reviewId: string): boolean {
    return this.#kept.has(reviewId);
  }

  /** Arms the run of a review: the scope was typed, nothing hinders, and the facts still compile to what was reviewed. */
  async arm(reviewId: string, hash: string, typedScope: string): Promise<Outcome<RunSummary, ArmFailure>> {
    const already = this.#armed.get(reviewId);
    if (already !== undefined) return this.#ports.runs.summary(already);
    const kept = this.#kept.get(reviewId);
    if (kept === undefined) return fail({ is: 'no-such-review' });
    const { review, making } = kept;
    if (typedScope.trim() !== review.scopePhrase) return fail({ is: 'scope-mistyped', expected: review.scopePhrase });
    if (review.hindrances.length > 0) return fail({ is: 'hindered', by: review.hindrances });
    if (review.hash !== hash || (await this.#hashNow(kept)) !== hash) return fail({ is: 'changed' });
    // A second click may have come while the facts were read again.
    const meanwhile = this.#armed.get(reviewId);
    if (meanwhile !== undefined) return this.#ports.runs.summary(meanwhile);
    const runId = this.#ports.ids.uuid();
    const plan = planOf(making, review, runId, this.#ports.gateway.gatewayTimeMs());
    const armed = this.#ports.runs.arm(plan, async () => (await this.#hashNow(kept)) === hash);
    if (armed.ok) this.#armed.set(reviewId, runId);
    return armed;
  }

  /** A review of the same verb for what a run did not bring about, or for these VMs of it, with the points of that run. */
  async forRetry(runId: string, vmIds: readonly string[] | null): Promise<Outcome<ReviewAgain, DeskFailure>> {
    const run = this.#ports.runs.state(runId);
    if (run === null) return fail({ is: 'not-found' });
    const again = forRetry(run, this.#ports.gateway.gatewayTimeMs(), vmIds);
    return again === null
      ? fail({ is: 'not-possible', why: message('cannot.retry') })
      : succeed({ ...again, review: await this.make(again.request) });
  }

  /** A review of undo failover for what a run failed over and what still is. */
  async forUndo(runId: string): Promise<Outcome<ReviewAgain, DeskFailure>> {
    const run = this.#ports.runs.state(runId);
    if (run === null) return fail({ is: 'not-found' });
    const again = forUndo(run, (replicaId) => this.#ports.reader.replica(replicaId));
    return again === null
      ? fail({ is: 'not-possible', why: message('cannot.undo') })
      : succeed({ ...again, review: await this.make(again.request) });
  }

  /**
   * What an approver reads: the review of a stored run, made again from the facts as they are now, as if the run had not
   * claimed its replicas. It cannot be armed.
   */
  async ofStored({ run, stored, decisions }: RunReply): Promise<StoredReview> {
    const { ids, gateway, sha256, connectionId } = this.#ports;
    const { request, decisionIds } = ofStored(connectionId, stored, decisions);
    const told = await this.#facts(request);
    const facts = { ...told, subjects: withoutClaims(told.subjects, (runId) => runId === run.id) };
    const known = decisionIds.values();
    const given = new GivenDecisions(request.evidence, () => known.next().value ?? ids.uuid(), gateway.gatewayTimeMs());
    const { making, review } = await this.#compose(request, facts, given);
    const { compiled } = making;
    const steps = withReviewedFloors(stored.steps, compiled.steps);
    return { review, isUnchanged: reviewedHash(request, { ...compiled, steps }, sha256) === stored.reviewedHash };
  }

  /**
   * A plan, or the draft of one, played through on the last known facts by the code of a real review. Nothing of it is kept,
   * so it cannot be armed. The plan has no problems of its own.
   */
  async rehearse({ plan, verb, policy, supposing }: PlanOnPaper): Promise<PlanRehearsal> {
    const { ids, gateway, connectionId, capabilities } = this.#ports;
    const { facts, home } = suppose(supposing, await this.#facts({ planId: plan.id, vmIds: [] }, plan));
    const vmIds = facts.subjects.map(({ vm }) => vm.id);
    const evidence = supposing.sourcesOff === true ? [{ kind: 'decline-power-off' as const, vmIds }] : [];
    const request = { connectionId, verb, policy, planId: plan.id, vmIds: [], overrides: [], evidence, reason: '' };
    const decisions = new GivenDecisions(evidence, () => ids.uuid(), gateway.gatewayTimeMs());
    const { making, review, played } = await this.#compose(request, facts, decisions);
    return {
      review,
      times: timesOf(review, making.compiled.steps, played),
      supposedHome: home,
      spread: played.spread,
      limits: { startsAtOnce: facts.limits.startsAtOnce, isKnown: capabilities() !== null },
    };
  }

  async #compose(
    request: ReviewRequest,
    facts: ReviewFacts,
    decisions: GivenDecisions,
  ): Promise<{ readonly making: ReviewMaking; readonly review: Review; readonly played: Estimate }> {
    const { ids, sha256, turn } = this.#ports;
    const compiled = compile(request, facts, decisions);
    const played = playThrough(compiled, facts);
    const bodies = decisions.bodies((given) => this.#nameOf(given, facts));
    const hostGaps = await this.#gapsOf(compiled.steps);
    const making: ReviewMaking = { id: ids.uuid(), request, facts, compiled, decisions: bodies, sha256, hostGaps };
    return { making, review: makeReview(making, await predict(compiled, played, facts, turn)), played };
  }

  /** Of the steps that take part: a test does not ask for what only a failover needs. */
  #gapsOf(steps: readonly StepPlan[]): Promise<HostGaps> {
    return this.#ports.hostGaps(steps.flatMap(({ order }) => (order.kind === 'host-act' ? [order.act] : [])));
  }

  async #hashNow({ making, decisions }: Kept): Promise<string> {
    const compiled = compile(making.request, await this.#facts(making.request), decisions);
    const steps = withReviewedFloors(making.compiled.steps, compiled.steps);
    return reviewedHash(making.request, { ...compiled, steps }, this.#ports.sha256);
  }

  async #facts(request: Pick<ReviewRequest, 'vmIds' | 'planId'>, given?: Plan): Promise<ReviewFacts> {
    const { reader, gateway, capabilities, subject, runs } = this.#ports;
    const plan = given ?? (request.planId === undefined ? null : reader.plan(request.planId));
    const vmIds = request.vmIds.length > 0 ? request.vmIds : (plan?.members ?? []).map(({ vmId }) => vmId);
    // A run's end frees its claims; it is known here a moment before the feed tells that they are free.
    const subjects = withoutClaims(await this.#subjects([...new Set(vmIds)]), (runId) => runs.isOver(runId));
    const limits = capabilities()?.limits;
    const tenant = reader.tenant();
    return {
      now: gateway.gatewayTimeMs(),
      freshness: this.#ports.freshness(),
      subjects,
      sites: byId(reader.sites()),
      hosts: byId(reader.hosts()),
      appliances: reader.appliances(),
      othersInFailover: othersInFailover(reader.replicaStates(), subjects),
      tenantEnabled: tenant?.enabled ?? true,
      policy: tenant?.policy ?? null,
      roles: rolesOf(subject()),
      plan,
      limits: limits ?? LIMITS_UNKNOWN,
      durationOf: runs.durations.of,
      spreadOf: runs.durations.spreadOf,
      runTitleOf: (runId) => reader.run(runId)?.title ?? null,
    };
  }

  /** Bodies are parsed a piece a turn: a whole site at once would hold the main thread for seconds. */
  async #subjects(vmIds: readonly string[]): Promise<Subject[]> {
    const subjects: Subject[] = [];
    for (let from = 0; from < vmIds.length; from += SUBJECTS_A_TURN) {
      if (from > 0) await this.#ports.turn();
      subjects.push(...this.#ports.reader.subjects(vmIds.slice(from, from + SUBJECTS_A_TURN)));
    }
    return subjects;
  }

  #nameOf(given: GivenEvidence, facts: ReviewFacts): string {
    if (given.kind !== 'attestation') return '';
    if (given.siteId !== null) return facts.sites.get(given.siteId)?.name ?? given.siteId;
    return facts.subjects.find(({ vm }) => vm.id === given.vmId)?.vm.name ?? given.vmId ?? '';
  }
}

/** Before a provider has told them: the smallest limits, so that no estimate is too good and no window is overrun. */
export const LIMITS_UNKNOWN: Capabilities['limits'] = {
  startsAtOnce: 1,
  undoGroupSize: 1,
  undoGroupIntervalMs: 10_000,
  guestShutdownGraceMs: 900_000,
  pointsKept: 28,
};

/** An operator may do what a tester may. */
function rolesOf(subject: SignedInAs | null): readonly string[] {
  const roles = subject?.roles ?? [];
  return roles.includes('operator') ? [...roles, 'tester'] : roles;
}

/** States in which a replica needs the network that was prepared for it. */
const NEEDS_NETWORK = [
  'failover',
  'failover-failed',
  'undoing',
  'synchronising',
  'ready-to-switch',
  'switching',
  'failback',
];

/** How many replicas outside the selection need the network. */
function othersInFailover(states: Readonly<Record<string, number>>, subjects: readonly Subject[]): number {
  const all = NEEDS_NETWORK.reduce((sum, state) => sum + (states[state] ?? 0), 0);
  return (
    all -
    subjects.filter(({ vm, replica }) => vm.placement === 'home' && NEEDS_NETWORK.includes(replica?.state ?? '')).length
  );
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
