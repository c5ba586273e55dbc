import { z } from 'zod';
import { blocker, entityId, epochMs, sentence } from '../domain/index.ts';

/** Every refusal of a gateway: code → HTTP status, and whether the same request may succeed later unchanged. */
export const problemCodes = {
  'bad-request': { status: 422, retryable: false },
  'key-reused': { status: 422, retryable: false },
  'sign-in-required': { status: 401, retryable: true },
  'wrong-credentials': { status: 401, retryable: false },
  'totp-required': { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  'not-found': { status: 404, retryable: false },
  'cursor-expired': { status: 410, retryable: false },
  'not-allowed': { status: 409, retryable: false },
  'no-evidence': { status: 409, retryable: false },
  'source-running': { status: 409, retryable: false },
  'approval-needed': { status: 409, retryable: true },
  'other-scope-active': { status: 409, retryable: false },
  'run-ended': { status: 409, retryable: false },
  'out-of-order': { status: 409, retryable: false },
  fenced: { status: 412, retryable: false },
  changed: { status: 412, retryable: false },
  'too-late': { status: 412, retryable: true },
  claimed: { status: 423, retryable: true },
  'window-full': { status: 429, retryable: true },
  'too-many-requests': { status: 429, retryable: true },
  unavailable: { status: 503, retryable: true },
  internal: { status: 500, retryable: true },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ProblemCode = keyof typeof problemCodes;

/** RFC 9457 problem document (`application/problem+json`) with our stable members. */
export const problem = z.object({
  type: z.string().max(500),
  title: z.string().max(500),
  status: z.int().min(400).max(599),
  detail: sentence,
  /** Stable; a code of a later version is treated by its status and `retryable`. */
  code: z.string().min(1).max(64),
  retryable: z.boolean(),
  /** The field of the request that is wrong, where one is. */
  field: z.string().max(200).optional(),
  blockers: z.array(blocker).max(64).optional(),
  /** Who holds what was asked for: the run and person of a claim or lease. */
  holder: z.object({ runId: entityId, runTitle: z.string(), person: z.string() }).optional(),
  /** For `changed`: the revision that is current. For `window-full`: when to ask again. */
  currentRev: z.int().optional(),
  retryAt: epochMs.optional(),
});
export type Problem = z.infer<typeof problem>;
