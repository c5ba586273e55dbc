import { transact } from '../state/transaction.ts';
import { observeSource } from './contact.ts';
import type { Provider } from './context.ts';
import { loseSite } from './incidents.ts';
import { isConnected, putReplica, sourceSiteId } from './replicas.ts';
import { copiesOf, switchCopy } from './truth.ts';

/** A copy went off by itself: the books say so at once, the feed where somebody sees it. */
function wentOff(p: Provider, vmId: string, copy: 'source' | 'replica'): void {
  const replicaId = p.store.indexes.replicaOfVm.get(vmId);
  if (replicaId === undefined || p.stopped) return;
  transact(p.store, (tx) => {
    if (copiesOf(tx, vmId, replicaId)[copy].power === 'off') return;
    switchCopy(p, tx, { vmId, replicaId, copy, power: 'off', by: 'site' });
    const replica = tx.need('replica', replicaId);
    if (copy === 'replica') putReplica(p, tx, { ...replica, power: 'off' });
    else if (isConnected(tx, sourceSiteId(tx, replica, tx.need('vm', vmId)))) observeSource(p, tx, replica);
  });
}

/** Believes the machines: what they do without having been asked is a fact like any other. */
export function watchMachines(p: Provider): void {
  p.machines.watch({
    wentOff: (vmId, copy) => wentOff(p, vmId, copy),
    fellSilent: (siteId) => {
      if (!p.stopped && isConnected(p.store, siteId)) loseSite(p, { siteId, sources: 'as-they-are', unknown: false });
    },
  });
}
