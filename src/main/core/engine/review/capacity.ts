import type { ReviewCapacity } from '#shared/ipc/index.ts';
import type { ReviewFacts } from './facts.ts';
import type { Included } from './included.ts';

/** What the start adds to each cloud host, against its hardware plan. */
export function capacityOf(included: readonly Included[], facts: ReviewFacts): ReviewCapacity[] {
  const adds = new Map<string, { cpuMhz: number; memoryBytes: number }>();
  for (const { subject } of included) {
    const sum = adds.get(subject.replica.hostId) ?? { cpuMhz: 0, memoryBytes: 0 };
    sum.cpuMhz += subject.vm.cpuMhz;
    sum.memoryBytes += subject.vm.memoryBytes;
    adds.set(subject.replica.hostId, sum);
  }
  return [...adds].flatMap(([hostId, add]) => {
    const host = facts.hosts.get(hostId);
    if (host === undefined) return [];
    const cpuMhz = { used: host.used.cpuMhz, adds: add.cpuMhz, capacity: host.capacity.cpuMhz };
    const memoryBytes = { used: host.used.memoryBytes, adds: add.memoryBytes, capacity: host.capacity.memoryBytes };
    const enough = fits(cpuMhz) && fits(memoryBytes);
    return [{ hostId, name: host.name, cpuMhz, memoryBytes, enough }];
  });
}

function fits(amount: { readonly used: number; readonly adds: number; readonly capacity: number }): boolean {
  return amount.used + amount.adds <= amount.capacity;
}
