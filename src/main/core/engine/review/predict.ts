import type { Review } from '#shared/ipc/index.ts';
import { estimate, rangeAround } from '../estimate.ts';
import type { RunPlan } from '../run-state.ts';
import type { Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';

/** How long it would take if it were started now: the run's own schedule, played through on paper. */
export function predict(compiled: Compiled, facts: ReviewFacts): Review['predicted'] {
  const plan = { steps: compiled.steps } as RunPlan;
  const { totalMs } = estimate(plan, facts.limits, facts.durationOf);
  return { ...rangeAround(totalMs), criticalPath: [], shortenedBy: [] };
}
