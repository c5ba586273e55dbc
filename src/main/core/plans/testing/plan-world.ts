import { draftOf } from '#shared/domain/index.ts';
import type { Network, Plan, PlanDraft, PublicIpRule } from '#shared/domain/index.ts';
import type { CreatePlanRequest, Problem } from '#shared/gateway-api/index.ts';
import type { PlanRehearsal, Review } from '#shared/ipc/index.ts';
import { committedChange } from '../../gateway/feed/committed.ts';
import type { FeedFreshness, GatewayFailure, GatewayResult } from '../../gateway/port.ts';
import { fail, succeed } from '../../ports.ts';
import { openDrafts, type InventoryReader, type OpenDrafts, type StoreFailure } from '../../store/index.ts';
import { aPlan, aReplica, aVm, deletion, line, somePoints } from '../../store/testing/lines.ts';
import { PlanDesk } from '../plan-desk.ts';
import type { PlanGateway } from '../sending.ts';
import { samePlan } from '../units.ts';

type Subjects = ReturnType<InventoryReader['subjects']>;

/** What happens to an order: it is lost on its way in, its reply is lost, nobody can be reached. */
export type Mishap = 'lost-order' | 'lost-reply' | 'unreachable';

/** A desk of plans between a file of drafts and a provider in memory, whose feed speaks only when the test lets it. */
export class PlanWorld implements PlanGateway {
  /** What the provider has. */
  readonly plans = new Map<string, Plan>();
  /** What the feed has told. */
  readonly told = new Map<string, Plan>();
  readonly sent: string[] = [];
  readonly mishaps: Mishap[] = [];
  readonly troubles: StoreFailure[] = [];
  readonly subjects: Subjects[number][] = [];
  networks: readonly Network[] = [];
  rules: readonly PublicIpRule[] = [];
  rehearse: (plan: Plan) => Promise<PlanRehearsal> = (plan) => Promise.resolve(calmRehearsal(plan));
  freshness: FeedFreshness['state'] = 'live';
  /** The plan cannot be read either. */
  deaf = false;
  changes = 0;
  drafts: OpenDrafts;
  desk: PlanDesk;
  readonly #path: string;
  #ids = 0;

  constructor(path: string) {
    this.#path = path;
    this.drafts = draftsAt(path);
    this.desk = this.#open();
    this.networks = [{ id: 'net-1', siteId: 's', name: 'n', cidr: null, withInternet: false, mappedToId: 'cloud-net' }];
    for (const id of ['vm-1', 'vm-2']) this.member(id);
  }

  member(id: string, changes: Partial<Subjects[number]> = {}): void {
    const vm = aVm(id, { networkIds: ['net-1'] });
    const replica = aReplica(`rep-${id}`, id);
    this.subjects.push({ vm, replica, points: somePoints(replica.id, 2), ...changes });
  }

  /** Another person's plan, told by the feed. */
  publish(id: string, changes: Partial<Plan> = {}): Plan {
    const plan = aPlan(id, { rev: (this.plans.get(id)?.rev ?? 0) + 1, ...changes });
    this.plans.set(id, plan);
    this.tell();
    return plan;
  }

  /** The feed catches up with the provider. */
  tell(): void {
    const news = [...this.plans.values()].filter((plan) => this.told.get(plan.id) !== plan);
    const gone = [...this.told.keys()].filter((id) => !this.plans.has(id));
    for (const plan of news) this.told.set(plan.id, plan);
    for (const id of gone) this.told.delete(id);
    const lines = [...news.map((plan) => line(1, 'plan', plan)), ...gone.map((id) => deletion(2, 'plan', id))];
    this.desk.onChanges(lines.map(committedChange));
  }

  /** The program ends and is started again. */
  restart(): void {
    this.drafts.close();
    this.drafts = draftsAt(this.#path);
    this.desk = this.#open();
  }

  gatewayTimeMs(): number {
    return 1_000;
  }

  createPlan({ id, ...draft }: CreatePlanRequest): Promise<GatewayResult<Plan>> {
    return this.#order(`create ${id}`, () => {
      const known = this.plans.get(id);
      if (known !== undefined) {
        return samePlan(draftOf(known), draft) ? succeed(known) : fail(refusal('key-reused', 422));
      }
      return succeed(this.#store(aPlan(id, { ...draft, rev: 1 })));
    });
  }

