import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

/** A site burns, and the plan that was written for that day is carried out, with its gates and its pauses. */
export const wholeSite: ChapterOf = (world, dice) => {
  const siteId = world.siteId('LON-A');
  const members = { site: 'LON-A', count: 8 };
  let planId: string | null = null;
  let lost = false;
  return {
    turn() {
      if (planId === null) {
        planId = world.planner.keep(members, dice);
        return 'wait';
      }
      const { console: now } = world;
      if (!world.planner.isHeard(planId, now)) return 'wait';
      if (!lost) {
        lost = true;
        world.loseSite(siteId, 'off', false);
        return 'wait';
      }
      const { reader } = now.room.inventory;
      const away = world.contacts.findLast((each) => each.siteId === siteId)?.connected === false;
      if (away && reader.sites().find(({ id }) => id === siteId)?.contact.state === 'connected') return 'wait';
      return planOf('failover', [], {
        planId,
        evidence: [{ kind: 'attestation', siteId, vmId: null, who: 'Operator', howKnown: 'Saw it burn.' }],
      });
    },
  };
};

/** What the plan left out follows it. */
export const theRest: ChapterOf = (world) => ({
  turn() {
    const siteId = world.siteId('LON-A');
    const rows = world.console.room.inventory.reader.estateRows();
    const ready = new Set(rows.filter(({ state }) => state === 'ready').map(({ vmId }) => vmId));
    const vmIds = vmsAt(world, siteId).filter((vmId) => ready.has(vmId));
    if (vmIds.length === 0) return 'over';
    return planOf('failover', vmIds.slice(0, 3), {
      scope: 'full-site',
      evidence: [{ kind: 'attestation', siteId, vmId: null, who: 'Operator', howKnown: 'Saw it burn.' }],
    });
  },
});
