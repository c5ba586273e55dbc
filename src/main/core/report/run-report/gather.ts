import type { Decision, RunReply } from '#shared/gateway-api/index.ts';
import type { RecoveryTargets, RunLine, RunView } from '#shared/ipc/index.ts';
import { mainOrderOf } from '#shared/lifecycle/index.ts';
import type { RunEvent } from '../../engine/events.ts';
import type { RunState } from '../../engine/run-state.ts';
import type { InventoryReader } from '../../store/ports.ts';
import type { Making } from '../head.ts';
import { achievedOf } from '../history/achieved.ts';
import { completedBy, mainStepsOf, mainStepsTold, type MainStep } from '../main-steps.ts';
import { deedsOf } from './deeds.ts';
import type { ActFacts, NotFinal, RunReportFacts, VmResult } from './facts.ts';
import { lineWaves } from './line-waves.ts';

export interface RunReportSources {
  readonly made: Making;
  readonly run: RunView;
  /** Of this console's journal; null for a run that it never had. */
  readonly own: { readonly state: RunState; readonly events: readonly RunEvent[] } | null;
  /** What the provider stored; null where it could not be asked. */
  readonly stored: Pick<RunReply, 'stored' | 'decisions'> | null;
  readonly targets: RecoveryTargets;
  readonly reader: Pick<
    InventoryReader,
    'run' | 'plan' | 'operationsOfRun' | 'estateRows' | 'replica' | 'vm' | 'replicaOfVm'
  >;
}

/** After every moment. */
const LATER = Number.MAX_SAFE_INTEGER;

export function gatherRunReport(sources: RunReportSources): RunReportFacts {
  const { made, run, own, stored, reader } = sources;
  const told = reader.run(run.runId);
  const names = new Map(run.lines.map(({ stepId, name }) => [stepId, name]));
  return {
    ...{ made, run },
    reason: own?.state.plan.reason ?? stored?.stored.reason ?? null,
    planName: run.planId === null ? null : (reader.plan(run.planId)?.name ?? run.planId),
    reviewedHash: own?.state.plan.reviewedHash ?? stored?.stored.reviewedHash ?? null,
    vms: resultsOf(sources),
    leftOut: leftOut(sources),
    acts: actsOf(sources),
    deeds: deedsOf({
      run: told,
      decisions: stored?.decisions ?? null,
      events: own?.events ?? [],
      stepName: (stepId) => names.get(stepId) ?? stepId,
    }),
    decisionsTold: stored !== null,
    notFinal: run.lines.flatMap((line) => notFinal(line, sources)),
  };
}

function actsOf({ own, stored }: RunReportSources): ReadonlyMap<string, ActFacts> {
  const steps = own?.state.plan.steps ?? stored?.stored.steps ?? [];
  const told = stored?.decisions ?? (own?.events ?? []).flatMap(decidedThen);
  const begun = new Map(
    told.flatMap(({ at, body }) => (body.kind === 'act-begun' ? [[body.stepId, at] as const] : [])),
  );
  return new Map(
    steps.flatMap(({ id, order }) =>
      order.kind === 'host-act' ? [[id, { act: order.act, begunAt: begun.get(id) ?? null }] as const] : [],
    ),
  );
}

function decidedThen(event: RunEvent): readonly Pick<Decision, 'at' | 'body'>[] {
  return event.type === 'decided' ? [{ at: event.at, body: event.decision }] : [];
}

function resultsOf(sources: RunReportSources): readonly VmResult[] {
  const { run, own, reader, targets } = sources;
  const lines = run.lines.filter(({ kind, vmId }) => kind === mainOrderOf[run.verb] && vmId !== null);
  const steps = new Map(stepsOf(sources).map((step) => [step.stepId, step]));
  const rows = new Map(reader.estateRows(lines.flatMap(({ vmId }) => vmId ?? [])).map((row) => [row.vmId, row]));
  const confirmed = { verb: run.verb, createdAt: run.createdAt, steps: [...steps.values()] };
  const achieved = new Map(achievedOf(confirmed, rows, targets).map((one) => [one.vmId, one]));
  const ordered = own === null ? new Map<string, number>() : firstSent(own.events);
  const waves = lineWaves(run.lines, new Set(lines.map(({ stepId }) => stepId)));
  return lines
    .map((line): VmResult => ({
      stepId: line.stepId,
      name: line.name,
      wave: waves.get(line.stepId) ?? 1,
      word: line.word,
      detail: line.detail,
      attempts: line.attempts,
      orderedAt: ordered.get(line.stepId) ?? null,
      acceptedAt: line.startedAt,
      endedAt: line.endedAt,
      isSeen: line.word === 'observed',
      isCritical: rows.get(line.vmId ?? '')?.criticality === 'critical',
      point: steps.get(line.stepId)?.point ?? null,
      achieved: achieved.get(line.vmId ?? '') ?? null,
    }))
    .toSorted((a, b) => a.wave - b.wave || (a.endedAt ?? LATER) - (b.endedAt ?? LATER));
}

function stepsOf({ run, own, reader }: RunReportSources): readonly MainStep[] {
  const vmIds = new Map(run.lines.map(({ stepId, vmId }) => [stepId, vmId]));
  const told = mainStepsTold(run.verb, reader.operationsOfRun(run.runId), () => null);
  if (own !== null) return completedBy(mainStepsOf(own.state), told);
  return told.map((step) => ({ ...step, vmId: vmIds.get(step.stepId) ?? null }));
}

function leftOut({ run, reader }: RunReportSources): readonly string[] {
  const taken = new Set(run.lines.map(({ vmId }) => vmId));
  const members = run.planId === null ? [] : (reader.plan(run.planId)?.members ?? []);
  return members.filter(({ vmId }) => !taken.has(vmId)).map(({ vmId }) => reader.vm(vmId)?.name ?? vmId);
}

/** Step id → when its first attempt was sent. */
function firstSent(events: readonly RunEvent[]): Map<string, number> {
  const sent = new Map<string, number>();
  for (const event of events) if (event.type === 'sent' && !sent.has(event.stepId)) sent.set(event.stepId, event.at);
  return sent;
}

/** What the run left at the provider that is neither undone, made permanent, nor brought home. */
function notFinal({ vmId, kind, name }: RunLine, { run, reader }: RunReportSources): readonly NotFinal[] {
  if (vmId === null || kind !== mainOrderOf[run.verb]) return [];
  const replica = reader.replicaOfVm(vmId);
  if (replica === null) return [];
  const { failover, test, failback } = replica;
  if (failback?.runId === run.runId) return [{ name, state: 'failback', since: failback.since }];
  if (failover?.runId === run.runId) return [{ name, state: 'failover', since: failover.since }];
  return test?.runId === run.runId ? [{ name, state: 'test', since: test.since }] : [];
}
