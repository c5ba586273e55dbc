import type { Plan } from '#shared/domain/index.ts';
import type { Limits, Subject } from '#shared/gateway-api/index.ts';
import type {
  FailbackBegun,
  FailbackChoice,
  FailbackSummary,
  FailbackView,
  KeptFailback,
  Preflight,
  RequestOf,
} from '#shared/ipc/index.ts';
import type { Durations } from '../engine/durations.ts';
import type { UntoldRun } from '../engine/run-desk.ts';
import type { CommittedChange } from '../gateway/port.ts';
import { fail, succeed } from '../ports.ts';
import type { Ids } from '../ports.ts';
import type { FailbackFile } from '../store/ports.ts';
import { begin } from './begin.ts';
import { refusals } from './failures.ts';
import type { FailbackResult } from './failures.ts';
import type { FailbackFacts } from './failback-facts.ts';
import { KnownFacts } from './known-facts.ts';
import type { FactsReader, KnownVm } from './known-facts.ts';
import { preflightOf } from './preflight.ts';
import { withoutTicks } from './ticks.ts';
import { DowntimeMemo } from './timing.ts';
import { summaryOf, viewOf } from './view.ts';

export interface FailbackDeskPorts {
  readonly connectionId: string;
  readonly reader: FactsReader & { plan(id: string): Plan | null };
  readonly file: Pick<FailbackFile, 'openOnes' | 'keep'>;
  readonly ids: Ids;
  /** Gateway time. */
  readonly now: () => number;
  readonly subject: () => Subject | null;
  readonly limits: () => Limits;
  readonly durations: () => Durations;
  readonly untoldRuns: () => readonly UntoldRun[];
  readonly isHere: (runId: string) => boolean;
  readonly turn: () => Promise<void>;
  readonly changed: () => void;
}

/** A failback that asks nothing of anybody: home over the original, and switched over when a person says so. */
const CHOICE_FIRST: FailbackChoice = {
  target: { kind: 'original' },
  quickRollback: false,
  switchover: { mode: 'manual' },
};

type Ask<C extends 'choose' | 'tick' | 'leave'> = Omit<RequestOf<`failback.${C}`>, 'connectionId' | 'failbackId'>;

/**
 * The wizards of one connection. What a person chose, ticked and where they were is kept on this computer; where each VM is
 * comes from the feed, each time. It has no way to order anything: reviews and runs are made as for everybody else.
 */
export class FailbackDesk {
  readonly #ports: FailbackDeskPorts;
  readonly #facts: KnownFacts;
  readonly #downtimes = new Map<string, DowntimeMemo>();
  /** Those that are open, the oldest first; null: not read yet. */
  #open: Map<string, KeptFailback> | null = null;

  constructor(ports: FailbackDeskPorts) {
    this.#ports = ports;
    this.#facts = new KnownFacts(ports.reader, ports.turn);
  }

  /** How many wizards nobody has closed. */
  count(): number {
    const open = this.#opened();
    return open.ok ? open.value.size : 0;
  }

