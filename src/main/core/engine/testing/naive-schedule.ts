import { isGate } from '#shared/domain/index.ts';
import { ruleOf } from '#shared/lifecycle/index.ts';
import type { RunState, StepPlan } from '../run-state.ts';
import { positionOf, stepStateOf } from '../run-state.ts';
import type { Schedule, ScheduleFacts } from '../schedule.ts';
import { isFulfilled, isOpen, isSettled } from '../step-state.ts';

/** The schedule as its rule is told, worked out from nothing each time: what the fast one is compared with. */
export function naiveSchedule(run: RunState, facts: ScheduleFacts): Schedule {
  const { steps } = run.plan;
  const { now, limits } = facts;
  const remaining = naiveRemaining(steps, facts.durationOf);
  const stateOf = (id: string) => stepStateOf(run, id);
  const stepOf = (id: string): StepPlan | undefined => steps[positionOf(run.plan, id)];
  const open = steps.filter((step) => isOpen(stateOf(step.id)));
  const times = new Map<StepPlan, number>();
  for (const step of steps) {
    const state = stateOf(step.id);
    if (state.is !== 'waiting') continue;
    if (open.some(({ lane }) => lane !== null && lane === step.lane)) continue;
    let readyAt = state.notBefore;
    const fulfilled = step.after.every((id) => {
      const before = stepOf(id);
      const its = stateOf(id);
      if (before === undefined || !isFulfilled(before, its) || !('at' in its)) return false;
      readyAt = Math.max(readyAt, its.at + before.settleMs);
      return true;
    });
    const ended = step.afterSettled.every((id) => {
      const its = stateOf(id);
      if (!isSettled(its) || !('at' in its)) return false;
      readyAt = Math.max(readyAt, its.at);
      return true;
    });
    if (fulfilled && ended) times.set(step, readyAt);
  }
  const recentUndos = steps.flatMap((step) => {
    const state = stateOf(step.id);
    if (ruleOf(step.order)?.limitedBy !== 'undos') return [];
    if (state.is === 'observed') return [state.startedAt];
    if (state.is === 'accepted' || state.is === 'stalled' || state.is === 'failed') return [state.at];
    return isOpen(state) ? [Infinity] : [];
  });
  const freeAt = recentUndos.map((at) => at + limits.undoGroupIntervalMs).filter((at) => at > now);
  freeAt.sort((a, b) => a - b);
  const room = {
    starts:
      limits.startsAtOnce -
      facts.startsElsewhere -
      open.filter(({ order }) => ruleOf(order)?.limitedBy === 'starts').length,
    undos: Math.max(0, limits.undoGroupSize - freeAt.length),
    none: Infinity,
  };
  const undosFreeAt = freeAt[Math.max(0, freeAt.length - limits.undoGroupSize)] ?? Infinity;
  const orders: string[] = [];
  const gates: string[] = [];
  const wakes = [...times.values()].filter((at) => at > now);
  const lanes = new Set<string>();
  const due = [...times.keys()].filter((step) => (times.get(step) ?? 0) <= now);
  due.sort((a, b) => (remaining.get(b.id) ?? 0) - (remaining.get(a.id) ?? 0) || steps.indexOf(a) - steps.indexOf(b));
  for (const step of due) {
    if (isGate(step.order)) {
      gates.push(step.id);
      continue;
    }
    const limit = ruleOf(step.order)?.limitedBy ?? 'none';
    if (step.lane !== null && lanes.has(step.lane)) continue;
    if (room[limit] <= 0) {
      if (limit === 'undos') wakes.push(undosFreeAt);
      continue;
    }
    room[limit] -= 1;
    if (step.lane !== null) lanes.add(step.lane);
    orders.push(step.id);
  }
  const wakeAt = Math.min(Infinity, ...wakes);
  return { orders, gates, wakeAt: wakeAt === Infinity ? null : wakeAt };
}

/** The longest path from each step on; the steps of a lane follow one another, the longest path first. */
function naiveRemaining(
  steps: readonly StepPlan[],
  durationOf: ScheduleFacts['durationOf'],
): ReadonlyMap<string, number> {
  const pathFrom = (step: StepPlan, lanes: ReadonlyMap<string, StepPlan>, known: Map<string, number>): number => {
    const before = known.get(step.id);
    if (before !== undefined) return before;
    const followers = steps.filter(({ after }) => after.includes(step.id));
    const next = lanes.get(step.id);
    const ownMs = !isGate(step.order) ? durationOf(step) : step.order.kind === 'gate-wait' ? step.order.waitMs : 0;
    const endFollowers = steps.filter(({ afterSettled }) => afterSettled.includes(step.id));
    const longest = Math.max(
      0,
      ...endFollowers.map((one) => pathFrom(one, lanes, known)),
      ...followers.map((one) => step.settleMs + pathFrom(one, lanes, known)),
      next === undefined ? 0 : pathFrom(next, lanes, known),
    );
    known.set(step.id, ownMs + longest);
    return ownMs + longest;
  };
  const alone = new Map<string, number>();
  for (const step of steps) pathFrom(step, new Map(), alone);
  const lanes = new Map<string, StepPlan>();
  for (const step of steps) {
    const members = steps
      .filter(({ lane }) => lane !== null && lane === step.lane)
      .sort((a, b) => (alone.get(b.id) ?? 0) - (alone.get(a.id) ?? 0) || steps.indexOf(a) - steps.indexOf(b));
    const next = members[members.indexOf(step) + 1];
    if (step.lane !== null && next !== undefined) lanes.set(step.id, next);
  }
  const remaining = new Map<string, number>();
  for (const step of steps) pathFrom(step, lanes, remaining);
  return remaining;
}
