import type { HostAct, Plan, StepOrder } from '#shared/domain/index.ts';
import type { Capabilities, RunReply, Subject as SignedInAs } from '#shared/gateway-api/index.ts';
import type {
  GivenEvidence,
  HostGaps,
  PlanRehearsal,
  Review,
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
import type { RunDesk } from '../run-desk.ts';
import type { StepPlan } from '../run-state.ts';
import { compile } from './compile.ts';
import { GivenDecisions } from './decisions.ts';
import type { ReviewFacts, Subject } from './facts.ts';
import { forRetry, forUndo, ofStored } from './again.ts';
import { makeReview, planOf, reviewedHash } from './make-review.ts';
import type { ReviewMaking } from './make-review.ts';
import { predict } from './predict.ts';
import { sketchOf } from './sketch.ts';
import type { Sketch } from './sketch.ts';
import { rehearsalOf } from './rehearse.ts';

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
    const decisions = new GivenDecisions(request.evidence, () => ids.uuid(), gateway.gatewayTimeMs());
    const { making, review } = await this.#compose(request, facts, decisions);
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

  /**
   * Plays a plan, which may be a draft, through on the last known facts, with the code of a real review. It is not kept, so
   * nothing can be armed with it. That the provider is not heard, and whose account it is, says nothing of the plan.
   */
  async dryRun(asked: Pick<ReviewRequest, 'connectionId' | 'verb' | 'policy' | 'planId'>, plan: Plan): Promise<Review> {
    const { ids, gateway, sha256, turn } = this.#ports;
    const request = { ...asked, vmIds: [], overrides: [], evidence: [], reason: '' };
    const known = await this.#facts(request, plan);
    const facts = { ...known, freshness: { ...known.freshness, state: 'live' }, roles: EVERYBODY } as const;
    const decisions = new GivenDecisions([], () => ids.uuid(), gateway.gatewayTimeMs());
    const compiled = compile(request, facts, decisions);
    const hostGaps = await this.#gapsOf(compiled.steps);
    const making = { id: ids.uuid(), request, facts, compiled, decisions: [], sha256, hostGaps };
    return makeReview(making, await predict(compiled, facts, turn));
  }

  /** A review of the same verb for what a run did not bring about, with the points of that run. */
  async forRetry(runId: string): Promise<Outcome<Review, DeskFailure>> {
    const run = this.#ports.runs.state(runId);
    if (run === null) return fail({ is: 'not-found' });
    const request = forRetry(run);
    return request === null
      ? fail({ is: 'not-possible', why: message('cannot.retry') })
      : succeed(await this.make(request));
  }

  /** A review of undo failover for what a run failed over and what still is. */
  async forUndo(runId: string): Promise<Outcome<Review, DeskFailure>> {
    const run = this.#ports.runs.state(runId);
    if (run === null) return fail({ is: 'not-found' });
    const request = forUndo(run, (replicaId) => this.#ports.reader.replica(replicaId));
    return request === null
      ? fail({ is: 'not-possible', why: message('cannot.undo') })
      : succeed(await this.make(request));
  }

  /**
   * What an approver reads: the review of a stored run, made again from the facts as they are now, as if the run had not
   * claimed its replicas. It cannot be armed.
   */
  async ofStored({ run, stored, decisions }: RunReply): Promise<StoredReview> {
    const { ids, gateway, sha256, connectionId } = this.#ports;
    const { request, decisionIds } = ofStored(connectionId, stored, decisions);
    const facts = unclaimed(await this.#facts(request), run.id);
    const known = decisionIds.values();
    const given = new GivenDecisions(request.evidence, () => known.next().value ?? ids.uuid(), gateway.gatewayTimeMs());
    const { making, review } = await this.#compose(request, facts, given);
    const { compiled } = making;
    const steps = withReviewedFloors(stored.steps, compiled.steps);
    return { review, isUnchanged: reviewedHash(request, { ...compiled, steps }, sha256) === stored.reviewedHash };
  }

  /**
   * How a failover by this plan would go if it were started now, whether or not a provider has such a plan. Compiled and
   * played through like a run of it, and not kept: it cannot be armed. The plan has no problems of its own.
   */
  async rehearse(plan: Plan): Promise<PlanRehearsal> {
    const { ids, gateway, connectionId } = this.#ports;
    const nothingChosen = { policy: { kind: 'latest' as const }, overrides: [], evidence: [], reason: '' };
    const request: ReviewRequest = { connectionId, verb: 'failover', vmIds: [], planId: plan.id, ...nothingChosen };
    const facts = await this.#facts(request, plan);
    const decisions = new GivenDecisions([], () => ids.uuid(), gateway.gatewayTimeMs());
    const { making, review } = await this.#compose(request, facts, decisions);
    return rehearsalOf(review, making.compiled, facts);
  }

  async #compose(
    request: ReviewRequest,
    facts: ReviewFacts,
    decisions: GivenDecisions,
  ): Promise<{ readonly making: ReviewMaking; readonly review: Review }> {
    const { ids, sha256, turn } = this.#ports;
    const compiled = compile(request, facts, decisions);
    const bodies = decisions.bodies((given) => this.#nameOf(given, facts));
    const hostGaps = await this.#gapsOf(compiled.steps);
    const making: ReviewMaking = { id: ids.uuid(), request, facts, compiled, decisions: bodies, sha256, hostGaps };
    return { making, review: makeReview(making, await predict(compiled, facts, turn)) };
  }

  /** How the failover of a plan would go if all its sources were off. Nothing is kept, and it cannot be armed. */
  async sketch(planId: string, vmIds: readonly string[]): Promise<Sketch> {
    const { connectionId, ids, gateway, capabilities } = this.#ports;
    const request: ReviewRequest = {
      ...{ connectionId, planId, verb: 'failover', vmIds: [...vmIds], reason: '' },
      ...{ policy: { kind: 'latest' }, overrides: [], scope: 'full-site' },
      evidence: [{ kind: 'decline-power-off', vmIds: [...vmIds] }],
    };
    const facts = await this.#facts(request);
    const decisions = new GivenDecisions(request.evidence, () => ids.uuid(), gateway.gatewayTimeMs());
    return sketchOf(compile(request, facts, decisions), facts, capabilities() === null);
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

  async #facts(request: ReviewRequest, given?: Plan): Promise<ReviewFacts> {
    const { reader, gateway, capabilities, subject, runs } = this.#ports;
    const plan = given ?? (request.planId === undefined ? null : reader.plan(request.planId));
    const vmIds = request.vmIds.length > 0 ? request.vmIds : (plan?.members ?? []).map(({ vmId }) => vmId);
    const subjects = await this.#subjects([...new Set(vmIds)]);
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

/** The same facts without the claims of one run. */
function unclaimed(facts: ReviewFacts, runId: string): ReviewFacts {
  const subjects = facts.subjects.map((subject) =>
    subject.replica?.claimedByRunId === runId
      ? { ...subject, replica: { ...subject.replica, claimedByRunId: null } }
      : subject,
  );
  return { ...facts, subjects };
}

/** Before a provider has told them: the smallest limits, so that no estimate is too good and no window is overrun. */
export const LIMITS_UNKNOWN: Capabilities['limits'] = {
  startsAtOnce: 1,
  undoGroupSize: 1,
  undoGroupIntervalMs: 10_000,
  guestShutdownGraceMs: 900_000,
  pointsKept: 28,
};

const EVERYBODY: readonly string[] = ['operator', 'tester'];

/** An operator may do what a tester may. */
function rolesOf(subject: SignedInAs | null): readonly string[] {
  const roles = subject?.roles ?? [];
  return roles.includes('operator') ? [...roles, 'tester'] : roles;
}

/**
 * "Latest" was reviewed as "at least as new as this point". A newer one that replication has brought since is still that,
 * so the floor that was read stays; only a point that went missing changes the run.
 */
function withReviewedFloors(reviewed: readonly StepPlan[], now: readonly StepPlan[]): StepPlan[] {
  const floors = new Map(reviewed.flatMap(({ id, order }) => [[id, floorOf(order)] as const]));
  return now.map((step) => {
    const floor = floors.get(step.id) ?? null;
    const { order } = step;
    if (floor === null || !('point' in order) || order.point.kind !== 'latest') return step;
    if (order.point.notOlderThan < floor) return step;
    return { ...step, order: { ...order, point: { kind: 'latest', notOlderThan: floor } } };
  });
}

function floorOf(order: StepOrder): number | null {
  return 'point' in order && order.point.kind === 'latest' ? order.point.notOlderThan : null;
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
