import { stampTested } from './points.ts';
import { startReplica, stopReplica } from './copies.ts';
import { chosen } from './failover.ts';
import { enter, entering, fallBack, replicaOf, temporaryBytes } from './job.ts';
import type { Effects } from './job.ts';

/** A test runs on a network of its own, so it needs no evidence; what it wrote goes with it. */

export const testStart: Effects = {
  begin: entering('processing'),
  end(job) {
    const { operation, p } = job;
    const replica = replicaOf(job);
    const from = chosen(job);
    const failed = startReplica(job, replica, { from, network: 'isolated', effect: 'test-started' });
    if (failed !== null) return failed;
    enter(job, replica, 'verifying', {
      power: 'on',
      isolated: true,
      isolatedBy: operation.id,
      test: { runId: operation.runId, since: p.clock.now(), pointAt: from.at, pointId: from.pointId },
      temporaryBytes: temporaryBytes(job, replica),
      failure: null,
    });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, 'ready', failure),
};

export const testStop: Effects = {
  begin: entering('undoing'),
  end(job) {
    const replica = replicaOf(job);
    const failed = stopReplica(job, replica, { effect: 'test-stopped', writes: 'discard' });
    if (failed !== null) return failed;
    stampTested(job, replica);
    enter(job, replica, 'ready', {
      power: 'off',
      isolated: false,
      isolatedBy: null,
      test: null,
      temporaryBytes: 0,
      lastTestedAt: job.p.clock.now(),
      failure: null,
    });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, 'verifying', failure),
};
