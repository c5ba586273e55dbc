import type { Review } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { estimate, rangeAround } from '../estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { RunPlan } from '../run-state.ts';
import { whatShortens } from '../what-shortens.ts';
import type { Shortening } from '../what-shortens.ts';
import type { Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';

/** How it would go if it were started now: the run's own schedule, played through on paper. */
export function playThrough({ steps }: Compiled, facts: ReviewFacts): Estimate {
  return estimate({ steps } as RunPlan, facts.limits, facts.durationOf, facts.spreadOf);
}

/** How long it would take, what the end waits for, and what would shorten it. */
export async function predict(
  { steps }: Compiled,
  { totalMs, spread, criticalPath, begins, ends }: Estimate,
  facts: ReviewFacts,
  turn: () => Promise<void>,
): Promise<Review['predicted']> {
  const plan = { steps } as RunPlan;
  const shortenings = await whatShortens(plan, facts.limits, facts.durationOf, turn);
  return {
    ...rangeAround(totalMs, spread),
    criticalPath: criticalPath.flatMap((position) => {
      const step = steps[position];
      if (step === undefined) return [];
      return [{ stepId: step.id, name: step.name, ms: (ends[position] ?? 0) - (begins[position] ?? 0) }];
    }),
    shortenedBy: shortenings.map((one) => wordsOf(one, plan)),
  };
}

function wordsOf(shortening: Shortening, { steps }: RunPlan): Message {
  const minutes = Math.max(1, Math.round(shortening.savesMs / 60_000));
  if (shortening.kind === 'window') return message('shortens.window', { n: shortening.startsAtOnce, minutes });
  if (shortening.kind === 'lane') return message('shortens.lane', { name: shortening.lane, minutes });
  return message(`shortens.${shortening.kind}`, { name: steps[shortening.position]?.name ?? '', minutes });
}
