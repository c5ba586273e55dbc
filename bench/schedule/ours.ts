import { newRun, type RunState } from '../../src/main/core/engine/run-state.ts';
import { schedule, type DurationOf, type ScheduleFacts } from '../../src/main/core/engine/schedule.ts';
import type { StepState } from '../../src/main/core/engine/step-state.ts';
import { TimeHeap } from '../../src/main/core/engine/time-heap.ts';
import { limitsOf, type Estate } from './estate.ts';

/** What the engine does: asks `schedule` after every event, with what is thought; each step takes what it really takes. */
export function runOurs({ plan, real }: Estate, thought: Float64Array, window: number): number {
  const positions = new Map(plan.steps.map(({ id }, position) => [id, position]));
  const durationOf: DurationOf = ({ id }) => thought[positions.get(id) ?? -1] ?? 0;
  const facts: Omit<ScheduleFacts, 'now'> = { limits: limitsOf(window), startsElsewhere: 0, durationOf };
  const running = new TimeHeap();
  let run: RunState = newRun(plan, { is: 'running', token: 1 });
  let now = 0;
  let ended = 0;
  for (;;) {
    const { orders, wakeAt } = schedule(run, { ...facts, now });
    for (const id of orders) {
      const position = positions.get(id) ?? -1;
      run = { ...run, steps: run.steps.with(position, accepted(now)) };
      running.add(now + (real[position] ?? 0), position);
    }
    const next = Math.min(running.firstAt, wakeAt ?? Infinity);
    if (next === Infinity) break;
    now = next;
    while (running.firstAt <= now) {
      run = { ...run, steps: run.steps.with(running.take(), observed(now)) };
      ended += 1;
    }
  }
  if (ended !== plan.steps.length) throw new Error(`${plan.steps.length - ended} steps never began`);
  return now;
}

function accepted(at: number): StepState {
  return { is: 'accepted', attempt: 1, at, operationId: '', acceptedSeq: 0, expectedBy: Infinity, succeededAt: null };
}

function observed(at: number): StepState {
  return { is: 'observed', attempt: 1, at, startedAt: at, operationId: '', seq: 0 };
}
