import type { DecisionBody } from '#shared/gateway-api/index.ts';

/** The decision to stop or to go on, as the gateway keeps it. */
export function allowedDecision(kind: 'stop' | 'resume', reason: string): DecisionBody {
  return { kind, reason };
}
