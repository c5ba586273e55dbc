import type { Problem } from '#shared/gateway-api/index.ts';
import type { OperationRequest, PlannedStep } from '#shared/gateway-api/index.ts';

/** Why an act failed that a person ended. It is not tried again by itself: whoever ended it decides. */
export const ACT_CANCELLED = 'host-act-cancelled';

/**
 * How far a step is. A union whose every state holds only its own data.
 *
 *   waiting → intended → sent → accepted → observed
 *                │         │        ├──→ stalled → observed | failed
 *                │         ├→ unknown (its reply was lost: look the key up) → accepted | intended
 *                │         └→ refused                └──→ failed
 *                └────────────→ skipped         failed → waiting (tried again by itself, as the next attempt)
 *
 * A failed or refused step that a person passed over stays what it is, and lets through what waits for it; what was skipped
 * because of it waits again.
 * A gate: waiting → asking → passed | skipped.
 * An act on a host: waiting → acting → passed | failed | waiting (not begun, as the next attempt); and, where a process ended
 * before it had told how the act went, acting → asking → passed | waiting (again) | skipped.
 *
 * Invariants: `intended` is on disk before the first byte is sent; the attempt rises only when the gateway has shown that
 * the earlier one was refused or failed; only `observed` is success.
 */
export type StepState =
  | { readonly is: 'waiting'; readonly attempt: number; readonly notBefore: number }
  /** A gate that is open: until its time, or until a person answers (null). */
  | { readonly is: 'asking'; readonly attempt: number; readonly at: number; readonly until: number | null }
  /** An act on a host, written down with the gateway as begun by a process of ours. */
  | { readonly is: 'acting'; readonly attempt: number; readonly at: number; readonly instanceId: string }
  /** A gate that lets through what waits for it, or an act that was done: begun at `begunAt`. */
  | { readonly is: 'passed'; readonly attempt: number; readonly at: number; readonly begunAt?: number }
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
      /** A person let what waits for it begin all the same. */
      readonly passedOver?: true;
    }
  | {
      readonly is: 'failed';
      readonly attempt: number;
      readonly at: number;
      readonly code: string;
      readonly detail: string;
      /** Of an act on a host. */
      readonly begunAt?: number;
      readonly passedOver?: true;
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
/** `gate`: a person answered a gate with "stop". */
export type SkipReason = 'stopped' | 'dependency' | 'decided' | 'already-done' | 'gate';

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
  return (
    state.is === 'observed' ||
    state.is === 'passed' ||
    state.is === 'refused' ||
    state.is === 'failed' ||
    state.is === 'skipped'
  );
}

/** Done. A step skipped because a person said so counts; one skipped for a failure does not. */
export function isDone(state: StepState): boolean {
  if (state.is === 'skipped') return state.why === 'already-done' || state.why === 'decided';
  return state.is === 'observed' || state.is === 'passed';
}

export type Unsuccessful = Extract<StepState, { readonly is: 'failed' | 'refused' }>;

export function isUnsuccessful(state: StepState): state is Unsuccessful {
  return state.is === 'failed' || state.is === 'refused';
}

/** What comes after it may begin: it is done, or its failure holds nothing up, or no longer. */
export function isFulfilled(step: Pick<PlannedStep, 'optional'>, state: StepState): boolean {
  if (!isUnsuccessful(state)) return isDone(state);
  return step.optional || state.passedOver === true;
}
