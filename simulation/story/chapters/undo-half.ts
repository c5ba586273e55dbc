import { planOf, vmsInFailover } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** Half of what runs at the provider is given up again. */
export const undoHalf: ChapterOf = (world) => ({
  turn() {
    const vmIds = vmsInFailover(world);
    return vmIds.length === 0 ? 'over' : planOf('undo-failover', vmIds.slice(0, Math.ceil(vmIds.length / 2)));
  },
});
