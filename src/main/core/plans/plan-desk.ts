import { isDeepStrictEqual } from 'node:util';
import {
  draftOf,
  planProblems,
  type HostAct,
  type Plan,
  type PlanDraft,
  type PlanEstate,
  type RunVerb,
} from '#shared/domain/index.ts';
import type {
  ListedVerification,
  PlanCheck,
  PlanComparison,
  PlanDifference,
  PlanRehearsal,
  PlanSaving,
  PlanSummary,
  PlanView,
} from '#shared/ipc/index.ts';
import type { CommittedChange, FeedFreshness } from '../gateway/port.ts';
import { fail, succeed, type Ids } from '../ports.ts';
import type { InventoryReader, KeptDraft } from '../store/ports.ts';
import { checkOf } from './check.ts';
import { comparePlans } from './compare.ts';
import { DraftKeeper, type DraftKeeperPorts } from './draft-keeper.ts';
import { readEstate, type EstateReader } from './estate.ts';
import { refusals, type PlanResult } from './failures.ts';
import { KnownPlans } from './known-plans.ts';
import { mergePlans, type Choices } from './merge.ts';
import { asPlan, knownPlan, summaryOf, viewOf, vmIdsOf, type KnownPlan } from './plan-view.ts';
import { problemWords } from './readiness.ts';
import { sendDeletion, sendDraft, type PlanGateway } from './sending.ts';
import { samePlan, type NameOf } from './units.ts';
import { verificationOf } from './verification.ts';
import { Verifier } from './verifier.ts';

export interface PlanDeskPorts extends Omit<DraftKeeperPorts, 'now'> {
  readonly gateway: PlanGateway;
  readonly reader: EstateReader & Pick<InventoryReader, 'plans' | 'plan' | 'vm' | 'appliances' | 'heardAt'>;
  readonly ids: Ids;
  readonly freshness: () => FeedFreshness;
  /** Gives everything else its turn. */
  readonly turn: () => Promise<void>;
  /** How a start by this plan would go now. Asked only of plans without problems of their own. */
  readonly rehearse: (plan: Plan) => Promise<PlanRehearsal>;
}

/**
 * The plans of one connection: those of the provider, and the drafts on this computer. A draft is made from a revision and
 * kept with it; it goes to the provider only when a person saves it, and only in the place of that revision. Nothing is ever
 * sent by itself when contact returns.
 */
export class PlanDesk {
  readonly #ports: PlanDeskPorts;
  readonly #known: KnownPlans;
  readonly #drafts: DraftKeeper;
  readonly #verifier: Verifier;
  readonly #nameOf: NameOf;
  /** A second click on "save" waits for the first. */
  readonly #saving = new Map<string, Promise<PlanResult<PlanSaving>>>();