  replacePlan(id: string, rev: number, draft: PlanDraft): Promise<GatewayResult<Plan>> {
    return this.#order(`replace ${id} ${String(rev)}`, () => {
      const known = this.#asRead(id, rev);
      return known.ok ? succeed(this.#store({ ...known.value, ...draft, rev: rev + 1 })) : known;
    });
  }

  deletePlan(id: string, rev: number): Promise<GatewayResult<undefined>> {
    return this.#order(`delete ${id} ${String(rev)}`, () => {
      const known = this.#asRead(id, rev);
      if (!known.ok) return known;
      this.plans.delete(id);
      return succeed(undefined);
    });
  }

  plan(id: string): Promise<GatewayResult<Plan | null>> {
    const result = this.deaf
      ? fail({ kind: 'unreachable' as const, detail: 'x' })
      : succeed(this.plans.get(id) ?? null);
    return Promise.resolve(result);
  }

  #order<T>(what: string, work: () => GatewayResult<T>): Promise<GatewayResult<T>> {
    const mishap = this.mishaps.shift();
    if (mishap === 'unreachable') return Promise.resolve(fail({ kind: 'unreachable', detail: 'x' }));
    this.sent.push(what);
    const result = mishap === 'lost-order' ? null : work();
    return Promise.resolve(mishap === undefined && result !== null ? result : fail({ kind: 'unknown', detail: 'x' }));
  }

  #asRead(id: string, rev: number): GatewayResult<Plan> {
    const known = this.plans.get(id);
    if (known === undefined) return fail(refusal('not-found', 404));
    return known.rev === rev ? succeed(known) : fail(refusal('changed', 412, { currentRev: known.rev }));
  }

  #store(plan: Plan): Plan {
    this.plans.set(plan.id, plan);
    return plan;
  }

  #open(): PlanDesk {
    return new PlanDesk({
      connectionId: 'c-1',
      gateway: this,
      drafts: this.drafts,
      ids: { uuid: () => `new-${String((this.#ids += 1))}` },
      reader: {
        plans: () => [...this.told.values()],
        plan: (id) => this.told.get(id) ?? null,
        vm: (id) => this.subjects.find(({ vm }) => vm.id === id)?.vm ?? null,
        subjects: (ids) => this.subjects.filter(({ vm }) => ids.includes(vm.id)),
        networks: () => this.networks,
        publicIpRules: () => this.rules,
        appliances: () => [],
        heardAt: () => 1,
      },
      rehearse: (plan) => this.rehearse(plan),
      freshness: () => ({ state: this.freshness, heardAt: 1 }),
      turn: () => Promise.resolve(),
      changed: () => (this.changes += 1),
      trouble: (failure) => this.troubles.push(failure),
    });
  }
}

function draftsAt(path: string): OpenDrafts {
  const opened = openDrafts({ path });
  if (!opened.ok) throw new Error(opened.failure.detail);
  return opened.value;
}

function refusal(code: Problem['code'], status: number, more: Partial<Problem> = {}): GatewayFailure {
  const problem = { type: 'about:blank', title: code, detail: code, code, status, retryable: false, ...more };
  return { kind: 'refused', problem };
}

/** A rehearsal in which nothing stands against a start: members one after the other, ten seconds each. */
export function calmRehearsal(plan: Plan, changes: Partial<Review> = {}): PlanRehearsal {
  const predicted = { lowMs: 1, highMs: 2, criticalPath: [], shortenedBy: [] };
  const review = { predicted, items: [], excluded: [], capacity: [], hindrances: [], ...changes } as unknown as Review;
  const times = plan.members.map(({ vmId }, at) => ({
    ...{ id: vmId, of: 'member' as const, wave: at + 1, onPath: true },
    ...{ beginMs: at * 10_000, endMs: (at + 1) * 10_000 },
  }));
  return { review, times, supposedHome: [], spread: { low: 1, high: 1 }, limits: { startsAtOnce: 10, isKnown: true } };
}
