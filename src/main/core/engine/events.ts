import type { Operation, RunEnding, RunReceipt } from '#shared/domain/index.ts';
import type { DecisionBody, OperationRequest } from '#shared/gateway-api/index.ts';
import type { RunPlan } from './run-state.ts';
import type { ChainSeal } from '../store/journal/seal.ts';
import type { SkipReason, StallReason } from './step-state.ts';

/**
 * A fact about a run. Events are what the journal holds, in this shape, and the run's state is the fold of `transition`
 * over them; so an event is never changed in meaning without a new engine version. `at` is gateway time.
 */
export type RunEvent =
  | { readonly type: 'armed'; readonly at: number; readonly plan: RunPlan; readonly until: number }
  /** This console took the run over. The first event where it never had it; else in place of all it knew: the plan as the provider stored it, with what it recorded since. */
  | {
      readonly type: 'taken-over';
      readonly at: number;
      readonly plan: RunPlan;
      readonly token: number;
      readonly instanceId: string;
      readonly operations: readonly TakenOperation[];
    }
  | { readonly type: 'arming-cancelled'; readonly at: number; readonly why: ArmingEnd }
  | { readonly type: 'registration-begun'; readonly at: number; readonly instanceId: string }
  | { readonly type: 'registered'; readonly at: number; readonly token: number }
  | { readonly type: 'registration-refused'; readonly at: number; readonly code: string; readonly detail: string }
  | { readonly type: 'decision-recorded'; readonly at: number; readonly sequence: number }
  | { readonly type: 'intended'; readonly at: number; readonly stepIds: readonly string[] }
  | { readonly type: 'sent'; readonly at: number; readonly stepId: string; readonly body: OperationRequest }
  | { readonly type: 'accepted'; readonly at: number; readonly stepId: string; readonly operation: AcceptedFacts }
  | {
      readonly type: 'refused';
      readonly at: number;
      readonly stepId: string;
      readonly code: string;
      readonly detail: string;
    }
  /** Refused for now (a full window, a revision that moved on): to be tried again, as the next attempt. */
  | {
      readonly type: 'put-off';
      readonly at: number;
      readonly stepId: string;
      readonly code: string;
      readonly notBefore: number;
    }
  /** Not a byte left, or nobody is signed in: to be sent again under the same key. */
  | { readonly type: 'not-sent'; readonly at: number; readonly stepId: string }
  | { readonly type: 'reply-lost'; readonly at: number; readonly stepId: string }
  /** The gateway has never accepted the key: to be sent again under the same key. */
  | { readonly type: 'found-absent'; readonly at: number; readonly stepId: string }
  | { readonly type: 'succeeded'; readonly at: number; readonly stepId: string }
  | {
      readonly type: 'operation-failed';
      readonly at: number;
      readonly stepId: string;
      readonly code: string;
      readonly detail: string;
    }
  | { readonly type: 'observed'; readonly at: number; readonly stepId: string; readonly seq: number }
  | { readonly type: 'stalled'; readonly at: number; readonly stepId: string; readonly why: StallReason }
  | {
      readonly type: 'skipped';
      readonly at: number;
      readonly stepIds: readonly string[];
      readonly why: SkipReason;
      readonly because: string | null;
    }
  /** A gate that opened: until its time, or until a person answers. */
  | { readonly type: 'gate-opened'; readonly at: number; readonly stepId: string; readonly until: number | null }
  /** A gate's time is over. */
  | { readonly type: 'gate-passed'; readonly at: number; readonly stepId: string }
  /** A process ended before it told how the act went: asked, or done again after `until` where that does no harm. */
  | { readonly type: 'act-doubted'; readonly at: number; readonly stepId: string; readonly until: number | null }
  /** An act of which nobody knew is to be done again, as the next attempt. */
  | { readonly type: 'act-repeated'; readonly at: number; readonly stepId: string }
  /** The provider said that it failed, and the plan lets it be tried again: as the next attempt, not before. */
  | { readonly type: 'retried'; readonly at: number; readonly stepId: string; readonly notBefore: number }
  /** A person answered a gate, or skipped a step. It takes effect with `decision-recorded`, not before. */
  | { readonly type: 'decided'; readonly at: number; readonly decision: DecisionBody }
  | { readonly type: 'stop-asked'; readonly at: number; readonly decision: DecisionBody }
  | {
      readonly type: 'resume-asked';
      readonly at: number;
      readonly token: number;
      readonly decision: DecisionBody;
    }
  /** This process is about to ask for the lease: were it to end before the answer, the next one knows who it was. */
  | { readonly type: 'lease-asked'; readonly at: number; readonly instanceId: string }
  | { readonly type: 'lease-renewed'; readonly at: number; readonly token: number }
  | {
      readonly type: 'interrupted';
      readonly at: number;
      readonly why: 'restart' | 'lease-lost';
      readonly holder: string | null;
    }
  | { readonly type: 'ending-begun'; readonly at: number; readonly ending: RunEnding; readonly reason: string }
  | { readonly type: 'ended'; readonly at: number; readonly ending: RunEnding; readonly reason: string }
  /** After the end: what the gateway gave for it, over this journal up to a record before. */
  | { readonly type: 'receipt-kept'; readonly at: number; readonly receipt: RunReceipt }
  /** After the end: this installation signed the journal as it was before this record. */
  | { readonly type: 'sealed'; readonly at: number; readonly seal: ChainSeal };

/** Why a countdown ended before anything was sent. */
export type ArmingEnd = 'stopped' | 'feed-lost' | 'clock-jumped' | 'suspended' | 'changed' | 'restart';

export type AcceptedFacts = Pick<Operation, 'id' | 'acceptedAt' | 'acceptedSeq' | 'expectedBy'>;
/** An operation of the run as the gateway keeps it, the newest attempt of its step. */
export type TakenOperation = AcceptedFacts &
  Pick<Operation, 'stepId' | 'attempt' | 'endedAt' | 'failure'> & { readonly state: Operation['state'] };
export type RunEventType = RunEvent['type'];
