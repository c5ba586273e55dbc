import type { Operation } from '#shared/domain/index.ts';
import { APPLIANCE_ID } from '../estate/ids.ts';
import type { Attachment, ChosenPoint, CopiesRecord, EffectName } from '../state/records.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';

/**
 * The ground truth: what the copies really do, apart from what the API tells. Checkers read it over the control port.
 * It counts what was done for each step, however often and under whatever key it was ordered.
 */

/** What both copies of a VM really do. */
export function copiesOf(tx: Transaction, vmId: string, replicaId: string): CopiesRecord {
  const known = tx.record('copies', vmId);
  if (known !== undefined) return known;
  const seen = tx.get('replica', replicaId)?.sourcePower;
  const source = seen?.power === 'off' ? ('off' as const) : ('on' as const);
  const network = source === 'on' ? ('production' as const) : null;
  return {
    vmId,
    replicaId,
    source: { power: source, since: seen?.observedAt ?? 0, by: 'site', from: null, network },
    replica: { power: 'off', since: 0, by: 'site', from: null, network: null },
  };
}

interface Switch {
  readonly vmId: string;
  readonly replicaId: string;
  readonly copy: 'source' | 'replica';
  readonly power: 'on' | 'off';
  readonly by: string;
  /** What a started copy starts from. */
  readonly from?: ChosenPoint;
  /** Where a started copy hangs; production unless told otherwise. */
  readonly network?: Attachment;
}

/** Switches a copy on or off, really. Answers whether that changed anything. */
export function switchCopy(p: Provider, tx: Transaction, wanted: Switch): boolean {
  const { vmId, replicaId, copy, power, by } = wanted;
  const at = p.clock.now();
  const before = copiesOf(tx, vmId, replicaId);
  if (before[copy].power === power) return false;
  const from = power === 'on' ? (wanted.from ?? null) : null;
  const network = power === 'on' ? (wanted.network ?? 'production') : null;
  tx.keep('copies', vmId, { ...before, [copy]: { power, since: at, by, from, network } });
  tx.keep('power', `${String(tx.nextSeq)}.${vmId}.${copy}`, { at, vmId, copy, power, by, from, network });
  return true;
}

/** Cuts a running replica off every network, really. */
export function cutOff(tx: Transaction, vmId: string, replicaId: string): void {
  const before = copiesOf(tx, vmId, replicaId);
  tx.keep('copies', vmId, { ...before, replica: { ...before.replica, network: 'isolated' } });
}

interface Done {
  readonly operation: Operation;
  readonly effect: EffectName;
  readonly vmId: string | null;
  readonly replicaId: string | null;
  readonly from?: ChosenPoint | null;
  readonly network?: Attachment;
}

/** Writes down that an operation really did something. */
export function noteEffect(p: Provider, tx: Transaction, done: Done): void {
  const { operation, effect, vmId, replicaId } = done;
  let number = p.store.records('effect').size + 1;
  while (tx.record('effect', String(number)) !== undefined) number += 1;
  const source = vmId === null || replicaId === null ? null : copiesOf(tx, vmId, replicaId).source.power;
  tx.keep('effect', String(number), {
    number,
    at: p.clock.now(),
    operationId: operation.id,
    stepKey: `${operation.runId}/${operation.stepId}`,
    attempt: operation.attempt,
    kind: operation.order.kind,
    replicaId,
    vmId,
    effect,
    from: done.from ?? null,
    network: done.network ?? null,
    sourcePower: source,
    applianceScope: tx.get('appliance', APPLIANCE_ID)?.scope ?? null,
  });
}
