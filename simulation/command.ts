import { parseArgs } from 'node:util';
import { Campaign } from './campaign.ts';
import { letTheKilledRest } from './killed.ts';
import type { SeedResult } from './simulate.ts';

const usage = `Lives simulated worlds of the engine, each from one seed, and holds them against its invariants.

  --seeds N      how many seeds (default 200; 20 with --exhaustive)
  --from N       the first seed (default 1); one seed alone: --from N --seeds 1
  --exhaustive   instead of trouble by chance: kills the console at every single write of each world's journal
  --json         prints one JSON object on standard output
  --help`;

const SEEDS = 200;
const SEEDS_EXHAUSTIVE = 20;
const TELL_EVERY = 100;

interface Options {
  readonly seeds: number;
  readonly from: number;
  readonly exhaustive: boolean;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seeds: text, from: text, exhaustive: flag, json: flag, help: flag },
  });
  const exhaustive = values.exhaustive ?? false;
  const seeds = Number(values.seeds ?? (exhaustive ? SEEDS_EXHAUSTIVE : SEEDS));
  const from = Number(values.from ?? 1);
  const fits = Number.isInteger(seeds) && Number.isInteger(from) && seeds >= 1 && from >= 0;
  return values.help === true || !fits ? null : { seeds, from, exhaustive, json: values.json ?? false };
}

export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    console.error(usage);
    return args.includes('--help') ? 0 : 2;
  }
  letTheKilledRest();
  const campaign = new Campaign();
  await (options.exhaustive ? killEverywhere(campaign, options) : liveAll(campaign, options));
  const result = campaign.result();
  console.log(JSON.stringify(result, null, options.json ? 0 : 2));
  return result.ok ? 0 : 1;
}

async function liveAll(campaign: Campaign, { seeds, from }: Options): Promise<void> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    tellViolations(await campaign.live(seed), '');
    if ((seed - from + 1) % TELL_EVERY === 0) console.error(`${String(seed - from + 1)} of ${String(seeds)} worlds`);
  }
}

/** A world is lived once to learn how often its journal is written, then once for each write, at which the console dies. */
async function killEverywhere(campaign: Campaign, { seeds, from }: Options): Promise<void> {
  for (let seed = from; seed < from + seeds; seed += 1) {
    const { writes } = await campaign.live(seed, 0);
    for (let write = 1; write <= writes; write += 1) {
      tellViolations(await campaign.live(seed, write), ` killed at write ${String(write)}`);
    }
    console.error(`seed ${String(seed)}: killed at each of ${String(writes)} writes`);
  }
}

function tellViolations({ seed, violations }: SeedResult, how: string): void {
  for (const { invariant, detail } of violations) console.error(`seed ${String(seed)}${how}: ${invariant}: ${detail}`);
}
