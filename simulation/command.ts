import { hunt } from './mutants/hunt.ts';
import { mutants } from './mutants/mutants.ts';
import { MisfitMutant } from './mutants/patch.ts';
import { readOptions, usage } from './options.ts';
import type { Options } from './options.ts';
import { liveAll } from './processes/crew.ts';
import type { Job } from './processes/jobs.ts';
import { shrink } from './shrink.ts';
import { Tally } from './tally.ts';

const TELL_EVERY = 100;

export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    console.error(usage);
    return args.includes('--help') ? 0 : 2;
  }
  const result = await resultOf(options);
  if (result === null) return 2;
  console.log(JSON.stringify(result, null, options.json ? 0 : 2));
  return result.ok ? 0 : 1;
}

async function resultOf(options: Options): Promise<{ readonly ok: boolean } | null> {
  switch (options.mode) {
    case 'mutants':
      return huntAll(options);
    case 'exhaustive':
      return killEverywhere(options);
    case 'seeds':
      return liveSeeds(options);
  }
}

/** Null where a mutant does not fit the engine any more. */
async function huntAll({ seeds, only }: Options): Promise<{ readonly ok: boolean } | null> {
  const chosen = mutants.filter(({ name }) => name.includes(only));
  try {
    return await hunt(chosen, seeds, ({ mutant, invariant, seed, seconds }) =>
      console.error(`${seconds.toFixed(1)} s: ${mutant}: ${invariant ?? 'MISSED'} (seed ${String(seed)})`),
    );
  } catch (cause) {
    if (!(cause instanceof MisfitMutant)) throw cause;
    console.error(cause.message);
    return null;
  }
}

async function liveSeeds({ seeds, from }: Options): Promise<{ readonly ok: boolean }> {
  const jobs = Array.from({ length: seeds }, (_, at): Job => ({ seed: from + at }));
  const tally = await liveAndTell(jobs);
  const [first] = tally.failing;
  if (first !== undefined) console.error(await shrink(first));
  return tally.result();
}

/** A world is lived once to learn how often its journal is written, then once for each write, at which the console dies. */
async function killEverywhere({ seeds, from }: Options): Promise<{ readonly ok: boolean }> {
  const jobs: Job[] = [];
  await liveAll(
    Array.from({ length: seeds }, (_, at): Job => ({ seed: from + at, killAtWrite: 0 })),
    ({ seed }, lived) => {
      const writes = 'broke' in lived ? 0 : lived.result.writes;
      for (let write = 0; write <= writes; write += 1) jobs.push({ seed, killAtWrite: write });
    },
  );
  return (await liveAndTell(jobs)).result();
}

async function liveAndTell(jobs: readonly Job[]): Promise<Tally> {
  const tally = new Tally();
  let lived = 0;
  await liveAll(jobs, (job, result) => {
    for (const { invariant, detail } of tally.add(job, result))
      console.error(`seed ${String(job.seed)}${killText(job)}: ${invariant}: ${detail}`);
    lived += 1;
    if (lived % TELL_EVERY === 0) console.error(`${String(lived)} of ${String(jobs.length)} worlds`);
  });
  return tally;
}

function killText({ killAtWrite }: Job): string {
  return killAtWrite === undefined ? '' : ` killed at write ${String(killAtWrite)}`;
}
