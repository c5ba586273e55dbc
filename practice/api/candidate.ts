import type { Replica, Run, Site, Vm } from '#shared/domain/index.ts';
import type { Decision, OperationKey, OperationRequest, PlannedStep, Problem } from '#shared/gateway-api/index.ts';
import { HEADER_FENCING_TOKEN, HEADER_IDEMPOTENCY_KEY, parseOperationKey } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import { sourceSiteId } from '../provider/replicas.ts';
import type { Call } from './call.ts';
import { problem } from './problem.ts';
import { stepOf } from './steps.ts';

/** An order that asks to be accepted, with everything it is judged by. */
export interface Candidate {
  readonly now: number;
  readonly keyText: string;
  readonly key: OperationKey;
  readonly token: number;
  readonly request: OperationRequest;
  readonly run: Run;
  /** Undefined where the run has no step of that id. */
  readonly step: PlannedStep | undefined;
  readonly decisions: readonly Decision[];
  /** What a replica's order is about, and the site where its source is; null for the appliance's orders. */
  readonly target: { readonly replica: Replica; readonly vm: Vm; readonly site: Site } | null;
}

function targetOf(p: Provider, { order }: OperationRequest): Candidate['target'] | Problem {
  if (!('replicaId' in order)) {
    const appliance = p.store.get('appliance', order.applianceId);
    return appliance === undefined ? problem('not-found', 'There is no such appliance.') : null;
  }
  const replica = p.store.get('replica', order.replicaId);
  const vm = p.store.get('vm', replica?.vmId ?? '');
  if (replica === undefined || vm === undefined) return problem('not-found', 'There is no such replica.');
  const site = p.store.get('site', sourceSiteId(p.store, replica, vm));
  if (site === undefined) throw new Error(`the source of ${replica.id} is at no site`);
  return { replica, vm, site };
}

/** Gathers what an order is judged by; a problem where the request is not even about something known. */
export function candidateOf(p: Provider, { headers, body }: Call<'submit'>, keyText: string): Candidate | Problem {
  const key = parseOperationKey(keyText);
  if (key === null)
    return problem('bad-request', 'The key is `runId/stepId/attempt`.', { field: HEADER_IDEMPOTENCY_KEY });
  const tokenText = headers[HEADER_FENCING_TOKEN] ?? '';
  if (!/^[1-9][0-9]{0,15}$/.test(tokenText)) {
    return problem('bad-request', 'The fencing token is a whole number.', { field: HEADER_FENCING_TOKEN });
  }
  const run = p.store.get('run', key.runId);
  if (run === undefined) return problem('not-found', 'There is no such run.');
  const target = targetOf(p, body);
  if (target !== null && 'code' in target) return target;
  return {
    now: p.clock.now(),
    keyText,
    key,
    token: Number(tokenText),
    request: body,
    run,
    step: stepOf(p, run.id, key.stepId),
    decisions: p.store.record('decisions', run.id)?.decisions ?? [],
    target,
  };
}
