import type { Problem } from '#shared/gateway-api/index.ts';
import type { OperationRequest } from '#shared/gateway-api/index.ts';

/**
 * How far a step is. A union whose every state holds only its own data.
 *
 *   waiting → intended → sent → accepted → observed
 *                │         │        ├──→ stalled → observed | failed
 *                │         ├→ unknown (its reply was lost: look the key up) → accepted | intended
 *                │         └→ refused                └──→ failed
 *                └────────────→ skipped
 *
 * Invariants: `intended` is on disk before the first byte is sent; the attempt rises only when the gateway has shown that
 * the earlier one was refused or failed; only `observed` is success.
 */
export type StepState =
  | { readonly is: 'waiting'; readonly attempt: number; readonly notBefore: number }
  | { readonly is: 'intended'; readonly attempt: number; readonly at: number; readonly body: OperationRequest | null }
  | { readonly is: 'sent'; readonly attempt: number; readonly at: number; readonly body: OperationRequest }
  | { readonly is: 'unknown'; readonly attempt: number; readonly at: number; readonly body: OperationRequest | null }
  | AcceptedState
  | (Omit<AcceptedState, 'is'> & { readonly is: 'stalled'; readonly since: number; readonly why: StallReason })
  | {
      readonly is: 'observed';
      readonly attempt: number;
      readonly at: number;
      readonly startedAt: number;
      readonly operationId: string;
      readonly seq: number;
    }
  | {
      readonly is: 'refused';
      readonly attempt: number;
      readonly at: number;
      readonly code: Problem['code'];
      readonly detail: string;
    }
  | {
      readonly is: 'failed';
      readonly attempt: number;
      readonly at: number;
      readonly code: string;
      readonly detail: string;
    }
  | {
      readonly is: 'skipped';
      readonly attempt: number;
      readonly at: number;
      readonly why: SkipReason;
      readonly because: string | null;
    };

export interface AcceptedState {
  readonly is: 'accepted';
  readonly attempt: number;
  readonly at: number;
  readonly operationId: string;
  readonly acceptedSeq: number;
  readonly expectedBy: number;
  /** The provider said "succeeded" then; the effect has still to be seen. */
  readonly succeededAt: number | null;
}

export type StallReason = 'succeeded-without-effect' | 'overdue';
export type SkipReason = 'stopped' | 'dependency' | 'decided' | 'already-done';

/** An order is with the provider, or may be. */
export function isOpen(state: StepState): boolean {
  return (
    state.is === 'intended' ||
    state.is === 'sent' ||
    state.is === 'unknown' ||
    state.is === 'accepted' ||
    state.is === 'stalled'
  );
}

/** Nothing more will happen to it by itself. */
export function isSettled(state: StepState): boolean {
  return state.is === 'observed' || state.is === 'refused' || state.is === 'failed' || state.is === 'skipped';
}
