import type { PlanRehearsal, PlanTime, Review } from '#shared/ipc/index.ts';
import { isGate } from '#shared/domain/index.ts';
import { estimate } from '../estimate.ts';
import type { RunPlan } from '../run-state.ts';
import type { Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';
import { gateOfStep } from './graph.ts';

/** When each member and each gate of a plan would have its turn: the run's own schedule, played through on paper. */
export function rehearsalOf(review: Review, { steps }: Compiled, facts: ReviewFacts): PlanRehearsal {
  const plan = { steps } as RunPlan;
  const { begins, ends, criticalPath } = estimate(plan, facts.limits, facts.durationOf, facts.spreadOf);
  const onPath = new Set(criticalPath);
  const waves = new Map(review.items.map(({ vmId, wave }) => [vmId, wave]));
  // A member may have several steps: its source's power-off, the end of a test, its start.
  const times = new Map<string, PlanTime>();
  steps.forEach(({ id, vmId, order }, position) => {
    const of = isGate(order) ? 'gate' : 'member';
    const about = of === 'gate' ? gateOfStep(id) : vmId;
    if (about === null) return;
    const key = `${of} ${about}`;
    const known = times.get(key);
    times.set(key, {
      of,
      id: about,
      wave: of === 'gate' ? 0 : (waves.get(about) ?? 0),
      beginMs: Math.min(known?.beginMs ?? Infinity, begins[position] ?? 0),
      endMs: Math.max(known?.endMs ?? 0, ends[position] ?? 0),
      onPath: known?.onPath === true || onPath.has(position),
    });
  });
  return { review, times: [...times.values()] };
}
