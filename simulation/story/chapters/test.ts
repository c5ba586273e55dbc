import { chosenPoints } from '../points.ts';
import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** A few machines are tried out, by the tiers of their application. */
export const testSome: ChapterOf = (world, dice) => {
  const siteId = world.siteId(dice.pick(['LON-A', 'LON-B']));
  const [first, count] = [dice.int(0, 3), dice.int(2, 4)];
  return {
    turn() {
      const vmIds = vmsAt(world, siteId).slice(first, first + count);
      return planOf('test-failover', vmIds, chosenPoints(world, dice, vmIds));
    },
  };
};

/** A plan is rehearsed as it stands, with its gates; at times its guests run on until a person has seen enough. */
export const testPlan: ChapterOf = (world, dice) => {
  const members = { site: 'LON-B', count: dice.int(3, 4) };
  const keepTestRunning = dice.chance(0.25);
  let planId: string | null = null;
  return {
    turn() {
      if (planId === null) {
        planId = world.planner.keep(members, dice);
        return 'wait';
      }
      if (!world.planner.isHeard(planId, world.console)) return 'wait';
      return planOf('test-failover', [], { planId, options: { keepTestRunning } });
    },
  };
};

/** What still runs in a test is stopped. */
export const testsEnd: ChapterOf = (world) => ({
  turn() {
    const rows = world.console.room.inventory.reader.estateRows();
    const vmIds = rows.filter(({ state }) => state === 'verifying').map(({ vmId }) => vmId);
    return vmIds.length === 0 ? 'over' : planOf('test-stop', vmIds);
  },
});
