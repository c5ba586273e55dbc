import { useCallback } from 'react';
import { slotOf } from '../estate/delta.ts';
import { useCurrentPicture } from '../estate/store.ts';
import { vmAt } from '../estate/vm.ts';
import type { TierFacts } from './edit/tiers.ts';

export type NameOf = (vmId: string) => string;

/** How VMs are called; the id itself where nothing is known of one. */
export function useVmNames(): NameOf {
  const picture = useCurrentPicture();
  const names = picture?.names;
  const vmIds = picture?.vmIds;
  return useCallback(
    (vmId) => (picture === null ? vmId : (picture.names[slotOf(picture, vmId)] ?? vmId)),
    // The picture is a new object with every change of a state; its names are not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [names, vmIds],
  );
}

export type TierFactsOf = (vmId: string) => TierFacts | null;

/** To which application and tier VMs belong. */
export function useTierFacts(): TierFactsOf {
  const picture = useCurrentPicture();
  return (vmId) => {
    const vm = picture === null ? null : vmAt(picture, slotOf(picture, vmId));
    return vm === null ? null : { application: vm.application, tier: vm.tier };
  };
}

/** "a, b … (+3)": so many names as fit a line. */
export function namesInLine(vmIds: readonly string[], nameOf: NameOf, max = 3): string {
  const shown = vmIds.slice(0, max).map(nameOf).join(', ');
  return vmIds.length > max ? `${shown} … (+${vmIds.length - max})` : shown;
}
