import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** Machines of a site that stands move over in good order: some of one replication job, and at times one of another. */
export const planned: ChapterOf = (world, dice) => {
  const siteId = world.siteId('LON-B');
  const [first, count] = [dice.pick([0, 0, 4]), dice.int(2, 3)];
  return {
    turn() {
      const vmIds = vmsAt(world, siteId).slice(first, first + count);
      return vmIds.length === 0 ? 'over' : planOf('planned-failover', vmIds);
    },
  };
};
