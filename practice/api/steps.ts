import type { PlannedStep, StoredRun } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';

const stepsOf = new WeakMap<StoredRun, ReadonlyMap<string, PlannedStep>>();

export function stepOf(p: Provider, runId: string, stepId: string): PlannedStep | undefined {
  const stored = p.store.record('run', runId)?.stored;
  return stored === undefined ? undefined : stepIn(stored, stepId);
}

/** A step of a run. Looked up by id: a run of a whole site has tens of thousands. */
export function stepIn(stored: StoredRun, stepId: string): PlannedStep | undefined {
  let steps = stepsOf.get(stored);
  if (steps === undefined) {
    steps = new Map(stored.steps.map((step) => [step.id, step]));
    stepsOf.set(stored, steps);
  }
  return steps.get(stepId);
}

const beforeOf = ({ after, afterSettled }: PlannedStep): ReadonlySet<string> => new Set([...after, ...afterSettled]);

/** Whether some steps wait for each other, so that none of them could ever be sent. */
export function hasCycle(steps: readonly PlannedStep[]): boolean {
  const waiting = new Map(steps.map((step) => [step.id, beforeOf(step).size]));
  const followers = new Map<string, string[]>();
  for (const step of steps) {
    for (const before of beforeOf(step)) {
      const list = followers.get(before);
      if (list === undefined) followers.set(before, [step.id]);
      else list.push(step.id);
    }
  }
  const free = steps.filter((step) => beforeOf(step).size === 0).map((step) => step.id);
  let reached = 0;
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    reached += 1;
    for (const follower of followers.get(id) ?? []) {
      const left = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, left);
      if (left === 0) free.push(follower);
    }
  }
  return reached < steps.length;
}
