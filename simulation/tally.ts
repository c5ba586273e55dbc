import type { Job, Lived } from './processes/jobs.ts';
import { noFaults } from './world/faults.ts';
import type { FaultCounts, FaultKind } from './world/faults.ts';
import type { SeedResult } from './simulate.ts';

export interface Failing extends Job {
  readonly violations: SeedResult['violations'];
}

export interface TallyResult {
  readonly seeds: number;
  readonly violations: number;
  /** The first few failing worlds, each with what was violated. */
  readonly failing: readonly Failing[];
  readonly crashes: number;
  readonly faults: FaultCounts;
  readonly runs: number;
  readonly completed: number;
  readonly askedOperator: number;
  readonly askedNeedlessly: number;
  readonly seconds: number;
  readonly ok: boolean;
}

const FAILING_SHOWN_MAX = 20;

/** Adds up what came of many worlds. A world that broke counts as violated: it proved nothing. */
export class Tally {
  readonly #began = Date.now();
  readonly #faults = noFaults();
  readonly #failing: Failing[] = [];
  readonly #sums = { seeds: 0, violations: 0, runs: 0, completed: 0, askedOperator: 0, askedNeedlessly: 0 };

  /** Takes a world in, and answers what was violated in it. */
  add(job: Job, lived: Lived): SeedResult['violations'] {
    const sums = this.#sums;
    sums.seeds += 1;
    const violations =
      'broke' in lived ? [{ invariant: 'a world lives to its end', detail: lived.broke }] : lived.result.violations;
    sums.violations += violations.length;
    if (violations.length > 0 && this.#failing.length < FAILING_SHOWN_MAX) this.#failing.push({ ...job, violations });
    if ('broke' in lived) return violations;
    const { result } = lived;
    sums.runs += result.runs;
    sums.completed += result.completed;
    sums.askedOperator += result.askedOperator;
    sums.askedNeedlessly += result.askedNeedlessly;
    for (const kind of Object.keys(this.#faults) as FaultKind[]) this.#faults[kind] += result.faults[kind];
    return violations;
  }

  get failing(): readonly Failing[] {
    return this.#failing;
  }

  result(): TallyResult {
    const { violations, seeds, askedNeedlessly } = this.#sums;
    return {
      ...this.#sums,
      failing: this.#failing,
      crashes: this.#faults.kill,
      faults: this.#faults,
      seconds: (Date.now() - this.#began) / 1_000,
      ok: seeds > 0 && violations === 0 && askedNeedlessly === 0,
    };
  }
}
