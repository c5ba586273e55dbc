import type { Replica, Vm } from '#shared/domain/index.ts';
import { newestAt } from '../../estate/points.ts';
import type { Transaction } from '../../state/transaction.ts';
import { isConnected, productionSiteId, sourceSiteId } from '../replicas.ts';
import { nextPointId, pointsOfReplica, withJournalRestarted, withPoint } from '../replication.ts';
import { copiesOf } from '../truth.ts';
import { ownDisk, startReplica, stopSourceOnTheWay } from './copies.ts';
import { enter, entering, fallBack, note, really, replicaOf, temporaryBytes } from './job.ts';
import type { Effects, Job } from './job.ts';
import { failbackOf, productionOn, replicaOff, switchingFailed } from './switchover.ts';

/** Going home, and the two ways back from it. The replica runs until the switchover and is never restarted before. */

/** An automatic switchover goes on within the operation that began the failback, unless it was changed meanwhile. */
const switchesByItself = ({ operation }: Job, replica: Replica): boolean =>
  failbackOf(replica).switchover.mode === 'auto' && failbackOf(replica).switchoverBy === operation.id;

const isQuick = ({ operation: { order } }: Job): boolean => order.kind === 'failback-start' && order.quickRollback;
const isMoving = (replica: Replica): boolean => failbackOf(replica).target.kind !== 'original';

export const failbackStart: Effects = {
  begin(job) {
    const { p, operation } = job;
    const { order } = operation;
    if (order.kind !== 'failback-start') throw new Error('a failback has a target');
    const replica = replicaOf(job);
    const facts = { runId: operation.runId, since: p.clock.now(), target: order.target, switchover: order.switchover };
    enter(job, replica, 'synchronising', {
      failback: { ...facts, switchoverBy: operation.id, syncedAt: null, switchedAt: null },
      temporaryBytes: replica.temporaryBytes + temporaryBytes(job, replica),
      failure: null,
    });
  },
  end(job) {
    const { p, tx } = job;
    const replica = replicaOf(job);
    const vm = tx.need('vm', replica.vmId);
    if (!isConnected(tx, productionSiteId(tx, replica, vm))) {
      return { code: 'site-lost', detail: 'The site was lost while the changes were going home.' };
    }
    const overwrites = failbackOf(replica).target.kind !== 'new-place';
    if (overwrites && copiesOf(tx, vm.id, replica.id).source.power === 'on') {
      return { code: 'source-running', detail: 'The production VM came on while it was being overwritten.' };
    }
    const synchronised = really(job, replica, {
      do: 'synchronise',
      quick: isQuick(job),
      toOriginal: !isMoving(replica),
    });
    if ('code' in synchronised) return synchronised;
    note(job, replica, 'failback-synchronised');
    const failback = { ...failbackOf(replica), syncedAt: p.clock.now() };
    if (switchesByItself(job, replica)) {
      enter(job, replica, 'switching', { failback, failure: null });
      return 'more';
    }
    enter(job, replica, 'ready-to-switch', { failback, failure: null });
    return 'done';
  },
  tail: [replicaOff, productionOn],
  fail(job, failure) {
    if (replicaOf(job).state === 'switching') switchingFailed(job, failure);
    else fallBack(job, 'failover', failure, { failback: null });
  },
};

/** The networks of the site that a VM moved to which are called as those that it had. */
function networksAt(tx: Transaction, vm: Vm, siteId: string, there: readonly string[]): string[] {
  return vm.networkIds.map((id) => {
    const own = tx.get('network', id);
    const same = there.find((each) => {
      const network = tx.get('network', each);
      return network?.siteId === siteId && network.name === own?.name;
    });
    return same ?? id;
  });
}

/** A failback to another place leaves the VM there. */
function moveHome(job: Job, replica: Replica): void {
  const { p, tx, operation } = job;
  const { target } = failbackOf(replica);
  const host = target.kind === 'original' ? undefined : tx.get('host', target.hostId);
  if (host === undefined) return;
  const vm = tx.need('vm', replica.vmId);
  const networkIds = networksAt(tx, vm, host.siteId, [...p.store.indexes.networks]);
  tx.put('vm', { ...vm, siteId: host.siteId, hostId: host.id, networkIds }, { causedBy: operation.id });
}

export const commitFailback: Effects = {
  begin: entering('finalising'),
  end(job) {
    const { p, tx, operation } = job;
    const replica = replicaOf(job);
    if (copiesOf(tx, replica.vmId, replica.id).source.power === 'off') {
      return { code: 'production-off', detail: 'Production is not running, so the failback was not committed.' };
    }
    // What the replica was at its shutdown stays as a point; it is older than what production wrote since.
    const shutAt = ownDisk(job, replica, 'own-disk').at;
    const before = withJournalRestarted(p, pointsOfReplica(tx, replica.id));
    const kept = really(job, replica, { do: 'commit-failback', pointId: nextPointId(before) });
    if ('code' in kept) return kept;
    const points = withPoint(p, before, 'failback', { at: shutAt, bytes: kept.bytes });
    note(job, replica, 'failback-committed');
    tx.put('points', points, { causedBy: operation.id });
    moveHome(job, replica);
    enter(job, replica, 'ready', {
      power: 'off',
      failback: null,
      failover: null,
      isolated: false,
      isolatedBy: null,
      temporaryBytes: 0,
      latestPointAt: newestAt(points),
      failure: null,
    });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, 'failback', failure),
};

export const cancelFailback: Effects = {
  begin: entering('undoing'),
  end(job) {
    const replica = replicaOf(job);
    if (replica.power === 'off') {
      if (copiesOf(job.tx, replica.vmId, replica.id).source.power === 'on') {
        return { code: 'source-running', detail: 'Production came on, so the replica was not started again.' };
      }
      const from = ownDisk(job, replica, 'own-disk');
      const failed = startReplica(job, replica, { from, network: 'production', effect: 'replica-started' });
      if (failed !== null) return failed;
    }
    note(job, replica, 'failback-cancelled');
    enter(job, replica, 'failover', { power: 'on', failback: null, failure: null });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, 'ready-to-switch', failure),
};

export const undoFailback: Effects = {
  begin: entering('undoing'),
  middle: [
    (job) => {
      const { tx, work } = job;
      const replica = replicaOf(job);
      const isHeard = isConnected(tx, sourceSiteId(tx, replica, tx.need('vm', replica.vmId)));
      // Nobody can look: the person's word, which was checked when the order was accepted, stands in its place.
      return !isHeard && work.evidence !== null ? null : stopSourceOnTheWay(job, replica);
    },
  ],
  end(job) {
    const { operation } = job;
    const replica = replicaOf(job);
    const from = ownDisk(job, replica, 'own-disk');
    const wasSeenOff = replica.sourcePower.power === 'off' && replica.sourcePower.changedBy === operation.id;
    if (!wasSeenOff && job.work.evidence === null) {
      return { code: 'source-not-off', detail: 'Production was seen on again, so the replica was not started.' };
    }
    const failed = startReplica(job, replica, { from, network: 'production', effect: 'replica-started' });
    if (failed !== null) return failed;
    const byWord = { power: 'off' as const, observedAt: null, observer: 'none' as const, changedBy: null };
    const sourcePower = wasSeenOff ? replica.sourcePower : byWord;
    enter(job, replica, 'failover', { power: 'on', failback: null, sourcePower, failure: null });
    return 'done';
  },
  fail: (job, failure) => fallBack(job, 'failback', failure),
};
