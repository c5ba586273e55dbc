import type { Replica } from '#shared/domain/index.ts';
import { failbackItems } from '#shared/ipc/index.ts';
import type { FailbackItem, FailbackTick, FailbackVm, KeptFailback } from '#shared/ipc/index.ts';

/** What was kept of each VM. Made once a change of the wizard: there may be 10,000 VMs in one act of ticking. */
interface ByVm {
  readonly ticks: ReadonlyMap<string, readonly FailbackTick[]>;
  readonly left: ReadonlyMap<string, KeptFailback['left'][number]>;
}

const made = new WeakMap<KeptFailback, ByVm>();

function byVm(kept: KeptFailback): ByVm {
  const known = made.get(kept);
  if (known !== undefined) return known;
  const ticks = new Map<string, FailbackTick[]>();
  for (const tick of kept.ticks)
    for (const vmId of tick.vmIds) {
      const ofVm = ticks.get(vmId) ?? [];
      ofVm.push(tick);
      ticks.set(vmId, ofVm);
    }
  const index = { ticks, left: new Map(kept.left.map((one) => [one.vmId, one])) };
  made.set(kept, index);
  return index;
}

/** What was ticked of a VM; the newest word of each item. A tick of an earlier switchover says nothing of this one. */
export function ticksOf(kept: KeptFailback, vmId: string, replica: Replica | null): FailbackVm['ticks'] {
  const since = replica?.failback?.switchedAt ?? replica?.failback?.since ?? 0;
  const ticks: Partial<Record<FailbackItem, Omit<FailbackTick, 'item' | 'vmIds'>>> = {};
  for (const { item, at, by, note } of byVm(kept).ticks.get(vmId) ?? [])
    if (at >= since) ticks[item] = { at, by, note };
  return ticks;
}

export function isVerified(kept: KeptFailback, vmId: string, replica: Replica | null): boolean {
  const ticks = ticksOf(kept, vmId, replica);
  return failbackItems.every((item) => ticks[item] !== undefined);
}

export function leftOf(kept: KeptFailback, vmId: string): KeptFailback['left'][number] | null {
  return byVm(kept).left.get(vmId) ?? null;
}

/** The ticks without those of an item for some VMs. */
export function withoutTicks(
  ticks: readonly FailbackTick[],
  item: FailbackItem,
  vmIds: ReadonlySet<string>,
): FailbackTick[] {
  return ticks.flatMap((tick) => {
    if (tick.item !== item) return [tick];
    const left = tick.vmIds.filter((id) => !vmIds.has(id));
    return left.length === 0 ? [] : [{ ...tick, vmIds: left }];
  });
}
