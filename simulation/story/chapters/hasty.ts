import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** Somebody presses the button though the review says that nothing shows the sources to be off. */
export const hasty: ChapterOf = (world) => {
  const siteId = world.siteId('LON-A');
  let lost = false;
  return {
    turn() {
      if (!lost) {
        lost = true;
        world.loseSite(siteId, 'off', false);
        return 'wait';
      }
      return planOf('failover', vmsAt(world, siteId), { regardless: true });
    },
  };
};
