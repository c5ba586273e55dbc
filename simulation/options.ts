import { parseArgs } from 'node:util';

export const usage = `Lives simulated worlds of the engine, each from one seed, and holds them against its invariants.

  --seeds N      how many seeds (default 200; 20 with --exhaustive; at most 2000 a mutant with --mutants)
  --from N       the first seed (default 1); one seed alone: --from N --seeds 1
  --exhaustive   instead of trouble by chance: kills the console at every single write of each world's journal
  --mutants      loads one wrong line of the engine after the other, and tells which invariant notices it
  --only NAME    with --mutants: those whose name contains this
  --json         prints one JSON object on standard output
  --help`;

const SEEDS = 200;
const SEEDS_EXHAUSTIVE = 20;
const SEEDS_A_MUTANT = 2_000;

export interface Options {
  readonly mode: 'seeds' | 'exhaustive' | 'mutants';
  readonly seeds: number;
  readonly from: number;
  readonly only: string;
  readonly json: boolean;
}

/** Null where help is wanted, or where the arguments make no sense. */
export function readOptions(args: readonly string[]): Options | null {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { seeds: text, from: text, only: text, exhaustive: flag, mutants: flag, json: flag, help: flag },
  });
  const mode = values.mutants === true ? 'mutants' : values.exhaustive === true ? 'exhaustive' : 'seeds';
  const seedsDefault = { seeds: SEEDS, exhaustive: SEEDS_EXHAUSTIVE, mutants: SEEDS_A_MUTANT }[mode];
  const seeds = Number(values.seeds ?? seedsDefault);
  const from = Number(values.from ?? 1);
  const fits = Number.isInteger(seeds) && Number.isInteger(from) && seeds >= 1 && from >= 0;
  return values.help === true || !fits
    ? null
    : { mode, seeds, from, only: values.only ?? '', json: values.json ?? false };
}
