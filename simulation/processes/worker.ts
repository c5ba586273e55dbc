import process from 'node:process';
import { loadMutant } from '../mutants/patch.ts';
import { mutants } from '../mutants/mutants.ts';
import type { Job, Lived } from './jobs.ts';

/*
 * A process that lives worlds, one after the other, as its parent sends them. Its one argument names the mutant that it
 * loads. The engine is imported only here below, after the mutant is in its place.
 */
const [, , name] = process.argv;
if (name !== undefined) {
  const mutant = mutants.find((each) => each.name === name);
  if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
  loadMutant(mutant);
}

const { simulate } = await import('../simulate.ts');
const { letTheKilledRest } = await import('./killed.ts');
const { deriveEachPasswordOnce } = await import('./passwords.ts');

letTheKilledRest();
deriveEachPasswordOnce();

async function live({ seed, ...options }: Job): Promise<Lived> {
  try {
    return { result: await simulate(seed, options) };
  } catch (cause) {
    return { broke: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) };
  }
}

process.on('message', (job: Job) => {
  void live(job).then((lived) => process.send?.(lived));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
