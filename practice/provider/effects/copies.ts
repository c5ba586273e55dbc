import type { Replica } from '#shared/domain/index.ts';
import type { Attachment, ChosenPoint, EffectName } from '../../state/records.ts';
import { isConnected, productionSiteId, putReplica, sourceSiteId, useHost } from '../replicas.ts';
import { copiesOf, switchCopy } from '../truth.ts';
import { note, really } from './job.ts';
import type { Job, WorkFailure } from './job.ts';

/** Starting and stopping the two copies of a VM: really, in the books of the truth, and on the cloud host. */

export const guestKey = (vmId: string, copy: 'source' | 'replica'): string => `${vmId}.${copy}`;

function staysOn({ tx }: Job, vmId: string, copy: 'source' | 'replica'): boolean {
  return tx.record('guest', guestKey(vmId, copy))?.how === 'stays-on';
}

interface Starting {
  readonly from: ChosenPoint;
  readonly network: Attachment;
  readonly effect: EffectName;
}

/** Powers the replica on. What is told of it, the caller writes. */
export function startReplica(job: Job, replica: Replica, { from, network, effect }: Starting): WorkFailure | null {
  const { p, tx, operation } = job;
  const started = really(job, replica, { do: 'start-replica', from, network });
  if ('code' in started) return started;
  const { vmId, id: replicaId } = replica;
  switchCopy(p, tx, { vmId, replicaId, copy: 'replica', power: 'on', by: operation.id, from, network });
  useHost(p, tx, replica, 1, operation.id);
  note(job, replica, effect, { from, network });
  return null;
}

interface Stopping {
  readonly effect: EffectName;
  readonly writes: 'keep' | 'discard';
  /** The point that it goes back to, where it goes back to one. */
  readonly from?: ChosenPoint | null;
}

/** Powers the replica off. */
export function stopReplica(job: Job, replica: Replica, { effect, writes, from }: Stopping): WorkFailure | null {
  const { p, tx, operation } = job;
  const stopped = really(job, replica, { do: 'stop-replica', writes });
  if ('code' in stopped) return stopped;
  const { vmId, id: replicaId } = replica;
  if (replica.power === 'on') useHost(p, tx, replica, -1, operation.id);
  switchCopy(p, tx, { vmId, replicaId, copy: 'replica', power: 'off', by: operation.id });
  note(job, replica, effect, { from: from ?? null });
  return null;
}

/** Shuts the replica down for good and sees it off; a guest that does not go down stays on. */
export function shutReplicaDown(job: Job, replica: Replica): WorkFailure | null {
  if (replica.power === 'off') return null;
  if (staysOn(job, replica.vmId, 'replica')) {
    return { code: 'replica-not-off', detail: 'The replica did not shut down and could not be powered off.' };
  }
  const failed = stopReplica(job, replica, { effect: 'replica-stopped', writes: 'keep' });
  if (failed !== null) return failed;
  putReplica(job.p, job.tx, { ...replica, power: 'off' }, job.operation.id);
  return null;
}

/** Powers the source off and sees it off. The answer is told of the source; a failure where it was not seen off. */
export function stopSource(job: Job, replica: Replica): Replica['sourcePower'] | WorkFailure {
  const { p, tx, operation } = job;
  const vm = tx.need('vm', replica.vmId);
  if (!isConnected(tx, sourceSiteId(tx, replica, vm))) {
    return { code: 'site-lost', detail: 'The site was lost before its source could be powered off.' };
  }
  const isOn = copiesOf(tx, vm.id, replica.id).source.power === 'on';
  if (isOn && staysOn(job, vm.id, 'source')) {
    return { code: 'source-not-off', detail: 'The source did not shut down and could not be powered off.' };
  }
  const stopped = really(job, replica, { do: 'stop-source' });
  if ('code' in stopped) return stopped;
  const target = { vmId: vm.id, replicaId: replica.id };
  // One that had gone off by itself is seen off all the same: that is what was ordered.
  switchCopy(p, tx, { ...target, copy: 'source', power: 'off', by: operation.id });
  note(job, replica, 'source-stopped');
  return { power: 'off', observedAt: p.clock.now(), observer: 'operation', changedBy: operation.id };
}

/** Powers the source off on the way of a longer operation, and tells it. */
export function stopSourceOnTheWay(job: Job, replica: Replica): WorkFailure | null {
  const seen = stopSource(job, replica);
  if ('code' in seen) return seen;
  putReplica(job.p, job.tx, { ...replica, sourcePower: seen }, job.operation.id);
  return null;
}

/** What a replica that was shut down holds: everything it wrote up to that moment. */
export function ownDisk({ tx }: Job, replica: Replica, choice: 'own-disk' | 'replica'): ChosenPoint {
  return { choice, pointId: null, at: copiesOf(tx, replica.vmId, replica.id).replica.since };
}

/** Starts production with what came home. The replica must be off, really: the switchover is its own evidence. */
export function startSource(job: Job, replica: Replica): Replica['sourcePower'] | WorkFailure {
  const { p, tx, operation } = job;
  const { vmId, id: replicaId } = replica;
  if (!isConnected(tx, productionSiteId(tx, replica, tx.need('vm', vmId)))) {
    return { code: 'site-lost', detail: 'The site was lost before production could be started there.' };
  }
  if (copiesOf(tx, vmId, replicaId).replica.power === 'on') {
    return { code: 'replica-not-off', detail: 'The replica was not seen off, so production was not started.' };
  }
  const started = really(job, replica, { do: 'start-source' });
  if ('code' in started) return started;
  const from = ownDisk(job, replica, 'replica');
  switchCopy(p, tx, { vmId, replicaId, copy: 'source', power: 'on', by: operation.id, from });
  note(job, replica, 'source-started', { from, network: 'production' });
  return { power: 'on', observedAt: p.clock.now(), observer: 'operation', changedBy: operation.id };
}
