import { chosenPoints } from '../points.ts';
import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** A site that stands is cleared: its sources are powered off first, but for those whose risk a person takes. */
export const evacuate: ChapterOf = (world, dice) => {
  const siteId = world.siteId('LON-B');
  const [attests, declines] = [dice.chance(0.5), dice.chance(0.2)];
  return {
    turn() {
      const vmIds = vmsAt(world, siteId);
      const declined = declines ? vmIds.slice(0, 2) : [];
      if (declined.length > 0) world.watchCopies();
      return planOf('failover', vmIds, {
        ...chosenPoints(world, dice, vmIds),
        evidence: [
          // A word about a site that is in contact is worth nothing; people give it all the same.
          ...(attests
            ? [{ kind: 'attestation' as const, siteId, vmId: null, who: 'Operator', howKnown: 'I am sure.' }]
            : []),
          ...(declined.length > 0
            ? [
                { kind: 'decline-power-off' as const, vmIds: declined },
                { kind: 'override' as const, vmIds: declined, reason: 'They are read-only.' },
              ]
            : []),
        ],
      });
    },
  };
};
