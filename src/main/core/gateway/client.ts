import { plan } from '#shared/domain/index.ts';
import {
  HEADER_FENCING_TOKEN,
  HEADER_IDEMPOTENCY_KEY,
  HEADER_IF_MATCH,
  operationKey,
  planETag,
} from '#shared/gateway-api/index.ts';
import { fail, succeed } from '../ports.ts';
import type { Caller } from './caller.ts';
import type { GatewayClock } from './gateway-clock.ts';
import type { GatewayFailure, GatewayPort } from './port.ts';

/** The open gateway API behind the port that the engine sees: the full driver. */
export function createGatewayPort(caller: Caller, gatewayClock: GatewayClock): GatewayPort {
  const call: Caller['call'] = (name, options) => caller.call(name, options);
  return {
    createRun: (request) => call('createRun', { body: request }),
    run: (runId) => call('run', { params: { id: runId } }),
    renewLease: (runId, lease) => call('renewLease', { params: { id: runId }, body: lease }),
    takeOver: (runId, request) => call('takeOver', { params: { id: runId }, body: request }),
    decide: (runId, request) => call('decide', { params: { id: runId }, body: request }),
    endRun: (runId, request) => call('endRun', { params: { id: runId }, body: request }),

    approve: (runId, request) => call('approve', { params: { id: runId }, body: request }),

    async submit(key, token, request) {
      const wanted = operationKey(key);
      const result = await call('submit', {
        headers: { [HEADER_IDEMPOTENCY_KEY]: wanted, [HEADER_FENCING_TOKEN]: String(token) },
        body: request,
      });
      if (!result.ok || result.value.key === wanted) return result;
      return fail({ kind: 'malformed', detail: `the answer is about the key ${result.value.key}, not ${wanted}` });
    },

    async operationByKey(key) {
      const found = await call('operations', { query: { key: operationKey(key) } });
      if (found.ok) return succeed(found.value.operations.find((each) => each.key === operationKey(key)) ?? null);
      return isNotFound(found.failure) ? succeed(null) : found;
    },

    async operationsOfRun(runId) {
      const found = await call('operations', { query: { run: runId } });
      return found.ok ? succeed(found.value.operations) : found;
    },

    createPlan: (request) => call('createPlan', { body: request }),
    replacePlan: (planId, rev, draft) =>
      call('replacePlan', { params: { id: planId }, headers: { [HEADER_IF_MATCH]: planETag(rev) }, body: draft }),
    deletePlan: (planId, rev) =>
      call('deletePlan', { params: { id: planId }, headers: { [HEADER_IF_MATCH]: planETag(rev) } }),

    async plan(planId) {
      const found = await call('entity', { params: { kind: 'plan', id: planId } });
      if (!found.ok) return isNotFound(found.failure) ? succeed(null) : found;
      const checked = plan.safeParse(found.value.body);
      if (checked.success && checked.data.id === planId) return succeed(checked.data);
      return fail({ kind: 'malformed', detail: `the answer is not the plan ${planId}` });
    },

    gatewayTimeMs: () => gatewayClock.nowMs(),
  };
}

function isNotFound(failure: GatewayFailure): boolean {
  return failure.kind === 'refused' && failure.problem.status === 404;
}
