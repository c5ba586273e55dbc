import type { Provider } from '../provider/context.ts';
import type { Answer, Call } from './call.ts';
import { openRun } from './leases.ts';
import { problem } from './problem.ts';

/** No run asks for an approval yet. */
export function approve(p: Provider, { params }: Call<'approve'>): Answer<'approve'> {
  const run = openRun(p, params['id']);
  return 'code' in run ? run : problem('not-allowed', 'The run needs no approval.');
}
