import { chosenPoints } from '../points.ts';
import { planOf, vmsAt } from '../chapter.ts';
import type { ChapterOf } from '../chapter.ts';

const CLAIM_MS = 60_000;

/** A site burns. The operator attests it, whether or not it is still true, and starts its VMs at the provider. */
export const loseSite: ChapterOf = (world, dice) => {
  const siteId = world.siteId(dice.chance(0.75) ? 'LON-A' : 'LON-B');
  const [unknown, claims, returns] = [dice.chance(0.2), dice.chance(0.2), dice.chance(0.25)];
  let lost = false;
  const meanwhile = (): void => {
    world.befell = true;
    world.watchCopies();
    world.returnSite(siteId, dice.pick(['on', 'off']));
  };
  return {
    turn() {
      if (!lost) {
        lost = true;
        world.loseSite(siteId, 'off', unknown);
        if (claims) {
          const { store } = world.provider;
          const replicas = vmsAt(world, siteId).flatMap((vmId) => store.indexes.replicaOfVm.get(vmId) ?? []);
          world.time.after(CLAIM_MS, world.rival.claim(replicas.slice(0, 2)));
        }
        return 'wait';
      }
      const { reader } = world.console.room.inventory;
      const away = world.contacts.findLast((each) => each.siteId === siteId)?.connected === false;
      if (away && reader.sites().find(({ id }) => id === siteId)?.contact.state === 'connected') return 'wait';
      const vmIds = vmsAt(world, siteId);
      return planOf('failover', vmIds, {
        ...chosenPoints(world, dice, vmIds),
        evidence: [{ kind: 'attestation', siteId, vmId: null, who: 'Operator', howKnown: 'Saw it burn.' }],
        ...(returns && !world.befell ? { meanwhile } : {}),
      });
    },
  };
};
