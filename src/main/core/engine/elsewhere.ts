import type { ActReport, Operation, Run } from '#shared/domain/index.ts';
import type { RunReply, Subject } from '#shared/gateway-api/index.ts';
import type { RunLine, RunSummary, RunView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { CommittedChange, GatewayPort } from '../gateway/port.ts';
import type { InventoryReader } from '../store/ports.ts';
import { answererOf, doneWords, hostOf, pointOf } from './act-view.ts';
import type { Answerer } from './act-view.ts';
import type { StepPlan } from './run-state.ts';
import { endReasonWords, noCounts } from './run-view.ts';
import { newestByStep, toldFacts } from './told.ts';
import type { StepFacts } from './told.ts';

/** So long is an ended run of another console listed, as far as the provider still tells of it. */
const LISTED_MS_MAX = 30 * 86_400_000;

/** What a list needs of a run. The replicas are counted: there may be thousands, of each of many runs. */
type ToldRun = Omit<Run, 'replicaIds'> & { readonly vms: number };

export interface ElsewherePorts {
  readonly connectionId: string;
  readonly gateway: Pick<GatewayPort, 'run' | 'gatewayTimeMs'>;
  readonly reader: InventoryReader;
  readonly subject: () => Subject | null;
  readonly changed: (runId: string) => void;
}

/** Runs that other consoles have or had: all that is known is what the provider tells of them. */
export class RunsElsewhere {
  readonly #ports: ElsewherePorts;
  /** All runs as last told; null: to be read again. */
  #told: readonly ToldRun[] | null = null;
  /** The one that is looked at, with what the provider stored of it; null: it has not answered. */
  #looked: { readonly runId: string; readonly reply: RunReply | null } | null = null;

  constructor(ports: ElsewherePorts) {
    this.#ports = ports;
  }

  list(isOurs: (runId: string) => boolean): readonly RunSummary[] {
    const since = this.#ports.gateway.gatewayTimeMs() - LISTED_MS_MAX;
    this.#told ??= this.#ports.reader.runs().map(toldRun);
    return this.#told
      .filter(({ id, endedAt }) => !isOurs(id) && (endedAt === null || endedAt >= since))
      .map((run) => this.#summary(run));
  }

  summary(runId: string): RunSummary | null {
    const run = this.#ports.reader.run(runId);
    return run === null ? null : this.#summary(toldRun(run));
  }

  /** Asks the provider what it stored of the run, and looks at it from now on. Its operations are known offline too. */
  async look(runId: string): Promise<RunView | null> {
    if (this.#looked?.runId !== runId) this.#looked = { runId, reply: null };
    const found = await this.#ports.gateway.run(runId);
    if (found.ok && this.#looked.runId === runId) this.#looked = { runId, reply: found.value };
    return this.view(runId);
  }

  /** The run that is looked at, as it is now; null for every other. */
  view(runId: string): RunView | null {
    const summary = this.#looked?.runId === runId ? this.summary(runId) : null;
    if (summary === null) return null;
    const lines = this.#lines(runId, summary);
    return { ...summary, lines, findings: [], criticalPath: [], planned: null, expected: null };
  }

  onChanges(changes: readonly CommittedChange[]): void {
    const looked = this.#looked?.runId;
    if (changes.some(({ kind }) => kind === 'run')) this.#told = null;
    if (looked === undefined) return;
    if (changes.some(({ kind, id }) => kind === 'run' && id === looked)) void this.#lookAgain(looked);
    else if (changes.some((change) => isOperationOf(looked, change))) this.#ports.changed(looked);
  }

  onReplaced(): void {
    this.#told = null;
  }

  async #lookAgain(runId: string): Promise<void> {
    await this.look(runId);
    this.#ports.changed(runId);
  }

  #summary(run: ToldRun): RunSummary {
    return summaryElsewhere(run, this.#ports.connectionId, this.#ports.subject());
  }

  #lines(runId: string, { createdAt, endedAt }: RunSummary): RunLine[] {
    const reply = this.#looked?.reply ?? null;
    const newest = newestByStep(this.#ports.reader.operationsOfRun(runId));
    const steps = reply?.stored.steps ?? [...newest.values()].map((operation) => this.#stepOf(operation));
    const answerers = new Map(steps.map(({ id, order }) => [id, answererOf(order)]));
    const decisions = reply?.decisions ?? [];
    const decided = decidedFacts(decisions, (stepId) => answerers.get(stepId) ?? 'host');
    const passedOver = passedOverIn(decisions);
    return steps.map((step) => {
      const operation = newest.get(step.id);
      const facts = operation === undefined ? decided.get(step.id) : undefined;
      return {
        ...{ stepId: step.id, kind: step.order.kind, vmId: step.vmId, name: step.name },
        ...withReason(facts ?? toldFacts(operation, endedAt ?? createdAt), passedOver.get(step.id)),
        ...{ after: [...step.after, ...step.afterSettled], optional: step.optional, canSkip: false, canCancel: false },
        host: hostOf(step.order),
        point: pointOf(step.order),
        canRetry: false,
      };
    });
  }

  /** As much of a step as its operation tells. */
  #stepOf({ stepId, order }: Operation): Pick<StepPlan, 'id' | 'order' | 'vmId' | 'name' | 'optional'> & After {
    const { reader } = this.#ports;
    const rest = { id: stepId, order, after: [], afterSettled: [], optional: false };
    if ('applianceId' in order) {
      const appliance = reader.appliances().find(({ id }) => id === order.applianceId);
      return { ...rest, vmId: null, name: appliance?.name ?? order.applianceId };
    }
    const vmId = reader.replica(order.replicaId)?.vmId ?? null;
    return { ...rest, vmId, name: (vmId === null ? null : reader.vm(vmId)?.name) ?? order.replicaId };
  }
}

type After = Pick<StepPlan, 'after' | 'afterSettled'>;

function isOperationOf(runId: string, change: CommittedChange): boolean {
  return change.kind === 'operation' && change.op === 'upsert' && change.body.runId === runId;
}

/** Gates and skipped steps have no operation: what became of them is a decision of a person. */
function decidedFacts(
  decisions: RunReply['decisions'],
  answererAt: (stepId: string) => Answerer,
): ReadonlyMap<string, StepFacts> {
  const facts = new Map<string, StepFacts>();
  for (const { at, body } of decisions) {
    if (body.kind === 'act-begun') {
      facts.set(body.stepId, { ...toldFacts(undefined, at), word: 'acting', source: 'gateway', startedAt: at });
    }
    if (body.kind === 'act-ended') {
      facts.set(body.stepId, actFacts(facts.get(body.stepId), body.report, at, answererAt(body.stepId)));
    }
    if (body.kind !== 'skip' && body.kind !== 'gate') continue;
    if (body.kind === 'skip' && body.failed === true) {
      // An act that failed is told as such; what has neither that nor an operation had been refused.
      if (!facts.has(body.stepId)) facts.set(body.stepId, { ...toldFacts(undefined, at), word: 'refused' });
      continue;
    }
    if (body.kind === 'gate' && body.answer === 'again') continue;
    const isPassed = body.kind === 'gate' && body.answer === 'go';
    const detail =
      body.kind === 'skip'
        ? message('step.skipped-decided', { reason: body.reason })
        : isPassed
          ? null
          : message('step.skipped-gate');
    const word = isPassed ? 'passed' : 'skipped';
    facts.set(body.stepId, { ...toldFacts(undefined, at), word, source: 'gateway', detail });
  }
  return facts;
}

/** Step id → why a person passed it over. */
function passedOverIn(decisions: RunReply['decisions']): ReadonlyMap<string, string> {
  return new Map(
    decisions.flatMap(({ body }) =>
      body.kind === 'skip' && body.failed === true ? [[body.stepId, body.reason] as const] : [],
    ),
  );
}

function withReason(facts: StepFacts, reason: string | undefined): StepFacts {
  if (reason === undefined) return facts;
  const params = { ...facts.detail?.params, reason };
  return { ...facts, detail: message(facts.detail === null ? 'step.passed-over' : 'step.failed-passed-over', params) };
}

/** How an act on a host went, or a look at a guest, as the console that did it told. */
function actFacts(begun: StepFacts | undefined, { outcome, detail }: ActReport, at: number, by: Answerer): StepFacts {
  const base = { ...toldFacts(undefined, at), source: by, startedAt: begun?.startedAt ?? null };
  if (outcome === 'done') return { ...base, word: 'passed', detail: doneWords(by, detail), endedAt: at };
  if (outcome === 'not-begun') return { ...base, word: 'waiting', source: 'gateway', startedAt: null };
  return { ...base, word: 'failed', detail: message('step.failed', { detail }), endedAt: at };
}

function toldRun({ replicaIds, ...run }: Run): ToldRun {
  return { ...run, vms: replicaIds.length };
}

function summaryElsewhere(run: ToldRun, connectionId: string, subject: Subject | null): RunSummary {
  const hasEnded = run.state === 'ended';
  return {
    runId: run.id,
    connectionId,
    title: run.title,
    verb: run.verb,
    scope: run.scope,
    phase: hasEnded ? 'ended' : 'elsewhere',
    ending: run.ending,
    // Whoever had it saw how it ended.
    acknowledged: hasEnded,
    toldBy: 'provider',
    createdBy: run.createdBy.name,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    armedUntil: null,
    counts: { ...noCounts, total: run.vms, notKnown: run.vms },
    remaining: null,
    waitsFor: waitsFor(run),
    planId: run.planId,
    finaliseBy: run.finaliseBy,
    notFinalised: 0,
    approval: run.approval,
    breakGlass: run.breakGlass?.reason ?? null,
    holder: run.holder?.person.name ?? null,
    questions: [],
    can: {
      stop: false,
      resume: false,
      retry: false,
      abandon: false,
      acknowledge: false,
      takeOver: !hasEnded && (subject?.roles.includes('operator') ?? false),
      approve: !hasEnded && mayApprove(run, subject),
      undo: false,
    },
  };
}

function waitsFor({ state, approval, holder, createdBy, endReason }: ToldRun) {
  if (state === 'ended') return endReason === null || endReason === '' ? null : endReasonWords(endReason);
  if (approval.state === 'pending') return message('waits.approval');
  return message('waits.elsewhere', { holder: holder?.person.name ?? createdBy.name });
}

/** Approver and requester differ; the gateway asks the same again. */
export function mayApprove(run: Pick<Run, 'approval' | 'createdBy'>, subject: Subject | null): boolean {
  if (run.approval.state !== 'pending' || subject === null) return false;
  return subject.roles.includes('approver') && subject.id !== run.createdBy.id;
}
