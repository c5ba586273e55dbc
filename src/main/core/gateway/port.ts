import type { Operation, Plan, PlanDraft, Run } from '#shared/domain/index.ts';
import type {
  CreatePlanRequest,
  CreateRunRequest,
  Decision,
  DecisionBody,
  EndRunRequest,
  EntityBody,
  EntityKind,
  LeaseReply,
  OperationKey,
  OperationRequest,
  Problem,
  RunReply,
} from '#shared/gateway-api/index.ts';
import type { Outcome } from '../ports.ts';

/** Why a call brought no answer that can be used. The engine decides by `kind` alone. */
export type GatewayFailure =
  /** The gateway answered with a problem: it did not happen. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Not a byte of the request left: it did not happen. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** It was sent, and no whole answer came: it may have happened. Look it up, never send blind. */
  | { readonly kind: 'unknown'; readonly detail: string }
  /** Sign in to continue. It did not happen, and nothing has failed. */
  | { readonly kind: 'signed-out'; readonly detail: string }
  /** The certificate is not the confirmed one. Nothing was sent. */
  | { readonly kind: 'untrusted'; readonly presentedThumbprint: string }
  /** An answer that is not by the contract. For an order this is as good as no answer. */
  | { readonly kind: 'malformed'; readonly detail: string };

export type GatewayResult<T> = Outcome<T, GatewayFailure>;

/** Orders and look-ups of runs and plans. Nothing above this port knows which provider stands behind it. */
export interface GatewayPort {
  createRun(request: CreateRunRequest): Promise<GatewayResult<{ readonly run: Run; readonly lease: LeaseReply }>>;
  run(runId: string): Promise<GatewayResult<RunReply>>;
  renewLease(
    runId: string,
    lease: { readonly instanceId: string; readonly token: number },
  ): Promise<GatewayResult<LeaseReply>>;
  takeOver(
    runId: string,
    request: { readonly instanceId: string; readonly reason?: string },
  ): Promise<GatewayResult<LeaseReply>>;
  decide(
    runId: string,
    request: { readonly token: number; readonly expectedSequence: number; readonly body: DecisionBody },
  ): Promise<GatewayResult<Decision>>;
  /** Ends a run. Where a chain head is named and the provider gives receipts, the run that is answered has one. */
  endRun(runId: string, request: EndRunRequest): Promise<GatewayResult<RunReply>>;
  /** A second person's answer to the run whose reviewed hash they looked at. */
  approve(
    runId: string,
    request: { readonly hash: string; readonly answer: 'approve' | 'refuse'; readonly reason: string },
  ): Promise<GatewayResult<RunReply>>;
  submit(key: OperationKey, token: number, request: OperationRequest): Promise<GatewayResult<Operation>>;
  /** Null: the gateway has never accepted this key. */
  operationByKey(key: OperationKey): Promise<GatewayResult<Operation | null>>;
  operationsOfRun(runId: string): Promise<GatewayResult<readonly Operation[]>>;
  /** Stores a new plan. The same id with the same body answers again, so that a lost reply makes no second plan. */
  createPlan(request: CreatePlanRequest): Promise<GatewayResult<Plan>>;
  /** Replaces a plan that still has this `rev`; else it is refused as `changed`, naming the current one. */
  replacePlan(planId: string, rev: number, draft: PlanDraft): Promise<GatewayResult<Plan>>;
  /** Deletes a plan that still has this `rev`. */
  deletePlan(planId: string, rev: number): Promise<GatewayResult<undefined>>;
  /** The plan as the provider has it now: what became of an order whose reply was lost. Null: it has none. */
  plan(planId: string): Promise<GatewayResult<Plan | null>>;
  /** The gateway's clock now, epoch milliseconds: our monotonic clock set by its last reply. */
  gatewayTimeMs(): number;
}

/** One change as the store committed it. Told to the engine and the projections after the commit, in rising `seq`. */
export type CommittedChange = {
  [K in EntityKind]: {
    readonly seq: number;
    readonly kind: K;
    readonly id: string;
    readonly rev: number;
    readonly causedBy: string | null;
  } & (
    | { readonly op: 'upsert'; readonly body: EntityBody<K> }
    | { readonly op: 'delete'; readonly body: null; readonly reason: string | null }
  );
}[EntityKind];

/** Are we hearing the provider? (Whether the provider hears a site is `site.contact`, another fact.) */
export interface FeedFreshness {
  /** `live`: heard within 30 s. `delayed`: connected, but silent for longer. `offline`: not connected, the cache is shown. */
  readonly state: 'live' | 'delayed' | 'offline';
  /** Gateway time of the last line heard; null when never. Kept in the cache, so that it survives a restart. */
  readonly heardAt: number | null;
}

/** What the feed tells its listeners. */
export interface FeedListener {
  /** After the commit of these changes. */
  changed(changes: readonly CommittedChange[]): void;
  /** After a whole new picture was swapped in: everything must be judged anew from the store. */
  replaced(): void;
  freshness(freshness: FeedFreshness): void;
  /** Everything that had happened when the line was opened has been committed. */
  caughtUp?(): void;
}
