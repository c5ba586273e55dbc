import type { ChapterOf } from '../chapter.ts';

const WATCHED_MS = 70_000;

/** Nothing is done: in the silence what was lost on the line is made good by nothing that comes after it. */
export const watch: ChapterOf = (world) => {
  const since = world.time.now;
  return { turn: () => (world.time.now < since + WATCHED_MS ? 'wait' : 'over') };
};
