import type { Blocker } from '#shared/domain/index.ts';
import type { Problem } from '#shared/gateway-api/index.ts';
import type { Provider } from '../provider/context.ts';
import type { Candidate } from './candidate.ts';
import { problem } from './problem.ts';

/** A reason not to accept an order; null where it passes. */
export type Check = (p: Provider, candidate: Candidate) => Problem | null;

export function notAllowed(blockers: readonly Blocker[]): Problem {
  return problem('not-allowed', blockers[0]?.detail ?? 'Not possible now.', { blockers: [...blockers] });
}

export const blocked = (code: string, detail: string): Problem => notAllowed([{ code, detail, actions: [] }]);
