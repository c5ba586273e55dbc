import { noFaults } from './world/faults.ts';
import type { FaultCounts } from './world/faults.ts';
import { simulate } from './simulate.ts';
import type { SeedResult } from './simulate.ts';

export interface CampaignResult {
  readonly seeds: number;
  readonly violations: number;
  /** The first few failing seeds, each with what was violated. */
  readonly failing: readonly {
    readonly seed: number;
    readonly killAtWrite?: number;
    readonly violations: SeedResult['violations'];
  }[];
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

/** Lives many worlds one after the other and adds them up. */
export class Campaign {
  readonly #began = Date.now();
  readonly #faults = noFaults();
  readonly #failing: CampaignResult['failing'][number][] = [];
  #seeds = 0;
  #violations = 0;
  #runs = 0;
  #completed = 0;
  #asked = 0;
  #needless = 0;

  async live(seed: number, killAtWrite?: number): Promise<SeedResult> {
    const result = await simulate(seed, killAtWrite === undefined ? {} : { killAtWrite });
    this.#seeds += 1;
    this.#violations += result.violations.length;
    this.#runs += result.runs;
    this.#completed += result.completed;
    const { asked } = result;
    this.#asked += asked.resumesAfterRestart + asked.resumesNeedless + asked.endedStalled;
    this.#needless += asked.resumesNeedless + asked.endedStalledNeedless;
    for (const kind of Object.keys(this.#faults) as (keyof FaultCounts)[]) this.#faults[kind] += result.faults[kind];
    if (result.violations.length > 0 && this.#failing.length < FAILING_SHOWN_MAX) {
      this.#failing.push({
        seed,
        ...(killAtWrite === undefined ? {} : { killAtWrite }),
        violations: result.violations,
      });
    }
    return result;
  }

  result(): CampaignResult {
    return {
      seeds: this.#seeds,
      violations: this.#violations,
      failing: this.#failing,
      crashes: this.#faults.kill,
      faults: this.#faults,
      runs: this.#runs,
      completed: this.#completed,
      askedOperator: this.#asked,
      askedNeedlessly: this.#needless,
      seconds: (Date.now() - this.#began) / 1_000,
      ok: this.#seeds > 0 && this.#violations === 0 && this.#needless === 0,
    };
  }
}
