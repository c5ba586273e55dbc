import { ruleOf } from '#shared/lifecycle/index.ts';
import { History, median, newestFirst } from './history.ts';
import type { Learnt, LearntOf, Spread } from './history.ts';
import type { DurationOf } from './plan-graph.ts';
import type { RunState, StepPlan } from './run-state.ts';

export type SpreadOf = (step: StepPlan) => Spread;

/** How large a VM is, in bytes (its disks, or its memory; the same of all VMs); null where nobody knows. */
export type SizeOf = (vmId: string) => number | null;

/** Where nothing has been measured. */
export const UNKNOWN_SPREAD: Spread = { low: 0.75, high: 1.6 };

const NEWEST_OF_VM = 8;
const NEWEST_OF_MANY = 200;

/** What is believed of durations at one moment. */
interface Beliefs {
  readonly of: DurationOf;
  readonly spreadOf: SpreadOf;
  readonly isLearnt: (step: StepPlan) => boolean;
}

/**
 * How long steps take here, learnt from what was observed, milliseconds from *accepted* to *observed*. What comes nearest is
 * believed: the same order to the same VM; the same order to VMs of about this size; the same order; else the middle of the
 * lifecycle table's guess.
 */
export class Durations {
  readonly #sizeOf: SizeOf;
  readonly #byVm = new History(NEWEST_OF_VM, newestFirst);
  readonly #bySize = new History(NEWEST_OF_MANY, median);
  readonly #byKind = new History(NEWEST_OF_MANY, median);
  readonly #counted = new Set<string>();
  #beliefs: Beliefs;

  constructor(sizeOf: SizeOf = () => null) {
    this.#sizeOf = sizeOf;
    this.#beliefs = this.#believe();
  }

  /** A function that stays the same until something new was learnt, so that what is computed from it can be kept. */
  get of(): DurationOf {
    return this.#beliefs.of;
  }

  /** How far a step may stray from `of`; it stays the same as long as that does. */
  get spreadOf(): SpreadOf {
    return this.#beliefs.spreadOf;
  }

  /** Whether anything was observed that says how long a step takes; else it is the lifecycle table's guess. */
  get isLearnt(): (step: StepPlan) => boolean {
    return this.#beliefs.isLearnt;
  }

  /** Takes in the observed steps of a run that has ended; each run once. */
  learn(run: RunState): void {
    if (this.#counted.has(run.plan.id)) return;
    this.#counted.add(run.plan.id);
    let learnt = false;
    for (const [position, step] of run.plan.steps.entries()) {
      const state = run.steps.at(position);
      if (state.is !== 'observed') continue;
      const ms = Math.max(1, state.at - state.startedAt);
      this.#byKind.add(step.order.kind, ms);
      if (step.vmId !== null) {
        this.#byVm.add(vmKey(step, step.vmId), ms);
        this.#bySize.add(sizeKey(step, this.#sizeOf(step.vmId)), ms);
      }
      learnt = true;
    }
    if (learnt) this.#beliefs = this.#believe();
  }

  #believe(): Beliefs {
    const levels: Levels = { vm: this.#byVm.frozen(), size: this.#bySize.frozen(), kind: this.#byKind.frozen() };
    // Asked once a VM: a plan is looked at many times, and to know a size may cost a read of the store.
    const sizes = new Map<string, number | null>();
    const sizeOf: SizeOf = (vmId) => {
      const known = sizes.get(vmId);
      const size = known === undefined ? this.#sizeOf(vmId) : known;
      sizes.set(vmId, size);
      return size;
    };
    return {
      of(step) {
        const [learnt] = nearest(step, levels, sizeOf);
        return learnt?.ms ?? middle(ruleOf(step.order)?.durationMsGuess ?? [0, 0]);
      },
      spreadOf(step) {
        for (const { spread } of nearest(step, levels, sizeOf)) if (spread !== null) return spread;
        return UNKNOWN_SPREAD;
      },
      isLearnt: (step) => nearest(step, levels, sizeOf).next().done !== true,
    };
  }
}

interface Levels {
  readonly vm: LearntOf;
  readonly size: LearntOf;
  readonly kind: LearntOf;
}

/** What is known about a step, the nearest first. */
function* nearest(step: StepPlan, levels: Levels, sizeOf: SizeOf): Generator<Learnt> {
  if (step.vmId !== null) {
    const ofVm = levels.vm(vmKey(step, step.vmId));
    if (ofVm !== null) yield ofVm;
    const ofSize = levels.size(sizeKey(step, sizeOf(step.vmId)));
    if (ofSize !== null) yield ofSize;
  }
  const ofKind = levels.kind(step.order.kind);
  if (ofKind !== null) yield ofKind;
}

function vmKey({ order }: StepPlan, vmId: string): string {
  return `${order.kind}/${vmId}`;
}

/** Sizes from one power of two to the next go together; unknown sizes do too. */
function sizeKey({ order }: StepPlan, bytes: number | null): string {
  const bucket = bytes === null || bytes < 1 ? 'unknown' : String(Math.floor(Math.log2(bytes)));
  return `${order.kind}/${bucket}`;
}

function middle([quick, slow]: readonly [number, number]): number {
  return Math.sqrt(quick * slow);
}
