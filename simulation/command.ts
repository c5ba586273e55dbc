import { parseArgs } from 'node:util';
import { Campaign } from './campaign.ts';
import { letTheKilledRest } from './killed.ts';

const usage = `Lives simulated worlds of the engine, each from one seed, and holds them against its invariants.

  --seeds N   how many seeds (default 200)
  --from N    the first seed (default 1); one seed alone: --from N --seeds 1
  --json      prints one JSON object on standard output
  --help`;

const TELL_EVERY = 100;

export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const seeds = Number(values.seeds ?? '200');
  const from = Number(values.from ?? '1');
  if (values.help === true || !Number.isInteger(seeds) || !Number.isInteger(from) || seeds < 1 || from < 0) {
    console.error(usage);
    return values.help === true ? 0 : 2;
  }
  letTheKilledRest();
  const campaign = new Campaign();
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { violations } = await campaign.live(seed);
    for (const { invariant, detail } of violations) console.error(`seed ${String(seed)}: ${invariant}: ${detail}`);
    if ((seed - from + 1) % TELL_EVERY === 0) console.error(`${String(seed - from + 1)} of ${String(seeds)} worlds`);
  }
  const result = campaign.result();
  if (values.json === true) console.log(JSON.stringify(result));
  else console.log(JSON.stringify(result, null, 2));
  return result.ok ? 0 : 1;
}
