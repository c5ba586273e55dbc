import type { Replica } from '#shared/domain/index.ts';
import { pointsOfReplica } from '../replication.ts';
import { note, replicaOf } from './job.ts';
import type { Effects, Job } from './job.ts';

/** Writes on the point that a test ran from, when it was tested. A moment of a journal has no point to write on. */
export function stampTested({ p, tx, operation }: Job, { id, test }: Replica): void {
  const points = tx.get('points', id);
  if (test?.pointId == null || points === undefined) return;
  const stamped = points.points.map((each) => (each.id === test.pointId ? { ...each, testedAt: p.clock.now() } : each));
  tx.put('points', { ...points, points: stamped }, { causedBy: operation.id });
}

export const pinPoint: Effects = {
  begin: () => undefined,
  end(job) {
    const { tx, operation } = job;
    const { order } = operation;
    if (order.kind !== 'pin-point') throw new Error('a pin names a point');
    const points = pointsOfReplica(tx, order.replicaId);
    if (!points.points.some(({ id }) => id === order.pointId)) {
      return { code: 'point-gone', detail: 'The restore point no longer exists.' };
    }
    const changed = points.points.map((each) => (each.id === order.pointId ? { ...each, pinned: order.pinned } : each));
    tx.put('points', { ...points, points: changed, pinnedBy: operation.id }, { causedBy: operation.id });
    note(job, replicaOf(job), 'point-pinned');
    return 'done';
  },
  fail: () => undefined,
};
