import type { StoredRun } from '#shared/gateway-api/index.ts';
import { stepKeyOf } from './evidence.ts';
import type { Checkers, Evidence } from './evidence.ts';

/** The console knows the gateway's time to within its round trips. */
const CLOCK_SLACK_MS = 1_000;

type Step = StoredRun['steps'][number];

/** What may begin when: after what it comes after and its pause, behind its gates, one at a time in its lane. */
export const sequenceCheckers: Checkers = {
  'nothing begins before what it comes after': (evidence) =>
    acceptedSteps(evidence).flatMap(({ run, step, acceptedAt }) =>
      step.after.flatMap((before) => {
        const fulfilledAt = fulfilledAtOf(evidence, run, before);
        return fulfilledAt <= acceptedAt ? [] : [`${run.id}/${step.id} was accepted before ${before} had its effect`];
      }),
    ),

  'what comes after a machine waits until it has settled': (evidence) =>
    acceptedSteps(evidence).flatMap(({ run, step, acceptedAt }) =>
      step.after.flatMap((before) => {
        const settleMs = run.steps.find(({ id }) => id === before)?.settleMs ?? 0;
        // Skipped or failed: there is nothing to settle.
        const effectAt = lastEffectAt(evidence, `${run.id}/${before}`);
        if (effectAt === null || settleMs === 0) return [];
        return acceptedAt + CLOCK_SLACK_MS >= effectAt + settleMs
          ? []
          : [`${run.id}/${step.id} did not wait until ${before} had settled`];
      }),
    ),

  'what waits for an end waits for it, however it was': (evidence) =>
    acceptedSteps(evidence).flatMap(({ run, step, acceptedAt }) =>
      step.afterSettled.flatMap((before) =>
        evidence.operations.some(
          (each) =>
            each.runId === run.id &&
            each.stepId === before &&
            (each.endedAt ?? Infinity) > acceptedAt &&
            lastEffectAtUntil(evidence, each.id, acceptedAt) === null,
        )
          ? [`${run.id}/${step.id} was accepted before ${before} had ended`]
          : [],
      ),
    ),

  'nothing behind a question begins before its answer is recorded': (evidence) =>
    acceptedSteps(evidence).flatMap(({ run, step, acceptedAt }) =>
      step.after.flatMap((before) => {
        const gate = run.steps.find(({ id }) => id === before);
        if (gate?.order.kind !== 'gate-prompt') return [];
        const recordedAt = decidedAt(evidence, run.id, before);
        const given = evidence.answers.some(({ stepKey, at }) => stepKey === `${run.id}/${before}` && at <= acceptedAt);
        return recordedAt <= acceptedAt && given ? [] : [`${run.id}/${step.id} passed ${before} without an answer`];
      }),
    ),

  'an answer at a gate is one that a person gave': ({ decisions, answers }) =>
    [...decisions].flatMap(([runId, all]) =>
      all.flatMap(({ body, at }) => {
        if (body.kind !== 'gate') return [];
        const given = answers.some((answer) => answer.stepKey === `${runId}/${body.stepId}` && answer.at <= at);
        return given ? [] : [`${runId}/${body.stepId} was answered by nobody`];
      }),
    ),

  'a gate is shown as passed when its answer is recorded': ({ shown, decisions }) =>
    shown.flatMap(({ runId, steps }) =>
      steps.flatMap(({ stepId, kind, passedSince }) => {
        if (kind !== 'gate-prompt' || passedSince === null) return [];
        const recorded = (decisions.get(runId) ?? []).some(
          ({ body, at }) => body.kind === 'gate' && body.stepId === stepId && at <= passedSince,
        );
        return recorded ? [] : [`${runId}/${stepId} was shown as passed before its answer was recorded`];
      }),
    ),

  'planned failovers of one job go one at a time': ({ storedRuns, operations, jobOfReplica }) =>
    storedRuns.flatMap(({ id }) => {
      const planned = operations.flatMap((each) =>
        each.runId === id && each.order.kind === 'planned-failover'
          ? [{ ...each, job: jobOfReplica.get(each.order.replicaId) }]
          : [],
      );
      return planned.flatMap((one) =>
        planned.some(
          (other) =>
            other.id !== one.id &&
            other.stepId !== one.stepId &&
            other.job === one.job &&
            other.acceptedAt < one.acceptedAt &&
            (other.endedAt ?? Infinity) > one.acceptedAt,
        )
          ? [`${stepKeyOf(one.key)} ran beside another of its job`]
          : [],
      );
    }),

  'a plan is carried out in its own order': ({ storedRuns, plans }) =>
    storedRuns.flatMap(({ id, planId, verb, steps }) => {
      const plan = plans.find((each) => each.id === planId);
      if (plan === undefined) return [];
      const startOf = new Map(steps.flatMap((step) => (STARTS.has(step.order.kind) ? [[step.vmId, step]] : [])));
      return plan.members.flatMap(({ vmId, after }) => {
        const start = startOf.get(vmId);
        if (start === undefined) return [];
        const gates = plan.gates.flatMap((gate) => (gate.before.includes(vmId) ? [`gate.${gate.id}`] : []));
        const starts = after.flatMap((other) => startOf.get(other)?.id ?? []);
        const acts = plan.hostSteps.flatMap((step) =>
          step.when === 'before' &&
          (step.vmId === null || step.vmId === vmId) &&
          step.runsIn.some((one) => one === verb)
            ? [`host.${step.id}`]
            : [],
        );
        const missing = [...gates, ...starts, ...acts].filter((before) => !start.after.includes(before));
        return missing.map((before) => `${id}/${start.id} does not wait for ${before}`);
      });
    }),
};

