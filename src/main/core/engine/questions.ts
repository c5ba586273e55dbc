import type { RunQuestion } from '#shared/ipc/index.ts';
import { hostOf } from './act-view.ts';
import { holdUpsOf } from './hold-ups.ts';
import type { RunState } from './run-state.ts';

/** What a run that goes on here asks of a person: at its gates, of acts in doubt, of failures that hold others up. Pure. */
export function questionsOf(run: RunState): readonly RunQuestion[] {
  return run.stage.is === 'running' ? [...asked(run), ...failures(run)] : [];
}

function asked({ plan, steps }: RunState): RunQuestion[] {
  return plan.steps.flatMap(({ id, order, name }, position): RunQuestion[] => {
    const state = steps.at(position);
    if (state.is !== 'asking') return [];
    const since = state.at;
    if (order.kind === 'gate-prompt') return [{ stepId: id, kind: 'gate', text: order.text, since }];
    const host = hostOf(order);
    return host === null ? [] : [{ stepId: id, kind: 'doubt', text: name, host, since }];
  });
}

function failures(run: RunState): RunQuestion[] {
  return holdUpsOf(run).flatMap(({ position, held }): RunQuestion[] => {
    const step = run.plan.steps[position];
    const state = run.steps.at(position);
    if (step === undefined || !('at' in state)) return [];
    return [{ stepId: step.id, kind: 'failure', text: step.name, held: held.length, since: state.at }];
  });
}
