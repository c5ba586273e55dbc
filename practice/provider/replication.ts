import type { Replica, ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import { CDP_WINDOW_MS, newestAt, onGrid, pointId, pointOf, POINTS_KEPT } from '../estate/points.ts';
import { known } from '../state/store.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { play } from './machines.ts';
import type { DeedFailure, DeedOutcome, Deeds } from './machines.ts';
import { isConnected, putReplica } from './replicas.ts';

const TICK_MS = 5_000;
/** Replicas brought forward in one transaction. */
const BATCH_MAX = 2_000;

/** Whether a replica is being kept up to date: it is ready, its source runs, and the provider hears its site. */
function isReplicated(p: Provider, replica: Replica): boolean {
  if (replica.state !== 'ready' || replica.sourcePower.power !== 'on') return false;
  if (replica.latestPointAt === null && p.traits.get(replica.id)?.firstPass !== 'due') return false;
  if (p.store.record('host', replica.hostId) !== undefined) return false;
  return isConnected(p.store, p.store.get('vm', replica.vmId)?.siteId ?? '');
}

/** The id of the point that comes next. */
export function nextPointId({ id, points }: ReplicaPoints): string {
  const newest = points.at(-1)?.id.split('.p').at(-1);
  return pointId(id, Number(newest ?? '0') + 1);
}

/** Above this even points that replication did not leave go: the record of a replica stays bounded. */
const POINTS_MAX = 300;

/** The place of the point that goes: the oldest of replication, unless it is pinned; -1 where none has to. */
function superfluous({ points }: ReplicaPoints): number {
  const replicated = points.filter(({ origin }) => origin === 'replication');
  if (replicated.length > POINTS_KEPT) {
    return points.findIndex(({ origin, pinned }) => origin === 'replication' && !pinned);
  }
  return points.length > POINTS_MAX ? points.findIndex(({ pinned }) => !pinned) : -1;
}

type Taken = Exclude<DeedOutcome, DeedFailure>;

/** Has the next point really taken. */
export function takePoint(deeds: Deeds, { id, vmId }: Replica, before: ReplicaPoints): DeedOutcome {
  const keeps = before.points.map((point) => point.id);
  return deeds.outcomeOf({ do: 'replicate', vmId, replicaId: id, pointId: nextPointId(before), keeps });
}

/** Adds a point. What a planned failover or a failback left stays beside those that replication keeps. */
export function withPoint(
  p: Provider,
  points: ReplicaPoints,
  origin: RestorePoint['origin'],
  taken: Taken,
): ReplicaPoints {
  const id = nextPointId(points);
  const disk = p.traits.get(points.id)?.diskBytes ?? 0;
  // What real machines moved is known; of simulated ones it is drawn.
  const real = taken.bytes === null ? {} : { sizeBytes: taken.bytes, consistency: 'crash' as const };
  const point = { ...pointOf(id, taken.at, disk, p.dice.fork(id)), ...real, origin };
  const all = { ...points, points: [...points.points, point] };
  const gone = superfluous(all);
  return gone < 0 ? all : { ...all, points: all.points.toSpliced(gone, 1) };
}

/** Moves the window of a journal on. */
export function withJournalMoved(p: Provider, points: ReplicaPoints): ReplicaPoints {
  if (points.journal === null) return points;
  const to = onGrid(p.clock.now());
  const from = Math.max(points.journal.from, to - CDP_WINDOW_MS);
  return { ...points, journal: { ...points.journal, from, to } };
}

/** A journal begins anew where the replica's own writes have come between. */
export function withJournalRestarted(p: Provider, points: ReplicaPoints): ReplicaPoints {
  if (points.journal === null) return points;
  const now = onGrid(p.clock.now());
  return { ...points, journal: { ...points.journal, from: now, to: now } };
}

export function pointsOfReplica(tx: Transaction, replicaId: string): ReplicaPoints {
  return tx.get('points', replicaId) ?? { id: replicaId, points: [], journal: null, pinnedBy: null };
}

/** Replicates once: a new snapshot, or the journal up to now. A pass that fails leaves everything as it was. */
export function replicateOnce(p: Provider, tx: Transaction, deeds: Deeds, replica: Replica): void {
  const before = pointsOfReplica(tx, replica.id);
  const taken = replica.kind === 'cdp' ? null : takePoint(deeds, replica, before);
  if (taken !== null && 'code' in taken) return;
  const points = taken === null ? withJournalMoved(p, before) : withPoint(p, before, 'replication', taken);
  tx.put('points', points);
  putReplica(p, tx, { ...replica, latestPointAt: newestAt(points) });
}

/** A CDP replica's promise is double the interval at which its journal moves. */
function intervalOf(p: Provider, replica: Replica): number {
  const interval = p.traits.get(replica.id)?.intervalMs ?? replica.rpoTargetSeconds * 1_000;
  return replica.kind === 'cdp' ? interval / 2 : interval;
}

function due(p: Provider, replica: Replica): boolean {
  if (p.clock.now() < (replica.latestPointAt ?? 0) + intervalOf(p, replica)) return false;
  return isReplicated(p, replica);
}

/** One transaction a batch; real machines take their time, so each of their VMs is a batch of its own. */
function replicate(p: Provider, ids: readonly string[], done: () => void): void {
  const stillDue = (tx: Transaction, id: string): readonly Replica[] =>
    known(tx.get('replica', id)).filter((each) => due(p, each));
  play(
    p,
    (tx, deeds) => {
      for (const replica of ids.flatMap((id) => stillDue(tx, id))) replicateOnce(p, tx, deeds, replica);
    },
    done,
  );
}

/** Replicates what is due, for as long as the provider runs. Points missed while it was stopped are not made up. */
export function keepReplicating(p: Provider): void {
  const underWay = new Set<string>();
  const tick = (): void => {
    if (p.stopped) return;
    const replicas = [...p.traits.keys()].flatMap((id) => known(p.store.get('replica', id)));
    const ready = replicas.filter((each) => due(p, each) && !underWay.has(each.id)).map(({ id }) => id);
    const batches = p.machines.isInstant ? [ready.slice(0, BATCH_MAX)] : ready.map((id) => [id]);
    for (const batch of batches) {
      for (const id of batch) underWay.add(id);
      replicate(p, batch, () => {
        for (const id of batch) underWay.delete(id);
      });
    }
    p.clock.at(p.clock.now() + TICK_MS, tick);
  };
  p.clock.at(p.clock.now() + TICK_MS, tick);
}
