import { isMain } from './main-step.ts';
import type { RunPlan, RunState } from './run-state.ts';
import { indexOf } from './run-state.ts';
import { isUnsuccessful } from './step-state.ts';

/*
 * To pass a step over: it failed and stays failed, and a person lets what waits for it begin all the same. Only where that
 * cannot bring two copies about: never a step that is to show that another copy is off, never one before another step of its
 * own VM, never the network.
 */

/** Whether a person may pass a step over. That the run goes on is asked elsewhere. Pure. */
export function mayPassOver({ plan, steps }: RunState, position: number): boolean {
  const step = plan.steps[position];
  const state = steps.at(position);
  if (step === undefined || step.optional || !isUnsuccessful(state) || state.passedOver === true) return false;
  const { others, evidence, ownVm } = followersOf(plan)[position] ?? noFollowers;
  if (others === 0 || evidence > 0) return false;
  return step.order.kind === 'host-act' || (isMain(plan.verb, step) && ownVm === 0);
}

interface Followers {
  /** Steps that come right after it, but for the network's release: that needs what fails as well. */
  others: number;
  /** Steps whose evidence it was to bring. */
  evidence: number;
  /** Of those that come right after it, the ones of its own VM. */
  ownVm: number;
}

const noFollowers: Followers = { others: 0, evidence: 0, ownVm: 0 };
const known = new WeakMap<RunPlan, readonly Followers[]>();

/** Counted once a plan: 10,000 lines ask. */
function followersOf(plan: RunPlan): readonly Followers[] {
  const found = known.get(plan) ?? counted(plan);
  known.set(plan, found);
  return found;
}

function counted(plan: RunPlan): readonly Followers[] {
  const index = indexOf(plan);
  const followers = plan.steps.map((): Followers => ({ ...noFollowers }));
  for (const { after, vmId, evidenceFromStep, order } of plan.steps) {
    for (const id of after) {
      const before = followers[index.get(id) ?? -1];
      if (before === undefined || order.kind === 'network-release') continue;
      before.others += 1;
      if (vmId !== null && plan.steps[index.get(id) ?? -1]?.vmId === vmId) before.ownVm += 1;
    }
    const witness = evidenceFromStep === null ? undefined : followers[index.get(evidenceFromStep) ?? -1];
    if (witness !== undefined) witness.evidence += 1;
  }
  return followers;
}

/**
 * The run with a step passed over: what was left out because of it, and because of that, waits again. What something else
 * holds up as well is left out anew by the next deed.
 */
export function passedOver(run: RunState, position: number): RunState {
  const state = run.steps.at(position);
  const step = run.plan.steps[position];
  if (step === undefined || !isUnsuccessful(state)) return run;
  let steps = run.steps.with(position, { ...state, passedOver: true });
  const freed = new Set([step.id]);
  for (let before = 0; before < freed.size;) {
    before = freed.size;
    run.plan.steps.forEach(({ id }, at) => {
      const left = steps.at(at);
      if (left.is !== 'skipped' || left.why !== 'dependency' || !freed.has(left.because ?? '')) return;
      freed.add(id);
      steps = steps.with(at, { is: 'waiting', attempt: left.attempt, notBefore: 0 });
    });
  }
  return { ...run, steps };
}
