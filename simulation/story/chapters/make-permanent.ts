import { planOf, vmsInFailover } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** One VM stays at the provider. */
export const makePermanent: ChapterOf = (world) => ({
  turn() {
    const vmIds = vmsInFailover(world).slice(0, 1);
    return vmIds.length === 0 ? 'over' : planOf('permanent-failover', vmIds);
  },
});
