import { estimate, estimateRest } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import type { SpreadOf } from './durations.ts';
import type { RunState } from './run-state.ts';
import type { ScheduleFacts } from './schedule.ts';

/** A look into the future of a run is worth so much of the main thread's time: a large run is looked at less often. */
const FRESH_MS = 1_000;
const FRESH_MS_LARGE = 5_000;
const LARGE_STEPS = 2_000;

/** How the rest of a run will go, seen from `at`, gateway time. */
export interface Rest extends Estimate {
  readonly at: number;
}

/** How a run goes on, worked out anew only when it may have changed enough to matter. */
export class Outlook {
  #rest: Rest | null = null;
  #predicted: Estimate | null = null;

  /** Null where the run does not go on by itself, so that nothing can be said. */
  of(run: RunState, facts: ScheduleFacts, spreadOf: SpreadOf): Rest | null {
    const { stage, plan } = run;
    if (stage.is !== 'running' && stage.is !== 'registering' && stage.is !== 'arming') return null;
    const freshMs = plan.steps.length > LARGE_STEPS ? FRESH_MS_LARGE : FRESH_MS;
    if (this.#rest === null || Math.abs(facts.now - this.#rest.at) >= freshMs)
      this.#rest = { at: facts.now, ...estimateRest(run, facts, spreadOf) };
    return this.#rest;
  }

  /** How the whole run was predicted. Not after its end: it has then taught what it took, and would confirm itself. */
  predicted(run: RunState, { limits, durationOf }: ScheduleFacts): Estimate | null {
    if (run.stage.is !== 'ended') this.#predicted ??= estimate(run.plan, limits, durationOf);
    return this.#predicted;
  }
}
