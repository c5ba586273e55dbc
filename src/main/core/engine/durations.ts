import { lifecycle } from '#shared/lifecycle/index.ts';
import type { OrderKind } from '#shared/domain/index.ts';
import type { RunState } from './run-state.ts';
import type { DurationOf } from './schedule.ts';

const SAMPLES_MAX = 200;

/**
 * How long steps take here, learnt from what was observed: the median of the newest observed durations of a kind, and the
 * middle of the lifecycle table's guess while there are none. Milliseconds, from *accepted* to *observed*.
 */
export class Durations {
  readonly #samples = new Map<OrderKind, number[]>();
  readonly #counted = new Set<string>();
  #of: DurationOf;

  constructor() {
    this.#of = this.#freeze();
  }

  /** A function that stays the same until something new was learnt, so that what is computed from it can be kept. */
  get of(): DurationOf {
    return this.#of;
  }

  /** Takes in the observed steps of a run that has ended; each run once. */
  learn(run: RunState): void {
    if (this.#counted.has(run.plan.id)) return;
    this.#counted.add(run.plan.id);
    run.plan.steps.forEach((step, position) => {
      const state = run.steps.at(position);
      if (state.is !== 'observed') return;
      const samples = this.#samples.get(step.order.kind) ?? [];
      samples.push(Math.max(1, state.at - state.startedAt));
      this.#samples.set(step.order.kind, samples.slice(-SAMPLES_MAX));
    });
    this.#of = this.#freeze();
  }

  #freeze(): DurationOf {
    const medians = new Map([...this.#samples].map(([kind, samples]) => [kind, median(samples)]));
    return (step) => medians.get(step.order.kind) ?? middle(lifecycle[step.order.kind].durationMsGuess);
  }
}

function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}

function middle([quick, slow]: readonly [number, number]): number {
  return Math.sqrt(quick * slow);
}
