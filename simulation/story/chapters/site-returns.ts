import type { ChapterOf } from '../chapter.ts';

/** Long enough for a screen to say what it must. */
const WATCHED_MS = 75_000;

/** Whatever site is away is heard again, with its sources on or off. */
export const siteReturns: ChapterOf = (world, dice) => {
  let returnedAt: number | null = null;
  return {
    turn() {
      if (returnedAt === null) {
        returnedAt = world.time.now;
        world.watchCopies();
        for (const name of ['LON-A', 'LON-B']) {
          const siteId = world.siteId(name);
          if (world.contacts.findLast((each) => each.siteId === siteId)?.connected === false)
            world.returnSite(siteId, dice.pick(['on', 'off', 'as-they-are']));
        }
      }
      return world.time.now < returnedAt + WATCHED_MS ? 'wait' : 'over';
    },
  };
};