  async list(): Promise<FailbackResult<readonly FailbackSummary[]>> {
    const open = this.#opened();
    if (!open.ok) return open;
    const all = [...open.value.values()];
    for (const { vmIds } of all) await this.#facts.learn(vmIds);
    return succeed(all.map((kept) => summaryOf(kept, this.#known(kept))));
  }

  /** Of a plan or a selection: those that run at the provider and that no other wizard has. Nothing is ordered. */
  async begin(planId: string | null, asked: readonly string[]): Promise<FailbackResult<FailbackBegun>> {
    const open = this.#opened();
    if (!open.ok) return open;
    const plan = planId === null ? null : this.#ports.reader.plan(planId);
    if (planId !== null && plan === null) return refusals.noPlan();
    const vmIds = asked.length > 0 ? asked : (plan?.members ?? []).map(({ vmId }) => vmId);
    await this.#facts.learn(vmIds);
    const wizards = [...open.value.values()];
    const chosen = begin(
      [...new Set(vmIds)].map((id) => [id, this.#facts.get(id)] as const),
      wizards,
    );
    if (chosen.is === 'nobody') return refusals.nobody(chosen.why);
    if (chosen.is === 'known') return succeed({ failbackId: chosen.failbackId, taken: 0, leftOut: chosen.leftOut });
    const [only, ...others] = chosen.vms;
    const kept: KeptFailback = {
      id: this.#ports.ids.uuid(),
      connectionId: this.#ports.connectionId,
      name: plan?.name ?? (others.length === 0 ? (only?.vm.name ?? null) : null),
      planId,
      vmIds: chosen.vms.map(({ vm }) => vm.id),
      createdAt: this.#ports.now(),
      page: 'where',
      decided: 'where',
      choice: CHOICE_FIRST,
      ticks: [],
      left: [],
      closedAt: null,
    };
    const saved = this.#keep(kept);
    return saved.ok ? succeed({ failbackId: kept.id, taken: kept.vmIds.length, leftOut: chosen.leftOut }) : saved;
  }

  async view(failbackId: string): Promise<FailbackResult<FailbackView>> {
    const kept = this.#get(failbackId);
    return kept.ok ? succeed(await viewOf(kept.value, await this.#factsOf(kept.value))) : kept;
  }

  async preflight(failbackId: string): Promise<FailbackResult<Preflight>> {
    const kept = this.#get(failbackId);
    return kept.ok ? succeed(await preflightOf(kept.value, await this.#factsOf(kept.value))) : kept;
  }

  choose(failbackId: string, { page, decided, choice }: Ask<'choose'>): Promise<FailbackResult<FailbackView>> {
    return this.#change(failbackId, (kept) => ({
      ...kept,
      page: page ?? kept.page,
      decided: decided ?? kept.decided,
      choice: choice === undefined ? kept.choice : fitting(choice),
    }));
  }

  /** Ticks an item of the check list for some VMs, with a note; or takes that back. */
  tick(failbackId: string, { item, vmIds, done, note }: Ask<'tick'>): Promise<FailbackResult<FailbackView>> {
    return this.#change(failbackId, (kept) => {
      const others = withoutTicks(kept.ticks, item, new Set(vmIds));
      const by = this.#ports.subject()?.name ?? null;
      return { ...kept, ticks: done ? [...others, { item, vmIds, at: this.#ports.now(), by, note }] : others };
    });
  }

  /** Leaves VMs behind in this wizard, so that they hold nobody up; or takes them in again. */
  leave(failbackId: string, { vmIds, leave, reason }: Ask<'leave'>): Promise<FailbackResult<FailbackView>> {
    return this.#change(failbackId, (kept) => {
      const named = new Set(vmIds);
      const others = kept.left.filter(({ vmId }) => !named.has(vmId));
      const at = this.#ports.now();
      return { ...kept, left: leave ? [...others, ...vmIds.map((vmId) => ({ vmId, reason, at }))] : others };
    });
  }

  /** Takes it off the screens. It orders nothing: each VM stays as it is. */
  close(failbackId: string): FailbackResult<null> {
    const kept = this.#get(failbackId);
    if (!kept.ok) return kept;
    const saved = this.#keep({ ...kept.value, closedAt: this.#ports.now() });
    return saved.ok ? succeed(null) : saved;
  }

  onChanges(changes: readonly CommittedChange[]): void {
    if (this.#open !== null && this.#facts.take(changes) && this.#open.size > 0) this.#ports.changed();
  }

  onReplaced(): void {
    this.#facts.forget();
    this.#ports.changed();
  }

  /** A run of this console went on. */
  onRun(): void {
    if (this.#open !== null && this.#open.size > 0) this.#ports.changed();
  }

  async #change(failbackId: string, next: (kept: KeptFailback) => KeptFailback): Promise<FailbackResult<FailbackView>> {
    const before = this.#get(failbackId);
    if (!before.ok) return before;
    const saved = this.#keep(next(before.value));
    return saved.ok ? this.view(failbackId) : saved;
  }

  #keep(kept: KeptFailback): FailbackResult<void> {
    const written = this.#ports.file.keep(kept);
    if (!written.ok) return fail({ is: 'store', failure: written.failure });
    if (kept.closedAt === null) this.#open?.set(kept.id, kept);
    else {
      this.#open?.delete(kept.id);
      this.#downtimes.delete(kept.id);
    }
    this.#ports.changed();
    return succeed(undefined);
  }

  #get(failbackId: string): FailbackResult<KeptFailback> {
    const open = this.#opened();
    if (!open.ok) return open;
    const kept = open.value.get(failbackId);
    return kept === undefined ? refusals.notFound() : succeed(kept);
  }

  #opened(): FailbackResult<Map<string, KeptFailback>> {
    if (this.#open !== null) return succeed(this.#open);
    const read = this.#ports.file.openOnes(this.#ports.connectionId);
    if (!read.ok) return fail({ is: 'store', failure: read.failure });
    this.#open = new Map(read.value.map((kept) => [kept.id, kept]));
    return succeed(this.#open);
  }

  #known({ vmIds }: KeptFailback): readonly KnownVm[] {
    return vmIds
      .flatMap((id) => this.#facts.get(id) ?? [])
      .toSorted((a, b) => (a.vm.name < b.vm.name ? -1 : a.vm.name > b.vm.name ? 1 : 0));
  }

  async #factsOf(kept: KeptFailback): Promise<FailbackFacts> {
    const { reader, now, untoldRuns, isHere, durations, limits, turn } = this.#ports;
    await this.#facts.learn(kept.vmIds);
    const plan = kept.planId === null ? null : reader.plan(kept.planId);
    const timing = { durations: durations(), limits: limits() };
    const memo = this.#downtimes.get(kept.id) ?? new DowntimeMemo();
    this.#downtimes.set(kept.id, memo);
    return {
      now: now(),
      heardAt: reader.heardAt(),
      vms: this.#known(kept),
      sites: byId(reader.sites()),
      hosts: byId(reader.hosts()),
      networks: reader.networks(),
      plan,
      runs: this.#facts.runs(),
      untold: untoldRuns(),
      syncOf: (replicaId) => this.#facts.syncOf(replicaId),
      isHere,
      timing,
      downtimeOf: (vms) => memo.of(vms, plan, timing, now()),
      turn,
    };
  }
}

/** Only the original still has what its own change tracking names. */
function fitting(choice: FailbackChoice): FailbackChoice {
  return { ...choice, quickRollback: choice.quickRollback && choice.target.kind === 'original' };
}

function byId<T extends { readonly id: string }>(things: readonly T[]): ReadonlyMap<string, T> {
  return new Map(things.map((thing) => [thing.id, thing]));
}
