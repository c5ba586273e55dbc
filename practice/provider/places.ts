import { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import type { KnownVm } from './machines.ts';
import { copiesOf } from './truth.ts';

/** Every VM with a replica, where it is, and what its copies do by the books. */
export function placesOf(p: Provider): KnownVm[] {
  const reading = new Transaction(p.store);
  return [...p.traits.keys()].flatMap((replicaId): KnownVm[] => {
    const vmId = p.store.get('replica', replicaId)?.vmId;
    if (vmId === undefined) return [];
    const vm = reading.need('vm', vmId);
    const site = reading.need('site', vm.siteId);
    const { source, replica } = copiesOf(reading, vmId, replicaId);
    const power = { sourceOn: source.power === 'on', replica: replica.power === 'on' ? replica.network : null };
    return [{ vmId, replicaId, siteId: site.id, siteName: site.name, diskBytes: vm.diskBytes, ...power }];
  });
}
