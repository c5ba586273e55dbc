import type { SeedOptions, SeedResult } from '../simulate.ts';

/** A world to be lived. */
export interface Job extends SeedOptions {
  readonly seed: number;
}

/** What came of it. `broke`: it did not live to its end (an exception, a process that ended or hung), so nothing was judged. */
export type Lived = { readonly result: SeedResult } | { readonly broke: string };
