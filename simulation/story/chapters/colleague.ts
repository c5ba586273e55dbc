import type { ChapterOf } from '../chapter.ts';

/** Somebody else sits down at a console of their own. */
export const colleagueComes: ChapterOf = (world, dice) => ({
  turn() {
    world.addColleague(dice);
    return 'over';
  },
});
