import type { Replica } from '#shared/domain/index.ts';
import type { GuestRecord } from '../state/records.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { guestKey } from './effects/copies.ts';
import { putReplica, refreshReplica, useHost } from './replicas.ts';
import { switchCopy } from './truth.ts';

/** Machines that do not do what they should: cloud hosts out of reach, guests that do not shut down. */

/** Stops what a forced undo left running, now that the provider can look. */
function finishForcedUndo(p: Provider, tx: Transaction, replica: Replica): void {
  const by = replica.stateBy ?? 'fault';
  switchCopy(p, tx, { vmId: replica.vmId, replicaId: replica.id, copy: 'replica', power: 'off', by });
  useHost(p, tx, replica, -1);
  putReplica(p, tx, { ...replica, power: 'off', temporaryBytes: 0 });
}

/** The provider does not reach one of its hosts, or reaches it again. What runs there goes on meanwhile. */
export function setHostReach(p: Provider, hostId: string, reachable: boolean): boolean {
  if (p.store.get('host', hostId) === undefined) return false;
  if ((p.store.record('host', hostId) === undefined) === reachable) return false;
  const ids = p.store.indexes.replicasOfHost.of(hostId);
  transact(p.store, (tx) => {
    tx.keep('host', hostId, reachable ? null : { hostId });
    for (const id of ids) refreshReplica(p, tx, id);
    for (const id of reachable ? ids : []) {
      const replica = tx.get('replica', id);
      if (replica?.power === 'unknown') finishForcedUndo(p, tx, replica);
    }
  });
  return true;
}

export interface GuestTrouble extends Pick<GuestRecord, 'vmId' | 'copy'> {
  readonly how: GuestRecord['how'] | 'normal';
}

/** How a guest goes down when it is told to: slowly, not at all, or as it should. */
export function setGuest(p: Provider, { vmId, copy, how }: GuestTrouble): boolean {
  if (p.store.indexes.replicaOfVm.get(vmId) === undefined) return false;
  const record = how === 'normal' ? null : { vmId, copy, how };
  transact(p.store, (tx) => tx.keep('guest', guestKey(vmId, copy), record));
  return true;
}
