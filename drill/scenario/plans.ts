import type { PlanSummary } from '#shared/ipc/index.ts';
import type { Stage } from '../stage.ts';
import { ask, until } from '../watch.ts';

/** The plan with the most members. */
export async function planOfLargestSite({ port, connectionId }: Stage): Promise<PlanSummary> {
  return until('a plan', 20_000, async () => {
    const plans = await ask(port, 'plan.list', { connectionId });
    return [...plans].sort((a, b) => b.members - a.members)[0] ?? null;
  });
}
