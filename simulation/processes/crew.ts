import { LivingProcess } from './living.ts';
import type { Job, Lived } from './jobs.ts';

/** The share that one computer with two cores can carry. */
export const PROCESSES = 2;

/**
 * Lives many worlds in several processes. Which process lives which world changes nothing: a world knows only its seed, and
 * what came of it is told in the order of the jobs.
 */
export async function liveAll(jobs: readonly Job[], tell: (job: Job, lived: Lived) => void): Promise<void> {
  const lived: (Lived | undefined)[] = [];
  let next = 0;
  let told = 0;
  const tellInOrder = (): void => {
    for (let ready = lived[told]; ready !== undefined; ready = lived[told]) {
      const job = jobs[told];
      lived[told] = undefined;
      told += 1;
      if (job !== undefined) tell(job, ready);
    }
  };
  const work = async (): Promise<void> => {
    const process = new LivingProcess();
    for (let job = jobs[next]; job !== undefined; job = jobs[next]) {
      const at = next;
      next += 1;
      lived[at] = await process.live(job);
      tellInOrder();
    }
    process.close();
  };
  await Promise.all(Array.from({ length: Math.min(PROCESSES, jobs.length) }, work));
}
