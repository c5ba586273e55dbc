import type { ComputeAmount, Site, Vm } from '#shared/domain/index.ts';
import type { Genesis, GenesisEntity } from '../estate/genesis.ts';
import { judge } from '../model/judge.ts';

/** The estate with the first `allowedActions` and `blockers` of every replica, by the same rules as later. */
export function judgedGenesis(genesis: Genesis): readonly GenesisEntity[] {
  const vms = new Map<string, Vm>();
  const sites = new Map<string, Site>();
  const free = new Map<string, ComputeAmount>();
  for (const { kind, body } of genesis.entities) {
    if (kind === 'vm') vms.set(body.id, body);
    if (kind === 'site') sites.set(body.id, body);
    if (kind === 'host') free.set(body.id, body.capacity);
  }
  return genesis.entities.map((entity): GenesisEntity => {
    if (entity.kind !== 'replica') return entity;
    const replica = entity.body;
    const vm = vms.get(replica.vmId);
    const site = sites.get(vm?.siteId ?? '');
    if (vm === undefined || site === undefined) throw new Error(`replica ${replica.id} has no VM at a site`);
    const verdict = judge({
      replica,
      vm,
      contact: site.contact.state,
      productionContact: site.contact.state,
      hostReachable: true,
      hostFree: free.get(replica.hostId) ?? { cpuMhz: 0, memoryBytes: 0 },
      hasPoint: replica.latestPointAt !== null,
      tenantEnabled: true,
    });
    return { kind: 'replica', body: { ...replica, ...verdict } };
  });
}
