import type { FailoverScope, RunEnding, RunReceipt, RunVerb } from '#shared/domain/index.ts';
import type { DecisionBody, PlannedStep, StoredRun } from '#shared/gateway-api/index.ts';
import { StepTable } from './step-table.ts';
import type { StepState } from './step-state.ts';

/** A step as it was reviewed and stored at the provider: all that any console needs to order it. */
export type StepPlan = PlannedStep;

/** Everything about a run that was fixed when it was reviewed. Written first into its journal. */
export interface RunPlan {
  readonly id: string;
  readonly connectionId: string;
  readonly engineVersion: string;
  readonly title: string;
  readonly verb: RunVerb;
  readonly scope: FailoverScope;
  readonly reason: string;
  readonly reviewedHash: string;
  readonly createdAt: number;
  readonly planId: string | null;
  readonly finaliseBy: number | null;
  readonly breakGlass: string | null;
  readonly steps: readonly StepPlan[];
  /** What people decided in the review: stored at the gateway with the run. */
  readonly decisions: readonly DecisionBody[];
}

/** Where a run as a whole is. */
export type RunStage =
  /** Counting down on this computer; nothing has been sent. */
  | { readonly is: 'arming'; readonly until: number }
  /** Being stored at the provider, with its claims and the decisions of its review. */
  | { readonly is: 'registering' }
  | { readonly is: 'running'; readonly token: number }
  /** A person stopped it: nothing more is sent, what was accepted runs on. */
  | { readonly is: 'stopping'; readonly token: number }
  /** Taken over from another console: the lease is held, nothing is sent until a person resumes it here. */
  | { readonly is: 'held'; readonly token: number }
  /** The console ended, or the lease went to somebody else. Only a person resumes it. */
  | { readonly is: 'interrupted'; readonly why: 'restart' | 'lease-lost'; readonly holder: string | null }
  /** All is settled; being ended at the provider. */
  | { readonly is: 'ending'; readonly token: number; readonly ending: RunEnding; readonly reason: string }
  | { readonly is: 'ended'; readonly ending: RunEnding; readonly reason: string; readonly at: number };

export interface RunState {
  readonly plan: RunPlan;
  readonly stage: RunStage;
  readonly steps: StepTable;
  /** Whether the provider has stored it: before that, there is nothing to end there. */
  readonly registered: boolean;
  /** How many decisions the gateway has recorded. */
  readonly decisionsRecorded: number;
  /** Decisions made since (stop, resume …), to be recorded after those of the plan. */
  readonly laterDecisions: readonly DecisionBody[];
  readonly startedAt: number | null;
  /** The processes of this computer that asked for its lease: what one of them holds is not held elsewhere. */
  readonly instances: readonly string[];
  /** A person asked for a stop, and no resume has come since. */
  readonly stopAsked: boolean;
  /** Step id → how often it was tried again by itself after it had failed. */
  readonly retried: Readonly<Record<string, number>>;
  /** Of the end; null where the gateway gave none, or none over this journal. */
  readonly receipt: RunReceipt | null;
  /** When this installation signed the journal after the end. */
  readonly sealedAt: number | null;
}

export type RunIndex = ReadonlyMap<string, number>;
const indexes = new WeakMap<RunPlan, RunIndex>();

/** Step id → its index in the plan. Made once a plan. */
export function indexOf(plan: RunPlan): RunIndex {
  let index = indexes.get(plan);
  if (index === undefined) {
    index = new Map(plan.steps.map((step, position) => [step.id, position]));
    indexes.set(plan, index);
  }
  return index;
}

export function stepStateOf(run: RunState, stepId: string): StepState {
  return run.steps.at(positionOf(run.plan, stepId));
}

export function positionOf(plan: RunPlan, stepId: string): number {
  const position = indexOf(plan).get(stepId);
  if (position === undefined) throw new Error(`run ${plan.id} has no step ${stepId}`);
  return position;
}

export function stepPlanOf(plan: RunPlan, stepId: string): StepPlan {
  const step = plan.steps[positionOf(plan, stepId)];
  if (step === undefined) throw new Error(`run ${plan.id} has no step ${stepId}`);
  return step;
}

export function newRun(plan: RunPlan, stage: RunStage): RunState {
  return {
    plan,
    stage,
    steps: StepTable.filled(plan.steps.length, { is: 'waiting', attempt: 1, notBefore: 0 }),
    registered: false,
    decisionsRecorded: 0,
    laterDecisions: [],
    startedAt: null,
    instances: [],
    stopAsked: false,
    retried: {},
    receipt: null,
    sealedAt: null,
  };
}

/** VMs of which an order shows no effect in its time. */
export function stalledVmsOf({ plan, steps }: RunState): readonly string[] {
  if (!steps.some(({ is }) => is === 'stalled')) return [];
  return plan.steps.flatMap(({ vmId }, position) => (steps.at(position).is === 'stalled' && vmId !== null ? vmId : []));
}

export function storedRunOf(plan: RunPlan): StoredRun {
  const { id, title, verb, scope, reason, reviewedHash, engineVersion, planId, finaliseBy, breakGlass } = plan;
  const steps = [...plan.steps];
  return { id, title, verb, scope, reason, reviewedHash, engineVersion, planId, finaliseBy, breakGlass, steps };
}

/** Every decision in the order in which the gateway numbers them. */
export function allDecisions(run: RunState): readonly DecisionBody[] {
  return [...run.plan.decisions, ...run.laterDecisions];
}
