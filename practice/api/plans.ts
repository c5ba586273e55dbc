import type { Provider } from '../provider/context.ts';
import type { Answer, Call } from './call.ts';
import { problem } from './problem.ts';

const none = (): ReturnType<typeof problem> => problem('unavailable', 'This provider keeps no plans yet.');

export function createPlan(_p: Provider, _call: Call<'createPlan'>): Answer<'createPlan'> {
  return none();
}

export function replacePlan(_p: Provider, _call: Call<'replacePlan'>): Answer<'replacePlan'> {
  return none();
}

export function deletePlan(_p: Provider, _call: Call<'deletePlan'>): Answer<'deletePlan'> {
  return none();
}
