import { newestAt } from '../../estate/points.ts';
import type { ChosenPoint } from '../../state/records.ts';
import { pointsOfReplica } from '../replication.ts';
import { putReplica } from '../replicas.ts';
import { cutOff } from '../truth.ts';
import { startReplica, stopReplica, stopSource } from './copies.ts';
import { enter, entering, fallBack, note, really, replicaOf, temporaryBytes } from './job.ts';
import type { Effects, Job } from './job.ts';

/** Failing over, and the ways out of it. */

export function chosen({ work }: Job): ChosenPoint {
  if (work.from === null) throw new Error('a start has a point');
  return work.from;
}

export const failover: Effects = {
  begin: entering('processing'),
  end(job) {
    const replica = replicaOf(job);
    const from = chosen(job);
    const failed = startReplica(job, replica, { from, network: 'production', effect: 'replica-started' });
    if (failed !== null) return failed;
    const facts = { runId: job.operation.runId, since: job.p.clock.now(), pointAt: from.at, pointId: from.pointId };
    const bytes = temporaryBytes(job, replica);
    enter(job, replica, 'failover', { power: 'on', failover: facts, failure: null, temporaryBytes: bytes });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, 'failover-failed', failure),
};

/** A forced undo reaches no host: it sets the state, and whether the replica still runs is not known. */
function forceState(job: Job): 'done' {
  const replica = replicaOf(job);
  note(job, replica, 'state-forced');
  enter(job, replica, 'ready', { power: 'unknown', failover: null, failure: null, isolated: false, isolatedBy: null });
  return 'done';
}

export const undo: Effects = {
  begin: entering('undoing'),
  end(job) {
    const { order } = job.operation;
    if (order.kind === 'undo-failover' && order.force) return forceState(job);
    const replica = replicaOf(job);
    const points = pointsOfReplica(job.tx, replica.id);
    const at = newestAt(points) ?? replica.latestPointAt;
    const pointId = points.points.findLast((each) => each.at === at)?.id ?? null;
    const from = at === null ? null : ({ choice: 'latest', pointId, at } as const);
    const failed = stopReplica(job, replica, { effect: 'replica-stopped', writes: 'discard', from });
    if (failed !== null) return failed;
    const clean = { isolated: false, isolatedBy: null, temporaryBytes: 0, failure: null };
    enter(job, replica, 'ready', { power: 'off', failover: null, latestPointAt: at, ...clean });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, replicaOf(job).failover === null ? 'failover-failed' : 'failover', failure),
};

export const permanent: Effects = {
  begin: entering('finalising'),
  end(job) {
    const made = really(job, replicaOf(job), { do: 'make-permanent' });
    if ('code' in made) return made;
    enter(job, replicaOf(job), 'permanent', { temporaryBytes: 0 });
    return 'more';
  },
  tail: [
    (job) => {
      const { tx, operation } = job;
      const replica = replicaOf(job);
      const vm = tx.need('vm', replica.vmId);
      const host = tx.need('host', replica.hostId);
      const networkIds = vm.networkIds.map((id) => tx.get('network', id)?.mappedToId ?? id);
      const moved = { siteId: host.siteId, hostId: host.id, networkIds, placement: 'provider' as const };
      note(job, replica, 'made-permanent');
      tx.put('vm', { ...vm, ...moved, movedBy: operation.id }, { causedBy: operation.id });
      const reason = `Permanent failover: ${vm.name} is now a machine of the provider and no longer protected.`;
      tx.delete('points', replica.id, reason, operation.id);
      tx.delete('replica', replica.id, reason, operation.id);
      return null;
    },
  ],
  fail: (job, { code, detail }) => fallBack(job, 'failover', { code, detail: `${detail} Nothing was deleted.` }),
};

export const powerOffSource: Effects = {
  begin: () => undefined,
  end(job) {
    const replica = replicaOf(job);
    const seen = stopSource(job, replica);
    if ('code' in seen) return seen;
    putReplica(job.p, job.tx, { ...replica, sourcePower: seen, failure: null }, job.operation.id);
    return 'done';
  },
  fail(job, { detail }) {
    const failure = `${detail} The source was not powered off.`;
    putReplica(job.p, job.tx, { ...replicaOf(job), failure }, job.operation.id);
  },
};

export const isolate: Effects = {
  begin: () => undefined,
  end(job) {
    const replica = replicaOf(job);
    const isolated = really(job, replica, { do: 'isolate-replica' });
    if ('code' in isolated) return isolated;
    cutOff(job.tx, replica.vmId, replica.id);
    note(job, replica, 'replica-isolated', { network: 'isolated' });
    const change = { isolated: true, isolatedBy: job.operation.id, failure: null };
    putReplica(job.p, job.tx, { ...replica, ...change }, job.operation.id);
    return 'done';
  },
  fail(job, { detail }) {
    const failure = `${detail} The replica was not cut off.`;
    putReplica(job.p, job.tx, { ...replicaOf(job), failure }, job.operation.id);
  },
};
