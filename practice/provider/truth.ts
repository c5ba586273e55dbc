import type { Operation } from '#shared/domain/index.ts';
import { APPLIANCE_ID } from '../estate/ids.ts';
import type { ChosenPoint, CopiesRecord, EffectName, WorkRecord } from '../state/records.ts';
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
  return {
    vmId,
    replicaId,
    source: { power: seen?.power === 'off' ? 'off' : 'on', since: seen?.observedAt ?? 0, by: 'site' },
    replica: { power: 'off', since: 0, by: 'site', from: null },
  };
}

interface Switch {
  readonly vmId: string;
  readonly replicaId: string;
  readonly copy: 'source' | 'replica';
  readonly power: 'on' | 'off';
  readonly by: string;
  readonly from?: ChosenPoint | null;
}

/** Switches a copy on or off, really. */
export function switchCopy(p: Provider, tx: Transaction, { vmId, replicaId, copy, power, by, from }: Switch): void {
  const at = p.clock.now();
  const before = copiesOf(tx, vmId, replicaId);
  if (before[copy].power === power && from === undefined) return;
  const after =
    copy === 'source'
      ? { ...before, source: { power, since: at, by } }
      : { ...before, replica: { power, since: at, by, from: from ?? null } };
  tx.keep('copies', vmId, after);
  tx.keep('power', `${String(tx.nextSeq)}.${vmId}.${copy}`, { at, vmId, copy, power, by });
}

interface Done {
  readonly operation: Operation;
  readonly work: WorkRecord;
  readonly effect: EffectName;
  readonly vmId: string | null;
  readonly replicaId: string | null;
}

/** Writes down that an operation really did something. */
export function noteEffect(p: Provider, tx: Transaction, { operation, work, effect, vmId, replicaId }: Done): void {
  const number = p.store.records('effect').size + 1;
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
    from: work.from,
    sourcePower: source,
    applianceScope: tx.get('appliance', APPLIANCE_ID)?.scope ?? null,
  });
}
