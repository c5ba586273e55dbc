import { isGate } from '#shared/domain/index.ts';
import type { RunVerb } from '#shared/domain/index.ts';
import type { Problem, Role, Route, RouteName, StoredRun } from '#shared/gateway-api/index.ts';
import { parseOperationKey, HEADER_IDEMPOTENCY_KEY } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import type { ApiRequest, Caller } from './call.ts';
import { problem } from './problem.ts';

/** Who may call what. Testers do what operators do, for test runs only. */

const testVerbs: readonly RunVerb[] = ['test-failover', 'test-stop'];
const testRoutes: readonly RouteName[] = ['createRun', 'renewLease', 'takeOver', 'decide', 'endRun', 'submit'];

const mayOperate = (roles: readonly Role[]): boolean => roles.includes('operator');

/** The run that a request is about, where it is about one that is here. */
function runIdOf(name: RouteName, { params, headers }: ApiRequest): string {
  if (name !== 'submit') return params['id'] ?? '';
  return parseOperationKey(headers[HEADER_IDEMPOTENCY_KEY] ?? '')?.runId ?? '';
}

function isTesters(p: Provider, name: RouteName, request: ApiRequest): boolean {
  if (!testRoutes.includes(name)) return false;
  // What is in a new run is looked at when its body has been read.
  if (name === 'createRun') return true;
  const verb = p.store.get('run', runIdOf(name, request))?.verb;
  return verb === undefined || testVerbs.includes(verb);
}

/** Whether a caller may use a route for this request. */
export function maySend(
  p: Provider,
  name: RouteName,
  role: Route['role'],
  caller: Caller,
  request: ApiRequest,
): boolean {
  if (role === null || role === 'viewer' || caller.roles.includes(role)) return true;
  return role === 'operator' && caller.roles.includes('tester') && isTesters(p, name, request);
}

/** A tester's run does nothing but tests, whatever it calls itself. */
export function checkTester({ verb, steps }: StoredRun, caller: Caller | null): Problem | null {
  if (caller === null || mayOperate(caller.roles)) return null;
  const isTest = ({ order }: StoredRun['steps'][number]): boolean =>
    isGate(order) || order.kind === 'test-start' || order.kind === 'test-stop';
  if (testVerbs.includes(verb) && steps.every(isTest)) return null;
  return problem('forbidden', 'A tester starts test runs only.');
}
