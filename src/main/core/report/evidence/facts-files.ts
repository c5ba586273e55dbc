import type { Operation, Run } from '#shared/domain/index.ts';
import type { Decision, DecisionBody, RunReply } from '#shared/gateway-api/index.ts';
import { allDecisions } from '../../engine/run-state.ts';
import type { RunState } from '../../engine/run-state.ts';
import type { Plan } from '#shared/domain/index.ts';
import type { EvidenceVersions } from './sources.ts';

/** `run.json`: the run as it was reviewed, the points that it used, what became of its steps, and who made it. */
export function runFacts(state: RunState, versions: EvidenceVersions, planNow: Plan | null): unknown {
  const { plan, stage, steps } = state;
  const ended = stage.is === 'ended' ? { ending: stage.ending, endReason: stage.reason, endedAt: stage.at } : null;
  return {
    plan,
    points: plan.steps.flatMap(({ id: stepId, order, vmId, name }) =>
      'point' in order ? [{ stepId, vmId, name, replicaId: order.replicaId, point: order.point }] : [],
    ),
    outcome: { stage: stage.is, ...ended },
    steps: plan.steps.map(({ id, name }, position) => ({ id, name, ...steps.at(position) })),
    versions: {
      ...versions,
      engine: plan.engineVersion,
      /** As the plan stood when the pack was made: a run carries its steps, not a revision. */
      plan: planNow === null ? null : { id: planNow.id, name: planNow.name, revNow: planNow.rev },
    },
  };
}

export interface DecisionSources {
  readonly state: RunState;
  /** As the feed last told it. */
  readonly known: Run | null;
  /** Null where the provider did not answer. */
  readonly reply: RunReply | null;
}

/** `decisions.json`: what people decided, who agreed, and on what each copy was started. */
export function decisionFacts({ state, known, reply }: DecisionSources): unknown {
  const run = reply?.run ?? known;
  const decisions = reply?.decisions ?? allDecisions(state).map(asJournaled);
  const bodies: readonly DecisionBody[] = decisions.map(({ body }) => body);
  return {
    /** `journal`: the provider did not answer, so who and when is not known here. */
    source: reply === null ? 'journal' : 'gateway',
    decisions,
    attestations: bodies.filter(({ kind }) => kind === 'attestation'),
    overrides: bodies.filter(({ kind }) => kind === 'override'),
    approval: run?.approval ?? null,
    breakGlass: run?.breakGlass ?? null,
    newestTakeover: run?.takenOver ?? null,
    instancesHere: state.instances,
    evidence: state.plan.steps.flatMap(({ id: stepId, vmId, name, evidence, evidenceFromStep }) =>
      evidence === null && evidenceFromStep === null ? [] : [{ stepId, vmId, name, evidence, evidenceFromStep }],
    ),
  };
}

function asJournaled(body: DecisionBody, index: number): Pick<Decision, 'sequence' | 'body'> {
  return { sequence: index + 1, body };
}

/** `operations.json`: what the provider told of its operations, as the feed last did. */
export function operationFacts(operations: readonly Operation[], heardAt: number | null): unknown {
  const inOrder = operations.toSorted((a, b) => a.acceptedSeq - b.acceptedSeq || (a.id < b.id ? -1 : 1));
  return { heardAt, operations: inOrder };
}
