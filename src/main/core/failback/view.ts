import type { Replica, Site } from '#shared/domain/index.ts';
import { failbackSteps } from '#shared/ipc/index.ts';
import type {
  FailbackStep,
  FailbackSummary,
  FailbackSync,
  FailbackView,
  FailbackVm,
  KeptFailback,
  MsRange,
  PowerSeen,
} from '#shared/ipc/index.ts';
import { placeFactsOf } from './failback-facts.ts';
import type { FailbackFacts } from './failback-facts.ts';
import { isReplicated } from './known-facts.ts';
import type { KnownVm, ReplicatedVm } from './known-facts.ts';
import { movesOf } from './moves.ts';
import { isBusy, offersOf, stepOf } from './place.ts';
import { inSlices } from './slices.ts';
import { copyOf, longestOf, progressOf, sumOfBytes } from './size.ts';
import { leftOf, ticksOf } from './ticks.ts';
import { usualOf } from './timing.ts';

const NO_TIME: MsRange = { lowMs: 0, highMs: 0 };
/** Steps at which a VM still has its switchover before it. */
const notSwitched: readonly FailbackStep[] = ['where', 'preflight', 'synchronise', 'cutover', 'switch-over'];
/** Steps that hold nothing up. */
const settled: readonly FailbackStep[] = ['done', 'left'];

/** What the banner and the list show of a wizard. */
export function summaryOf(kept: KeptFailback, vms: readonly KnownVm[]): FailbackSummary {
  const counts = Object.fromEntries(failbackSteps.map((step) => [step, 0])) as Record<FailbackStep, number>;
  let busy = 0;
  const waiting = new Set<FailbackStep>();
  for (const known of vms) {
    const place = placeFactsOf(known, kept);
    const step = stepOf(place);
    counts[step] += 1;
    if (isBusy(place)) busy += 1;
    else waiting.add(step);
  }
  const isOpen = (step: FailbackStep): boolean => counts[step] > 0 && !settled.includes(step);
  const { id, connectionId, name, planId, createdAt } = kept;
  const open = failbackSteps.filter(isOpen);
  return {
    ...{ id, connectionId, name, planId, createdAt, counts },
    vms: vms.length,
    next: open.find((step) => waiting.has(step)) ?? open[0] ?? 'done',
    isFinished: open.length === 0 && (busy === 0 || counts.done + counts.left === vms.length),
  };
}

/** Everything that a wizard's pages show. Pure: the same facts make the same pages, on whichever console. */
export async function viewOf(kept: KeptFailback, facts: FailbackFacts): Promise<FailbackView> {
  const moves = movesOf(kept, facts);
  const runTitles = new Map(moves.all.map(({ runId, title }) => [runId, title]));
  const all = await inSlices(facts.vms, facts.turn, (known) => vmOf(known, kept, facts, moves.lastOf, runTitles));
  const steps = new Map(all.map(({ vmId, step }) => [vmId, step]));
  const toSwitch = facts.vms
    .filter(isReplicated)
    .filter(({ vm }) => notSwitched.includes(steps.get(vm.id) ?? 'done') && vm.placement === 'home');
  return {
    ...summaryOf(kept, facts.vms),
    ...{ page: kept.page, decided: kept.decided, choice: kept.choice, all, moves: moves.all },
    sync: sumOf(all.flatMap(({ sync }) => sync ?? [])),
    downtime: await facts.downtimeOf(toSwitch),
    heardAt: facts.heardAt,
  };
}

function vmOf(
  known: KnownVm,
  kept: KeptFailback,
  facts: FailbackFacts,
  lastOf: ReadonlyMap<string, string>,
  runTitles: ReadonlyMap<string, string>,
): FailbackVm {
  const { vm, replica } = known;
  const place = placeFactsOf(known, kept);
  const claim = replica?.claimedByRunId ?? null;
  const left = leftOf(kept, vm.id);
  return {
    ...{ vmId: vm.id, name: vm.name, application: vm.application, tier: vm.tier },
    step: stepOf(place),
    state: replica?.state ?? null,
    stateSince: replica?.stateSince ?? null,
    isMoved: vm.placement === 'provider',
    isBusy: isBusy(place),
    twoCopiesSince: replica?.twoCopiesSince ?? null,
    offers: offersOf(place),
    claimedBy: claim === null ? null : { runId: claim, title: runTitles.get(claim) ?? claim },
    failure: replica?.failure ?? null,
    home: seenOf(replica, facts.sites.get(sourceSiteOf(known, facts))),
    replica: { power: replica?.power ?? 'unknown', at: facts.heardAt },
    switchover: replica?.failback?.switchover ?? null,
    switchedAt: replica?.failback?.switchedAt ?? null,
    sync: isReplicated(known) ? syncOf(known, facts) : null,
    downtime: isReplicated(known)
      ? usualOf({ kind: 'switch-over', replicaId: known.replica.id }, vm, facts.timing)
      : NO_TIME,
    ticks: ticksOf(kept, vm.id, replica),
    left: left === null ? null : { reason: left.reason, at: left.at },
    lastMove: (replica === null ? undefined : lastOf.get(replica.id)) ?? null,
  };
}

/** From the switchover on the source is where the failback went. */
function sourceSiteOf({ vm, replica }: KnownVm, { hosts }: FailbackFacts): string {
  const target = replica?.failback?.target;
  if (target === undefined || target.kind === 'original') return vm.siteId;
  return hosts.get(target.hostId)?.siteId ?? vm.siteId;
}

/** While its site is in contact each report confirms what was seen before it; else nobody knows, unless an order did it. */
export function seenOf(replica: Replica | null, site: Site | undefined): PowerSeen {
  if (replica === null) return { power: 'unknown', at: null };
  const { power, observedAt, changedBy } = replica.sourcePower;
  if (site !== undefined && site.contact.state !== 'connected' && changedBy === null)
    return { power: 'unknown', at: site.contact.since };
  const report = site?.contact.state === 'connected' ? site.contact.lastReportAt : null;
  return { power, at: observedAt === null ? report : Math.max(observedAt, report ?? 0) };
}

function syncOf(
  { vm, replica }: ReplicatedVm,
  { now, syncOf: operationOf, timing }: FailbackFacts,
): FailbackSync | null {
  if (replica.state !== 'synchronising' || replica.failback === null) return null;
  const operation = operationOf(replica.id);
  const order = {
    kind: 'failback-start',
    replicaId: replica.id,
    target: replica.failback.target,
    quickRollback: false,
    switchover: replica.failback.switchover,
  } as const;
  const percent = operation?.runId === replica.failback.runId ? operation.progressPercent : null;
  return progressOf(copyOf(vm, replica, replica.failback.target), usualOf(order, vm, timing), {
    percent,
    since: replica.failback.since,
    now,
  });
}

/** They go on beside each other: all is done when the last one is. */
function sumOf(syncs: readonly FailbackSync[]): FailbackView['sync'] {
  const told = syncs.filter(({ percent }) => percent !== null);
  const rates = told.flatMap(({ rate }) => rate ?? []);
  const remaining = syncs.flatMap((sync) => sync.remaining ?? []);
  return {
    vms: syncs.length,
    told: told.length,
    percent:
      told.length === 0 ? null : Math.round(told.reduce((sum, { percent }) => sum + (percent ?? 0), 0) / told.length),
    copy: sumOfBytes(syncs.map(({ copy }) => copy)),
    rate: rates.length === 0 ? null : sumOfBytes(rates),
    remaining: remaining.length < syncs.length || syncs.length === 0 ? null : longestOf(remaining),
  };
}
