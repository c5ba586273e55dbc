import type { World } from '../../world/world.ts';
import { planOf } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

const HEARD_MS = 5_000;

/** VMs in one of these states whose site is heard, as the console lists them. */
function vmsWith(world: World, states: readonly string[]): string[] {
  const { reader } = world.console.room.inventory;
  const heard = new Set(reader.sites().flatMap(({ id, contact }) => (contact.state === 'connected' ? [id] : [])));
  const rows = reader.estateRows().filter(({ placement, siteId }) => placement === 'home' && heard.has(siteId));
  return rows.filter(({ state }) => states.includes(state ?? '')).map(({ vmId }) => vmId);
}

/** What was lost stands again, and its machines are off. */
export const siteIsRebuilt: ChapterOf = (world) => {
  let since: number | null = null;
  return {
    turn() {
      if (since === null) {
        since = world.time.now;
        for (const name of ['LON-A', 'LON-B']) {
          const siteId = world.siteId(name);
          if (world.contacts.findLast((each) => each.siteId === siteId)?.connected === false)
            world.returnSite(siteId, 'off');
        }
      }
      return world.time.now < since + HEARD_MS ? 'wait' : 'over';
    },
  };
};

/** Some of what runs at the provider goes home: over by a person's word, at times by itself. */
export const goHome: ChapterOf = (world, dice) => {
  const count = dice.int(1, 3);
  const switchover = { mode: dice.chance(0.3) ? ('auto' as const) : ('manual' as const) };
  const failback = { target: { kind: 'original' as const }, quickRollback: dice.chance(0.7), switchover };
  return {
    turn() {
      const vmIds = vmsWith(world, ['failover']).slice(0, count);
      return vmIds.length === 0 ? 'over' : planOf('failback', vmIds, { options: { failback } });
    },
  };
};

/** The changes are home: production is started there, or it is left for another day. */
export const switchOrCancel: ChapterOf = (world, dice) => {
  const verb = dice.chance(0.3) ? 'cancel-failback' : 'switch-over';
  return {
    turn() {
      const vmIds = vmsWith(world, ['ready-to-switch']);
      return vmIds.length === 0 ? 'over' : planOf(verb, vmIds);
    },
  };
};

/** Production runs at home again: so be it, or back once more, at times because the site is lost anew. */
export const commitOrUndo: ChapterOf = (world, dice) => {
  const [undoes, burns] = [dice.chance(0.45), dice.chance(0.5)];
  let lost: string | null = null;
  return {
    turn() {
      const rows = world.console.room.inventory.reader.estateRows().filter(({ state }) => state === 'failback');
      const vmIds = rows.map(({ vmId }) => vmId);
      const [first] = rows;
      if (first === undefined) return 'over';
      if (!undoes) return planOf('commit-failback', vmIds);
      if (!burns) return planOf('undo-failback', vmIds);
      const { siteId } = first;
      if (lost === null) {
        lost = siteId;
        world.loseSite(siteId, 'off', false);
        return 'wait';
      }
      const site = world.console.room.inventory.reader.sites().find(({ id }) => id === lost);
      const away = world.contacts.findLast((each) => each.siteId === lost)?.connected === false;
      if (away && site?.contact.state === 'connected') return 'wait';
      const there = rows.filter((row) => row.siteId === lost).map(({ vmId }) => vmId);
      return planOf('undo-failback', there, {
        evidence: [{ kind: 'attestation', siteId: lost, vmId: null, who: 'Operator', howKnown: 'Saw it burn again.' }],
      });
    },
  };
};

/** The way home, one step of it a chapter. */
export const failbackHome: readonly ChapterOf[] = [siteIsRebuilt, goHome, switchOrCancel, commitOrUndo];
