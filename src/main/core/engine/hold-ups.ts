import { mayPassOver } from './pass-over.ts';
import type { RunPlan, RunState } from './run-state.ts';
import { indexOf } from './run-state.ts';
import { isFulfilled } from './step-state.ts';
import type { StepState } from './step-state.ts';
import type { StepTable } from './step-table.ts';

/** A step that did not succeed, and for which a person is asked because it holds others up. */
export interface HoldUp {
  readonly position: number;
  /** Positions of the steps that would begin if it, and whatever else holds them up, were passed over. */
  readonly held: readonly number[];
}

const NOTHING: readonly HoldUp[] = [];
const asked = new WeakMap<RunPlan, { readonly steps: StepTable; readonly holdUps: readonly HoldUp[] }>();

/** What a person may pass over such that something begins. What would be left out anew all the same is not asked about. Pure. */
export function holdUpsOf(run: RunState): readonly HoldUp[] {
  const { plan, steps } = run;
  const known = asked.get(plan);
  if (known?.steps === steps) return known.holdUps;
  const holdUps = steps.some(isLeftOut) ? foundHoldUps(run) : NOTHING;
  asked.set(plan, { steps, holdUps });
  return holdUps;
}

function isLeftOut(state: StepState): boolean {
  return state.is === 'skipped' && state.why === 'dependency';
}

function foundHoldUps(run: RunState): readonly HoldUp[] {
  const { plan } = run;
  const over = plan.steps.flatMap((_step, position) => (mayPassOver(run, position) ? [position] : []));
  if (over.length === 0) return NOTHING;
  const freed = freedBy(run, new Set(over));
  const holdUps = over.map((position) => ({ position, held: heldBy(plan, position, freed) }));
  return holdUps.filter(({ held }) => held.length > 0);
}

/** What was left out and would begin if all of these were passed over: nothing else that it comes after holds it up. */
function freedBy({ plan, steps }: RunState, over: ReadonlySet<number>): ReadonlySet<number> {
  const index = indexOf(plan);
  const freed = new Set(plan.steps.flatMap((_step, position) => (isLeftOut(steps.at(position)) ? [position] : [])));
  const lets = (id: string): boolean => {
    const at = index.get(id) ?? -1;
    const before = plan.steps[at];
    return before === undefined || over.has(at) || freed.has(at) || isFulfilled(before, steps.at(at));
  };
  for (let before = -1; before !== freed.size;) {
    before = freed.size;
    for (const position of freed) if (plan.steps[position]?.after.every(lets) === false) freed.delete(position);
  }
  return freed;
}

/** Those of the freed steps that come after this one, directly or not. */
function heldBy(plan: RunPlan, position: number, freed: ReadonlySet<number>): readonly number[] {
  const held = new Set([plan.steps[position]?.id ?? '']);
  const positions: number[] = [];
  for (let before = 0; before < held.size;) {
    before = held.size;
    for (const at of freed) {
      const step = plan.steps[at];
      if (step === undefined || held.has(step.id) || !step.after.some((id) => held.has(id))) continue;
      held.add(step.id);
      positions.push(at);
    }
  }
  return positions;
}
