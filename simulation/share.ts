import { hunt } from './mutants/hunt.ts';
import { mutants } from './mutants/mutants.ts';
import { liveAll } from './processes/crew.ts';
import type { Job } from './processes/jobs.ts';
import { Tally } from './tally.ts';

/**
 * The share of the simulator that every test run lives: worlds with trouble by chance, one world killed at many of its
 * writes, and a few mistakes that must be noticed. Each is a test. The last line is read by the runner.
 */
const SEEDS = 300;
const KILLS = 20;
/** Of the many mutants those that stand for a family, and are noticed within a few worlds. */
const MUTANTS = [
  'an order leaves before it is written down',
  'a lost order is sent again as the next attempt',
  'dependencies are ignored',
  'accepted is shown as done',
  'a running source is not powered off first',
];
const MUTANT_SEEDS_MAX = 60;

const jobs: readonly Job[] = [
  ...Array.from({ length: SEEDS }, (_, at) => ({ seed: at + 1 })),
  ...Array.from({ length: KILLS }, (_, at) => ({ seed: 1, killAtWrite: 3 * at + 1 })),
];
const tally = new Tally();
let failed = 0;
await liveAll(jobs, (job, lived) => {
  const violations = tally.add(job, lived);
  if (violations.length > 0) failed += 1;
  for (const { invariant, detail } of violations) console.error(`${JSON.stringify(job)}: ${invariant}: ${detail}`);
});
const chosen = mutants.filter(({ name }) => MUTANTS.includes(name));
const { missed } = await hunt(chosen, MUTANT_SEEDS_MAX, () => undefined);
for (const name of missed) console.error(`not noticed: ${name}`);
failed += missed.length;
console.log(JSON.stringify({ passed: jobs.length + chosen.length - failed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
