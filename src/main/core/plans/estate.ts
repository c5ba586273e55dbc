import type { PlanEstate, PlanVmFacts, ReplicaPoints } from '#shared/domain/index.ts';
import type { InventoryReader } from '../store/ports.ts';

/** 200 VMs with 28 points each take some 10 ms to read. */
const VMS_A_TURN = 200;

export type EstateReader = Pick<InventoryReader, 'subjects' | 'networks' | 'publicIpRules'>;

export const NO_ESTATE: PlanEstate = { vms: new Map(), networks: new Map(), rules: new Map(), others: [] };

/** What plans with these VMs are held against, read a piece a turn: a plan may have 10,000 members. */
export async function readEstate(
  vmIds: Iterable<string>,
  reader: EstateReader,
  others: PlanEstate['others'],
  turn: () => Promise<void>,
): Promise<PlanEstate> {
  const rules = new Map(reader.publicIpRules().map((rule) => [rule.id, rule]));
  const networks = new Map(reader.networks().map((network) => [network.id, network]));
  const asked = [...new Set(vmIds)];
  const vms = new Map<string, PlanVmFacts>();
  for (let from = 0; from < asked.length; from += VMS_A_TURN) {
    if (from > 0) await turn();
    for (const subject of reader.subjects(asked.slice(from, from + VMS_A_TURN))) {
      vms.set(subject.vm.id, factsOf(subject));
    }
  }
  return { vms, networks, rules, others };
}

type Subject = ReturnType<InventoryReader['subjects']>[number];

function factsOf({ vm, replica, points }: Subject): PlanVmFacts {
  const { name, siteId, placement, addressing, addresses, networkIds, cpuMhz, memoryBytes } = vm;
  const newest = newestPoint(points);
  return {
    ...{ name, siteId, placement, addressing, addresses, networkIds, cpuMhz, memoryBytes },
    replica: replica === null ? null : { id: replica.id, kind: replica.kind, hostId: replica.hostId },
    hasPoint: newest !== null || (points?.journal ?? null) !== null,
    newestIsInfected: newest?.malware === 'infected',
  };
}

function newestPoint(points: ReplicaPoints | null): ReplicaPoints['points'][number] | null {
  return (points?.points ?? []).reduce<ReplicaPoints['points'][number] | null>(
    (newest, point) => (newest === null || point.at > newest.at ? point : newest),
    null,
  );
}
