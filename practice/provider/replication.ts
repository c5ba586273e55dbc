import type { Replica, ReplicaPoints } from '#shared/domain/index.ts';
import { CDP_WINDOW_MS, newestAt, onGrid, pointId, pointOf, POINTS_KEPT } from '../estate/points.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { putReplica } from './replicas.ts';

const TICK_MS = 5_000;
/** Replicas brought forward in one transaction. */
const BATCH_MAX = 2_000;

/** Whether a replica is being kept up to date: it is ready, its source runs, and the provider hears its site. */
function isReplicated(p: Provider, replica: Replica): boolean {
  if (replica.state !== 'ready' || replica.latestPointAt === null || replica.sourcePower.power !== 'on') return false;
  const vm = p.store.get('vm', replica.vmId);
  return p.store.get('site', vm?.siteId ?? '')?.contact.state === 'connected';
}

function nextNumber(points: ReplicaPoints): number {
  const newest = points.points.at(-1)?.id.split('.p').at(-1);
  return Number(newest ?? '0') + 1;
}

/** Adds a snapshot; the oldest that is not pinned goes when there are more than are kept. */
function withNewPoint(p: Provider, points: ReplicaPoints): ReplicaPoints {
  const id = pointId(points.id, nextNumber(points));
  const disk = p.traits.get(points.id)?.diskBytes ?? 0;
  const all = [...points.points, pointOf(id, p.clock.now(), disk, p.dice.fork(id))];
  const oldest = all.findIndex((point) => !point.pinned);
  const kept = all.length > POINTS_KEPT && oldest >= 0 ? all.toSpliced(oldest, 1) : all;
  return { ...points, points: kept };
}

/** Moves the window of a journal on. */
function withJournalMoved(p: Provider, points: ReplicaPoints): ReplicaPoints {
  if (points.journal === null) return points;
  const to = onGrid(p.clock.now());
  return { ...points, journal: { ...points.journal, from: to - CDP_WINDOW_MS, to } };
}

/** Replicates once: a new snapshot, or the journal up to now. */
export function replicateOnce(p: Provider, tx: Transaction, replica: Replica): void {
  const before = tx.get('points', replica.id) ?? { id: replica.id, points: [], journal: null, pinnedBy: null };
  const points = replica.kind === 'cdp' ? withJournalMoved(p, before) : withNewPoint(p, before);
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
