import type { Replica } from '#shared/domain/index.ts';
import { switchoverMs } from '../model/durations.ts';
import type { SwitchingRecord } from '../state/records.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import type { Job, WorkFailure } from './effects/job.ts';
import { hostFailure } from './effects/job.ts';
import { beginSwitching, productionOn, replicaOff, switchingFailed } from './effects/switchover.ts';
import { play } from './machines.ts';
import type { Deeds } from './machines.ts';
import { putReplica } from './replicas.ts';

/**
 * Switchovers that the provider does by itself, at a time or because the mode became automatic: caused by the operation
 * that last set the switchover. Invariant: what is still to be done is in a record, so a restart goes on with it.
 */

const ASK_AGAIN_MS = 1_000;

/** After the end of a synchronisation or a change: notes when the provider is to switch over, or that it is not. */
export function planSwitchover({ p, tx, operation }: Job): void {
  const { order } = operation;
  if (order.kind !== 'failback-start' && order.kind !== 'change-switchover') return;
  const replica = tx.get('replica', order.replicaId);
  const facts = replica?.failback;
  if (replica?.state !== 'ready-to-switch' || facts == null) return;
  const { switchover, switchoverBy: by } = facts;
  const now = p.clock.now();
  const at = switchover.mode === 'scheduled' ? Math.max(now, switchover.at) : now;
  const record = { replicaId: replica.id, by, at, phase: 'begin' as const };
  tx.keep('switching', replica.id, switchover.mode === 'manual' ? null : record);
}

function jobOf(p: Provider, tx: Transaction, deeds: Deeds, by: string): Job {
  const work = tx.record('work', by);
  if (work === undefined) throw new Error(`no work of ${by}`);
  return { p, tx, deeds, operation: tx.need('operation', by), work };
}

function halfMs(p: Provider, tx: Transaction, replica: Replica, by: string): number {
  const vm = tx.need('vm', replica.vmId);
  return switchoverMs(vm, p.dice.fork(`${by}/switchover`), p.settings.speed) / 2;
}

/** Begins where that is still wanted and possible. Answers what comes next; null where nothing does. */
function begin(job: Job, record: SwitchingRecord): SwitchingRecord | null {
  const { p, tx } = job;
  const replica = tx.get('replica', record.replicaId);
  if (replica?.state !== 'ready-to-switch' || replica.failback?.switchoverBy !== record.by) return null;
  // Somebody has just ordered something for it: that goes first.
  if (p.store.indexes.openByTarget.of(replica.id).length > 0) {
    return { ...record, at: p.clock.now() + ASK_AGAIN_MS };
  }
  if (!replica.allowedActions.includes('switch-over')) {
    const why = replica.blockers.find(({ actions }) => actions.includes('switch-over'))?.detail ?? '';
    putReplica(p, tx, { ...replica, failure: `The switchover did not begin. ${why}`.trim() }, record.by);
    return null;
  }
  beginSwitching(job);
  return { ...record, phase: 'replica-off', at: p.clock.now() + halfMs(p, tx, replica, record.by) };
}

function goOn(job: Job, record: SwitchingRecord, phase: (job: Job) => WorkFailure | null): SwitchingRecord | null {
  const { p, tx } = job;
  const failure = hostFailure(job) ?? phase(job);
  if (failure !== null) {
    switchingFailed(job, failure);
    return null;
  }
  if (record.phase === 'source-on') return null;
  const replica = tx.need('replica', record.replicaId);
  return { ...record, phase: 'source-on', at: p.clock.now() + halfMs(p, tx, replica, record.by) };
}

function next(job: Job, record: SwitchingRecord): SwitchingRecord | null {
  switch (record.phase) {
    case 'begin':
      return begin(job, record);
    case 'replica-off':
      return goOn(job, record, replicaOff);
    case 'source-on':
      return goOn(job, record, productionOn);
  }
}

/** Waits for the next phase of a replica's own switchover, where there is one, and so on until it is done. */
export function pursueSwitchover(p: Provider, replicaId: string): void {
  const waiting = p.store.record('switching', replicaId);
  if (waiting === undefined) return;
  p.clock.at(waiting.at, () => {
    // Changed or done since: then another timer goes on with it.
    if (p.stopped || p.store.record('switching', replicaId) !== waiting) return;
    play(
      p,
      (tx, deeds) => tx.keep('switching', replicaId, next(jobOf(p, tx, deeds, waiting.by), waiting)),
      () => pursueSwitchover(p, replicaId),
    );
  });
}