const STARTS: ReadonlySet<string> = new Set(['failover', 'planned-failover', 'test-start']);

interface Accepted {
  readonly run: StoredRun;
  readonly step: Step;
  readonly acceptedAt: number;
}

/** Every order that was accepted, with the step that it was given for. */
function acceptedSteps({ operations, storedRuns }: Evidence): Accepted[] {
  const runs = new Map(storedRuns.map((run) => [run.id, run]));
  return operations.flatMap(({ runId, stepId, acceptedAt }) => {
    const run = runs.get(runId);
    const step = run?.steps.find(({ id }) => id === stepId);
    return run === undefined || step === undefined ? [] : [{ run, step, acceptedAt }];
  });
}

function lastEffectAt({ truth }: Evidence, stepKey: string): number | null {
  return truth.effects.findLast((effect) => effect.stepKey === stepKey)?.at ?? null;
}

function lastEffectAtUntil({ truth }: Evidence, operationId: string, until: number): number | null {
  return truth.effects.findLast((effect) => effect.operationId === operationId && effect.at <= until)?.at ?? null;
}

/** When a step lets through what comes after it; Infinity where it never does. */
function fulfilledAtOf(evidence: Evidence, run: StoredRun, stepId: string): number {
  const step = run.steps.find(({ id }) => id === stepId);
  if (step === undefined) return Infinity;
  const decided = decidedAt(evidence, run.id, stepId);
  if (step.order.kind === 'gate-prompt') return decided;
  if (step.order.kind === 'gate-wait') {
    const opensAt = Math.max(0, ...step.after.map((before) => fulfilledAtOf(evidence, run, before)));
    return Math.min(decided, opensAt + step.order.waitMs - CLOCK_SLACK_MS);
  }
  if (step.order.kind === 'host-act') return Math.min(decided, actFulfilledAt(evidence, run.id, step));
  const key = `${run.id}/${stepId}`;
  // Whatever an optional step comes to, it holds nothing up.
  const failedAt = step.optional ? Math.min(...failuresOf(evidence, key), ...refusalsOf(evidence, key)) : Infinity;
  return Math.min(decided, failedAt, lastEffectAt(evidence, key) ?? Infinity);
}

/** When an act was told as done; of an optional one, as ended however. */
function actFulfilledAt({ decisions }: Evidence, runId: string, { id, optional }: Step): number {
  const found = (decisions.get(runId) ?? []).find(
    ({ body }) =>
      body.kind === 'act-ended' &&
      body.stepId === id &&
      (body.report.outcome === 'done' || (optional && body.report.outcome !== 'not-begun')),
  );
  return found?.at ?? Infinity;
}

function failuresOf({ operations }: Evidence, stepKey: string): number[] {
  return operations.flatMap((each) =>
    stepKeyOf(each.key) === stepKey && each.state === 'failed' ? [each.endedAt ?? Infinity] : [],
  );
}

function refusalsOf({ wire }: Evidence, stepKey: string): number[] {
  return wire.flatMap((each) =>
    each.stepKey === stepKey ? each.answers.flatMap(({ status, at }) => (status >= 400 ? [at] : [])) : [],
  );
}

/** When a "go on" or a "leave it out" was recorded. */
function decidedAt({ decisions }: Evidence, runId: string, stepId: string): number {
  const found = (decisions.get(runId) ?? []).find(
    ({ body }) =>
      (body.kind === 'skip' && body.stepId === stepId) ||
      (body.kind === 'gate' && body.stepId === stepId && body.answer === 'go'),
  );
  return found?.at ?? Infinity;
}
