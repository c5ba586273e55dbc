import type { Replica, ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import { CDP_WINDOW_MS, newestAt, onGrid, pointId, pointOf, POINTS_KEPT } from '../estate/points.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { isConnected, putReplica } from './replicas.ts';

const TICK_MS = 5_000;
/** Replicas brought forward in one transaction. */
const BATCH_MAX = 2_000;

/** Whether a replica is being kept up to date: it is ready, its source runs, and the provider hears its site. */
function isReplicated(p: Provider, replica: Replica): boolean {
  if (replica.state !== 'ready' || replica.latestPointAt === null || replica.sourcePower.power !== 'on') return false;
  if (p.store.record('host', replica.hostId) !== undefined) return false;
  return isConnected(p.store, p.store.get('vm', replica.vmId)?.siteId ?? '');
}

function nextNumber(points: ReplicaPoints): number {
  const newest = points.points.at(-1)?.id.split('.p').at(-1);
  return Number(newest ?? '0') + 1;
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

/** Adds a point. What a planned failover or a failback left stays beside those that replication keeps. */
export function withPoint(
  p: Provider,
  points: ReplicaPoints,
  origin: RestorePoint['origin'],
  at: number,
): ReplicaPoints {
  const id = pointId(points.id, nextNumber(points));
  const disk = p.traits.get(points.id)?.diskBytes ?? 0;
  const all = { ...points, points: [...points.points, { ...pointOf(id, at, disk, p.dice.fork(id)), origin }] };
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

/** Replicates once: a new snapshot, or the journal up to now. */
export function replicateOnce(p: Provider, tx: Transaction, replica: Replica): void {
  const before = pointsOfReplica(tx, replica.id);
  const points =
    replica.kind === 'cdp' ? withJournalMoved(p, before) : withPoint(p, before, 'replication', p.clock.now());
  tx.put('points', points);
  putReplica(p, tx, { ...replica, latestPointAt: newestAt(points) });
}

/** A CDP replica's promise is double the interval at which its journal moves. */
function intervalOf(p: Provider, replica: Replica): number {
  const interval = p.traits.get(replica.id)?.intervalMs ?? replica.rpoTargetSeconds * 1_000;
  return replica.kind === 'cdp' ? interval / 2 : interval;
}

function due(p: Provider, replica: Replica): boolean {
  if (replica.latestPointAt === null || p.clock.now() < replica.latestPointAt + intervalOf(p, replica)) return false;
  return isReplicated(p, replica);
}

/** Replicates what is due, for as long as the provider runs. Points missed while it was stopped are not made up. */
export function keepReplicating(p: Provider): void {
  const tick = (): void => {
    if (p.stopped) return;
    const ready = [...p.traits.keys()].flatMap((id) => p.store.get('replica', id) ?? []).filter((each) => due(p, each));
    transact(p.store, (tx) => {
      for (const replica of ready.slice(0, BATCH_MAX)) replicateOnce(p, tx, replica);
    });
    p.clock.at(p.clock.now() + TICK_MS, tick);
  };
  p.clock.at(p.clock.now() + TICK_MS, tick);
}
