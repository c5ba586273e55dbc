import type { EstatePicture } from '#shared/ipc/estate.ts';
import type { Mark } from '../estate/marks.ts';
import { markAt } from '../estate/vm.ts';
import type { Mask } from '../selection/mask.ts';

/** VMs that every filter lets through; null where nothing is filtered. No states at all means: every state. */
export function filtered(
  picture: EstatePicture,
  matches: Mask | null,
  states: ReadonlySet<Mark>,
  only: Mask | null,
  gatewayNow: number,
): Mask | null {
  if (states.size === 0 && only === null) return matches;
  const left = new Uint8Array(picture.vmIds.length);
  for (let slot = 0; slot < left.length; slot += 1) {
    if (matches !== null && matches[slot] !== 1) continue;
    if (only !== null && only[slot] !== 1) continue;
    if (states.size > 0 && !states.has(markAt(picture, slot, gatewayNow))) continue;
    left[slot] = 1;
  }
  return left;
}
