import { useMemo, useState } from 'react';
import type { FailbackVm } from '#shared/ipc/index.ts';

/** Which of the VMs on a page an order is for: all of them, until a person takes some away. */
export interface Chosen {
  readonly vms: readonly FailbackVm[];
  readonly ids: readonly string[];
  readonly isAll: boolean;
  readonly has: (vmId: string) => boolean;
  readonly toggle: (vmId: string) => void;
  readonly toggleAll: () => void;
}

export function useChosen(vms: readonly FailbackVm[]): Chosen {
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const chosen = vms.filter(({ vmId }) => !without.has(vmId));
    const toggle = (vmId: string) =>
      setWithout((before) => {
        const after = new Set(before);
        if (!after.delete(vmId)) after.add(vmId);
        return after;
      });
    const isAll = chosen.length === vms.length;
    return {
      vms: chosen,
      ids: chosen.map(({ vmId }) => vmId),
      isAll,
      has: (vmId) => !without.has(vmId),
      toggle,
      toggleAll: () => setWithout(isAll ? new Set(vms.map(({ vmId }) => vmId)) : new Set()),
    };
  }, [vms, without]);
}
