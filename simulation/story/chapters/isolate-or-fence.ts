import { planOf } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** Two copies that nobody sees for so long will not be seen. */
const PATIENCE_MS = 75_000;
const VMS_MAX = 4;

/** A site comes back with its machines on while their replicas run: one of the two is stopped, or cut off. */
export const isolateOrFence: ChapterOf = (world, dice) => {
  const verb = dice.pick(['power-off-source', 'isolate', 'isolate', 'undo-failover'] as const);
  let since: number | null = null;
  return {
    turn() {
      if (since === null) {
        since = world.time.now;
        world.watchCopies();
        for (const name of ['LON-A', 'LON-B']) {
          const siteId = world.siteId(name);
          if (world.contacts.findLast((each) => each.siteId === siteId)?.connected === false)
            world.returnSite(siteId, 'on');
        }
        return 'wait';
      }
      const rows = world.console.room.inventory.reader.estateRows();
      const vmIds = rows.filter(({ twoCopiesSince }) => twoCopiesSince !== null).map(({ vmId }) => vmId);
      if (vmIds.length > 0) return planOf(verb, vmIds.slice(0, VMS_MAX));
      return world.time.now < since + PATIENCE_MS ? 'wait' : 'over';
    },
  };
};
