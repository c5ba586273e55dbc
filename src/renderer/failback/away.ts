import type { EstatePicture, VmLook } from '#shared/ipc/estate.ts';
import { hasFlag, lookAt } from '../estate/vm.ts';
import { type Mask, slotsOf } from '../selection/mask.ts';

const awayLooks: readonly VmLook[] = ['failover', 'failed', 'ready-to-switch', 'failback', 'two-copies'];

/** VMs of a selection that run at the provider, or are on their way home. Which of them a wizard takes, the core decides. */
export function awayOf(picture: EstatePicture, mask: Mask): readonly string[] {
  return slotsOf(mask)
    .filter((slot) => {
      const look = lookAt(picture, slot);
      return awayLooks.includes(look) || (look === 'working' && hasFlag(picture.flags[slot] ?? 0, 'claimed'));
    })
    .map((slot) => picture.vmIds[slot] ?? '');
}
