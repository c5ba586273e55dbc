import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** Nobody knows whether the sources run, and a person takes the risk. */
export const override: ChapterOf = (world, dice) => {
  const siteId = world.siteId('LON-A');
  const sources = dice.pick(['on', 'off', 'as-they-are'] as const);
  let lost = false;
  return {
    turn() {
      if (!lost) {
        lost = true;
        world.watchCopies();
        world.loseSite(siteId, sources, true);
        return 'wait';
      }
      const vmIds = vmsAt(world, siteId);
      return planOf('failover', vmIds, { evidence: [{ kind: 'override', vmIds, reason: 'The customers wait.' }] });
    },
  };
};
