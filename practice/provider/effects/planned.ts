import type { Replica } from '#shared/domain/index.ts';
import { newestAt } from '../../estate/points.ts';
import { isConnected, putReplica } from '../replicas.ts';
import { pointsOfReplica, takePoint, withJournalMoved, withPoint } from '../replication.ts';
import { copiesOf } from '../truth.ts';
import { startReplica, stopSourceOnTheWay } from './copies.ts';
import { enter, entering, fallBack, replicaOf, temporaryBytes } from './job.ts';
import type { Effects, Job, WorkFailure } from './job.ts';

/**
 * Planned failover: a pass of replication while the source runs, its shutdown, a pass of what it wrote last, then the
 * replica. Invariant: the replica is started only after this operation saw the source off.
 */

/** One pass of replication. A snapshot replica keeps a point of each of the two; a journal, one of the last. */
function pass(job: Job, replica: Replica, last: boolean): WorkFailure | null {
  const { p, tx, operation } = job;
  if (!isConnected(tx, tx.need('vm', replica.vmId).siteId)) {
    return { code: 'site-lost', detail: 'The site was lost while the last changes were being sent.' };
  }
  const moved = withJournalMoved(p, pointsOfReplica(tx, replica.id));
  const keeps = last || replica.kind === 'snapshot';
  const taken = keeps ? takePoint(job.deeds, replica, moved) : null;
  if (taken !== null && 'code' in taken) return taken;
  const points = taken === null ? moved : withPoint(p, moved, 'planned-failover', taken);
  tx.put('points', points, { causedBy: operation.id });
  putReplica(p, tx, { ...replica, latestPointAt: newestAt(points) }, operation.id);
  return null;
}

const stoppedByThis = (job: Job): boolean => {
  const { power, changedBy } = replicaOf(job).sourcePower;
  return power === 'off' && changedBy === job.operation.id;
};

export const plannedFailover: Effects = {
  begin: entering('processing'),
  middle: [(job) => pass(job, replicaOf(job), false), (job) => stopSourceOnTheWay(job, replicaOf(job))],
  end(job) {
    const { p, tx, operation } = job;
    const before = replicaOf(job);
    if (!stoppedByThis(job) || copiesOf(tx, before.vmId, before.id).source.power === 'on') {
      return { code: 'source-not-off', detail: 'The source was not seen off, so the replica was not started.' };
    }
    const failed = pass(job, before, true);
    if (failed !== null) return failed;
    const replica = replicaOf(job);
    const helper = pointsOfReplica(tx, replica.id).points.at(-1);
    if (helper === undefined) throw new Error('the last pass leaves a point');
    const from = { choice: 'point' as const, pointId: helper.id, at: helper.at };
    const notStarted = startReplica(job, replica, { from, network: 'production', effect: 'replica-started' });
    if (notStarted !== null) return notStarted;
    enter(job, replica, 'failover', {
      power: 'on',
      failover: { runId: operation.runId, since: p.clock.now(), pointAt: helper.at, pointId: helper.id },
      sourcePower: { ...replica.sourcePower, observedAt: p.clock.now() },
      temporaryBytes: temporaryBytes(job, replica),
      failure: null,
    });
    return 'done';
  },
  /** While the source was never stopped nothing has happened; afterwards a failover or an undo goes on from here. */
  fail: (job, failure) => fallBack(job, stoppedByThis(job) ? 'failover-failed' : 'ready', failure),
};
