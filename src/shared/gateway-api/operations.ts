import { z } from 'zod';
import { entityId, epochMs, operation, order, startEvidence } from '../domain/index.ts';
import { stepId } from './runs.ts';

/** An operation is accepted only until `notAfter`, at most this far ahead of the gateway's clock. */
export const NOT_AFTER_AHEAD_MS_MAX = 60_000;

/**
 * `POST /operations`, with the headers `Idempotency-Key: runId/stepId/attempt` and `Fencing-Token`. Any console of the
 * run computes the same key; `attempt` rises only when the gateway shows that the earlier one was refused or failed.
 */
export const operationRequest = z.object({
  order,
  /** The revision the order relies on; null for orders that are not about a replica. */
  expect: z.object({ replicaRev: z.int().min(0) }).nullable(),
  notAfter: epochMs,
  /** Demanded for every start of a copy. */
  evidence: startEvidence.nullable(),
});
export type OperationRequest = z.infer<typeof operationRequest>;

export const operationReply = operation;
export const operationsReply = z.object({ operations: z.array(operation).max(1_000_000) });
export const operationsQuery = z.object({ run: entityId.optional(), key: z.string().max(400).optional() });

export const HEADER_IDEMPOTENCY_KEY = 'idempotency-key';
export const HEADER_FENCING_TOKEN = 'fencing-token';
/** Every reply carries the gateway's clock here, epoch milliseconds. */
export const HEADER_GATEWAY_TIME = 'gateway-time';

export interface OperationKey {
  readonly runId: string;
  readonly stepId: string;
  readonly attempt: number;
}

/** The idempotency key of an attempt. */
export function operationKey(key: OperationKey): string {
  return `${key.runId}/${key.stepId}/${String(key.attempt)}`;
}

/** Takes a key apart; null where it is none. */
export function parseOperationKey(text: string): OperationKey | null {
  const [runId, step, attempt, ...rest] = text.split('/');
  if (rest.length > 0 || !entityId.safeParse(runId).success || !stepId.safeParse(step).success) return null;
  if (attempt === undefined || !/^[1-9][0-9]{0,5}$/.test(attempt)) return null;
  return { runId: runId ?? '', stepId: step ?? '', attempt: Number(attempt) };
}
