import { Campaign } from './campaign.ts';
import { letTheKilledRest } from './killed.ts';

/** The share of the simulator that every test run lives: a seed is a test. The last line is read by the runner. */
const SEEDS = 100;

letTheKilledRest();
const campaign = new Campaign();
let failed = 0;
for (let seed = 1; seed <= SEEDS; seed += 1) {
  const { violations } = await campaign.live(seed);
  if (violations.length === 0) continue;
  failed += 1;
  for (const { invariant, detail } of violations) console.error(`seed ${String(seed)}: ${invariant}: ${detail}`);
}
console.log(JSON.stringify({ passed: SEEDS - failed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
