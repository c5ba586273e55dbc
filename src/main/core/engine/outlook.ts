import { estimateRest } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import type { SpreadOf } from './durations.ts';
import type { RunState } from './run-state.ts';
import type { ScheduleFacts } from './schedule.ts';

/** A look into the future of a run is worth so much of the main thread's time: a large run is looked at less often. */
const FRESH_MS = 1_000;
const FRESH_MS_LARGE = 5_000;
const LARGE_STEPS = 2_000;

/** How the rest of a run will go, worked out anew only when it may have changed enough to matter. */
export class Outlook {
  #known: { readonly at: number; readonly rest: Estimate } | null = null;

  /** Null where the run does not go on by itself, so that nothing can be said. */
  of(run: RunState, facts: ScheduleFacts, spreadOf: SpreadOf): Estimate | null {
    const { stage, plan } = run;
    if (stage.is !== 'running' && stage.is !== 'registering' && stage.is !== 'arming') return null;
    const freshMs = plan.steps.length > LARGE_STEPS ? FRESH_MS_LARGE : FRESH_MS;
    if (this.#known === null || Math.abs(facts.now - this.#known.at) >= freshMs)
      this.#known = { at: facts.now, rest: estimateRest(run, facts, spreadOf) };
    return this.#known.rest;
  }
}