  constructor(ports: PlanDeskPorts) {
    this.#ports = ports;
    this.#known = new KnownPlans(ports.reader);
    this.#drafts = new DraftKeeper({ ...ports, now: () => ports.gateway.gatewayTimeMs() });
    this.#nameOf = (vmId) => ports.reader.vm(vmId)?.name ?? vmId;
    this.#verifier = new Verifier({
      ...ports,
      now: () => ports.gateway.gatewayTimeMs(),
      estateOf: (plan) => this.#estate(plan.id, plan.members),
      appliances: () => ports.reader.appliances(),
    });
    this.#settle();
  }

  /** By name. */
  list(): readonly PlanSummary[] {
    const drafts = new Map(this.#drafts.readable().map((kept) => [kept.planId, kept]));
    const plans = new Map(this.#known.all().map((plan) => [plan.id, plan]));
    return [...new Set([...plans.keys(), ...drafts.keys()])]
      .flatMap((id) => knownPlan(id, plans.get(id) ?? null, drafts.get(id) ?? null) ?? [])
      .map(summaryOf)
      .toSorted((a, b) => a.name.localeCompare(b.name, 'en') || (a.planId < b.planId ? -1 : 1));
  }

  /** Whether each plan of the provider is known to work. */
  verifications(): Promise<readonly ListedVerification[]> {
    return this.#verifier.listed(this.#known.all());
  }

  /** How many drafts are on this computer alone. */
  draftCount(): number {
    return this.#drafts.readable().length;
  }

  get(planId: string): Promise<PlanResult<PlanView>> {
    return this.#view(planId, this.#drafts.readableOf(planId));
  }

  /** Keeps a draft on this computer, broken or not; null for a new plan. One that says what the plan says is no draft. */
  async draft(planId: string | null, draft: PlanDraft): Promise<PlanResult<PlanView>> {
    const id = planId ?? this.#ports.ids.uuid();
    const before = this.#drafts.get(id);
    if (!before.ok) return before;
    const plan = this.#known.get(id);
    if (planId !== null && before.value === null && plan === null) return refusals.noPlan();
    const base = before.value === null ? plan : before.value.base;
    const saysNothing = plan !== null && base !== null && isDeepStrictEqual(draftOf(base), draft);
    const kept = saysNothing ? this.#drafts.discard(id) : this.#drafts.keep(id, draft, base);
    return kept.ok ? this.#view(id, kept.value) : kept;
  }

  /**
   * The draft, else the plan, held against the estate and rehearsed as a run of it. Nothing is ordered. `keep`: where nothing
   * is wrong with a plan that has no draft, it is remembered as verified.
   */
  async check(planId: string, keep: boolean): Promise<PlanResult<PlanCheck>> {
    const { reader, gateway, rehearse } = this.#ports;
    const known = knownPlan(planId, this.#known.get(planId), this.#drafts.readableOf(planId));
    if (known === null) return refusals.noPlan();
    const { plan, body } = known;
    const estate = await this.#estateOf(known);
    const problems = planProblems(body);
    const rehearsal = problems.length > 0 ? null : await rehearse(asPlan(known));
    const found = checkOf(body, problems, estate, rehearsal, this.#nameOf);
    const madeAt = gateway.gatewayTimeMs();
    const isWell = known.kept === null && found.notes.every(({ level }) => level !== 'error');
    if (keep && isWell && plan !== null) this.#verifier.keep(plan, estate, { how: 'check', at: madeAt, by: null });
    const verified = verificationOf(plan, this.#verifier.of(planId), estate, reader.appliances());
    const common = { planId, ofDraft: known.kept !== null, madeAt, factsHeardAt: reader.heardAt(), verified };
    return succeed({ ...common, ...found });
  }

  /** What the draft, else the plan, does on hosts; in a run of this verb, or in any. */
  hostActs(planId: string, verb: RunVerb | null): PlanResult<readonly HostAct[]> {
    const known = knownPlan(planId, this.#known.get(planId), this.#drafts.readableOf(planId));
    if (known === null) return refusals.noPlan();
    const isDone = (runsIn: readonly RunVerb[]): boolean => verb === null || runsIn.includes(verb);
    return succeed(known.body.hostSteps.flatMap(({ act, runsIn }) => (isDone(runsIn) ? [act] : [])));
  }

  /** The draft against the plan as it is now. */
  compare(planId: string): PlanResult<PlanComparison> {
    const kept = this.#drafts.get(planId);
    if (!kept.ok) return kept;
    if (kept.value === null) return refusals.noDraft();
    const plan = this.#known.get(planId);
    if (plan === null) return kept.value.base === null ? refusals.noPlan() : refusals.gone();
    const { base } = kept.value;
    return succeed({
      baseRev: base?.rev ?? null,
      theirRev: plan.rev,
      differences: this.#differences(kept.value, plan),
    });
  }

  /** What a dry run plays through: the draft, else the plan. One that is no plan in itself cannot be played. */
  playable(planId: string): PlanResult<{ readonly of: 'plan' | 'draft'; readonly plan: Plan }> {
    const known = knownPlan(planId, this.#known.get(planId), this.#drafts.readableOf(planId));
    if (known === null) return refusals.noPlan();
    const [problem] = planProblems(known.body);
    if (problem !== undefined) return refusals.problem(problemWords(problem, this.#nameOf), problem.field);
    return succeed({ of: known.kept === null ? 'plan' : 'draft', plan: asPlan(known) });
  }

  discard(planId: string): PlanResult<null> {
    return this.#drafts.discard(planId);
  }

  /** Saves the draft at the provider. Where the plan changed meanwhile, answers the comparison and saves nothing. */
  save(planId: string): Promise<PlanResult<PlanSaving>> {
    const saving = this.#saving.get(planId) ?? this.#save(planId).finally(() => this.#saving.delete(planId));
    this.#saving.set(planId, saving);
    return saving;
  }

  /** Puts the draft and the plan as it is now together; the draft then stands on that plan. */
  async merge(planId: string, theirRev: number, choices: Choices): Promise<PlanResult<PlanView>> {
    const before = this.#drafts.get(planId);
    if (!before.ok) return before;
    if (before.value === null) return refusals.noDraft();
    const plan = this.#known.get(planId);
    if (plan === null) return refusals.gone();
    if (plan.rev !== theirRev) return refusals.changed('theirRev');
    const base = bodyOf(before.value.base);
    const { draft: mine } = before.value;
    const theirs = draftOf(plan);
    const merged = mergePlans(base, mine, theirs, choices);
    if (!merged.ok) {
      const undecided = new Set(merged.failure.paths);
      const named = comparePlans(base, mine, theirs, this.#nameOf).filter(({ path }) => undecided.has(path));
      return refusals.undecided(named);
    }
    const kept = samePlan(merged.value, theirs)
      ? this.#drafts.discard(planId)
      : this.#drafts.keep(planId, merged.value, plan);
    return kept.ok ? this.#view(planId, kept.value) : kept;
  }

  /** Deletes a plan at the provider, as the revision that was looked at. A draft of it stays on this computer. */
  async remove(planId: string, rev: number): Promise<PlanResult<null>> {
    if (this.#known.get(planId) === null) return refusals.noPlan();
    if (this.#isOffline()) return refusals.offlineToRemove();
    const deleted = await sendDeletion(this.#ports.gateway, planId, rev);
    switch (deleted.is) {
      case 'deleted':
        this.#learn(planId, null);
        return succeed(null);
      case 'changed':
        if (deleted.theirs !== null) this.#learn(planId, deleted.theirs);
        return refusals.changed('rev');
      case 'not-done':
        return refusals.notRemoved();
      case 'unsure':
        return refusals.unsure();
      case 'failed':
        return fail({ is: 'gateway', failure: deleted.failure });
    }
  }

  onChanges(changes: readonly CommittedChange[]): void {
    if (!changes.some(({ kind }) => kind === 'plan')) return;
    this.#known.heard(changes);
    this.#settle();
    this.#ports.changed();
    // A store that cannot be read, or is closed, is told to whoever looks; the plan is then to be checked again.
    this.#verifier.heard(changes).catch(() => undefined);
  }

  onReplaced(): void {
    this.#known.replaced();
    this.#settle();
    this.#ports.changed();
  }

  async #save(planId: string): Promise<PlanResult<PlanSaving>> {
    const found = this.#drafts.get(planId);
    if (!found.ok) return found;
    const kept = found.value;
    if (kept === null) return refusals.noDraft();
    const [problem] = planProblems(kept.draft);
    if (problem !== undefined) return refusals.problem(problemWords(problem, this.#nameOf), problem.field);
    if (this.#isOffline()) return refusals.offline();
    const sent = await sendDraft(this.#ports.gateway, kept);
    switch (sent.is) {
      case 'saved':
        return this.#saved(kept, sent.plan);
      case 'apart':
        this.#learn(planId, sent.theirs);
        return succeed({ saved: false, theirRev: sent.theirs.rev, differences: this.#differences(kept, sent.theirs) });
      case 'gone':
        this.#learn(planId, null);
        return refusals.gone();
      case 'not-done':
        return refusals.notSaved();
      case 'unsure':
        return refusals.unsure();
      case 'failed':
        return fail({ is: 'gateway', failure: sent.failure });
    }
  }

  async #saved(sent: KeptDraft, plan: Plan): Promise<PlanResult<PlanSaving>> {
    this.#drafts.settleSaved(sent, plan);
    this.#learn(plan.id, plan);
    const view = await this.#view(plan.id, this.#drafts.readableOf(plan.id));
    return view.ok ? succeed({ saved: true, plan: view.value }) : view;
  }

  async #view(planId: string, kept: KeptDraft | null): Promise<PlanResult<PlanView>> {
    const known = knownPlan(planId, this.#known.get(planId), kept);
    if (known === null) return refusals.noPlan();
    const ports = { ...this.#ports, nameOf: this.#nameOf, verified: this.#verifier.of(planId) };
    return succeed(viewOf(known, await this.#estateOf(known), ports));
  }

  #estateOf(known: KnownPlan): Promise<PlanEstate> {
    return this.#estate(
      known.planId,
      vmIdsOf(known).map((vmId) => ({ vmId })),
    );
  }

  #estate(planId: string, members: readonly { readonly vmId: string }[]): Promise<PlanEstate> {
    const { reader, turn } = this.#ports;
    const others = this.#known.all().filter(({ id }) => id !== planId);
    const vmIds = members.map(({ vmId }) => vmId);
    return readEstate(vmIds, reader, others, turn);
  }

  #differences({ base, draft }: KeptDraft, plan: Plan): readonly PlanDifference[] {
    return comparePlans(bodyOf(base), draft, draftOf(plan), this.#nameOf);
  }

  /** The gateway answered with this plan; null: it has it no more. */
  #learn(planId: string, plan: Plan | null): void {
    this.#known.learn(planId, plan);
    this.#ports.changed();
  }

  #settle(): void {
    this.#drafts.settleTold((planId) => this.#known.get(planId));
  }

  #isOffline(): boolean {
    return this.#ports.freshness().state === 'offline';
  }
}

function bodyOf(plan: Plan | null): PlanDraft | null {
  return plan === null ? null : draftOf(plan);
}
