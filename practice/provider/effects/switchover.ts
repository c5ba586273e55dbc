import type { FailbackFacts, Replica } from '#shared/domain/index.ts';
import { putReplica } from '../replicas.ts';
import { shutReplicaDown, startSource } from './copies.ts';
import { enter, entering, fallBack, note, replicaOf } from './job.ts';
import type { Effects, Job, WorkFailure } from './job.ts';

/**
 * Switching over: the replica is shut down and seen off first, its last changes go home, then production is started.
 * Done for an order, or by the provider itself at the end of a synchronisation or at a time.
 */

export function failbackOf(replica: Replica): FailbackFacts {
  if (replica.failback === null) throw new Error(`${replica.id} is in no failback`);
  return replica.failback;
}

export const beginSwitching = entering('switching');

export const replicaOff = (job: Job): WorkFailure | null => shutReplicaDown(job, replicaOf(job));

export function productionOn(job: Job): WorkFailure | null {
  const replica = replicaOf(job);
  const seen = startSource(job, replica);
  if ('code' in seen) return seen;
  const failback = { ...failbackOf(replica), switchedAt: job.p.clock.now() };
  enter(job, replica, 'failback', { power: 'off', sourcePower: seen, failback, failure: null });
  return null;
}

/** Both copies are off then, unless the replica did not go down: switch over again, or cancel. */
export const switchingFailed = (job: Job, failure: WorkFailure): void => fallBack(job, 'ready-to-switch', failure);

export const switchOver: Effects = {
  begin: beginSwitching,
  middle: [replicaOff],
  end: (job) => productionOn(job) ?? 'done',
  fail: switchingFailed,
};

export const changeSwitchover: Effects = {
  begin: () => undefined,
  end(job) {
    const { p, tx, operation } = job;
    const { order } = operation;
    if (order.kind !== 'change-switchover') throw new Error('a change of the switchover says how it is to be');
    const replica = replicaOf(job);
    if (replica.failback === null || (replica.state !== 'synchronising' && replica.state !== 'ready-to-switch')) {
      return { code: 'too-late', detail: 'The switchover has begun already.' };
    }
    const failback = { ...replica.failback, switchover: order.switchover, switchoverBy: operation.id };
    note(job, replica, 'switchover-changed');
    putReplica(p, tx, { ...replica, failback, failure: null }, operation.id);
    return 'done';
  },
  fail(job, { detail }) {
    const failure = `${detail} The switchover stays as it was.`;
    putReplica(job.p, job.tx, { ...replicaOf(job), failure }, job.operation.id);
  },
};
