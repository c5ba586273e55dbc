import type { Run } from '#shared/domain/index.ts';
import type { RunReply } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';

/** A run with all that a second console needs. */
export function replyOf(p: Provider, run: Run): RunReply {
  const record = p.store.record('run', run.id);
  if (record === undefined) throw new Error(`run ${run.id} was never stored`);
  const decisions = p.store.record('decisions', run.id)?.decisions ?? [];
  return { run, stored: record.stored, decisions: [...decisions] };
}
