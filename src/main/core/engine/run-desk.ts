import type { Operation, Run } from '#shared/domain/index.ts';
import type { RunActView, RunSummary, RunView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { CommittedChange, FeedFreshness, GatewayFailure, GatewayPort } from '../gateway/port.ts';
import { fail, succeed } from '../ports.ts';
import type { Clock, Ids, Installation, Log } from '../ports.ts';
import type { InventoryReader, JournaledRun, RunJournal } from '../store/ports.ts';
import type { Limits, Subject } from '#shared/gateway-api/index.ts';
import { actViewOf } from './act-view.ts';
import { keepReceipt, seal } from './closing.ts';
import { allowedDecision } from './decisions.ts';
import type { DeskResult } from './desk-result.ts';
import { Durations } from './durations.ts';
import type { ArmingEnd, RunEvent } from './events.ts';
import { mayApprove, RunsElsewhere } from './elsewhere.ts';
import { endOf } from './fate.ts';
import { findingsOf } from './findings.ts';
import { eventsOf, readRun } from './journal-codec.ts';
import { Outlook } from './outlook.ts';
import type { RunnerPorts } from './run-control.ts';
import { Runner } from './runner.ts';
import { allDecisions, indexOf, positionOf, stalledVmsOf, stepPlanOf, stepStateOf } from './run-state.ts';
import type { RunPlan, RunState } from './run-state.ts';
import { isOpen, isUnsuccessful } from './step-state.ts';
import { ruleOf } from '#shared/lifecycle/index.ts';
import type { ScheduleFacts } from './schedule.ts';
import { canSkip, summaryOf, viewOf } from './run-view.ts';
import type { ViewFacts } from './run-view.ts';
import { takeOver } from './takeover.ts';
import { newestByStep } from './told.ts';
import { transition } from './transition.ts';
import { ENGINE_VERSION } from './version.ts';

/** From "start" to the first order: time to see what one has done, and to stop it. */
export const ARMING_MS = 10_000;

export interface RunDeskPorts {
  readonly connectionId: string;
  readonly gateway: GatewayPort;
  readonly reader: InventoryReader;
  readonly journal: RunJournal;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly instanceId: string;
  readonly installation: Installation;
  readonly freshness: () => FeedFreshness;
  readonly subject: () => Subject | null;
  readonly limits: () => Limits;
  /** Another countdown than 10 s. */
  readonly armingMs?: number;
  /** Does acts on the tenant's hosts. */
  readonly act: RunnerPorts['act'];
  readonly changed: (runId: string) => void;
}

/** A run of ours before the provider has told of it. */
export type UntoldRun = Pick<Run, 'id' | 'title' | 'verb' | 'createdAt' | 'replicaIds'>;

interface Kept {
  readonly runner: Runner;
  readonly outlook: Outlook;
  readonly readOnly: boolean;
  /** Its end was seen to. */
  over: boolean;
  acknowledged: boolean;
  findings: readonly Message[];
  /** What the feed tells of its steps, where another console ended it; null: to be read. */
  told: ReadonlyMap<string, Operation> | null;
}

/** All runs of one connection: found again in the journal after a restart, begun, watched, resumed, ended. */
export class RunDesk {
  readonly #ports: RunDeskPorts;
  readonly #kept = new Map<string, Kept>();
  readonly #durations: Durations;
  readonly #elsewhere: RunsElsewhere;
  #closed = false;

  constructor(ports: RunDeskPorts) {
    this.#ports = ports;
    this.#elsewhere = new RunsElsewhere(ports);
    this.#durations = new Durations((vmId) => ports.reader.vm(vmId)?.diskBytes ?? null);
  }

  get durations(): Durations {
    return this.#durations;
  }

  /** Takes in the runs of the journal. Those that had not ended are interrupted; only a person resumes them. */
  load(runs: readonly JournaledRun[]): void {
    for (const journaled of runs) {
      const read = readRun(this.#ports.journal, journaled.runId, this.#now());
      if (read === null) continue;
      const { run } = read;
      const readOnly = read.damaged || run.plan.engineVersion !== ENGINE_VERSION;
      const { runner } = this.#keep(run, { acknowledged: journaled.acknowledged, readOnly }, () =>
        Promise.resolve(false),
      );
      if (run.stage.is === 'ended') this.#durations.learn(run);
      else if (readOnly) runner.close();
      else if (run.stage.is !== 'interrupted') runner.foundAfterRestart();
    }
  }

  /** Writes the run down and begins its countdown. Nothing is sent before its end. */
  arm(plan: RunPlan, stillAsReviewed: () => Promise<boolean>): DeskResult<RunSummary> {
    const until = this.#ports.clock.wallMs() + (this.#ports.armingMs ?? ARMING_MS);
    const armed: RunEvent = { type: 'armed', at: this.#now(), plan, until };
    const journaled: JournaledRun = {
      runId: plan.id,
      connectionId: plan.connectionId,
      engineVersion: plan.engineVersion,
      startedAt: armed.at,
      ended: false,
      acknowledged: false,
    };
    const opened = this.#ports.journal.open(journaled, [JSON.stringify(armed)], armed.at);
    if (!opened.ok) return fail({ is: 'store', failure: opened.failure });
    this.#keep(transition(null, armed), { acknowledged: false, readOnly: false }, stillAsReviewed);
    this.#ports.changed(plan.id);
    return this.summary(plan.id);
  }

  /** This console's runs, and those of others that are open or ended not long ago. */
  list(): readonly RunSummary[] {
    const own = [...this.#kept.values()].map((kept) => summaryOf(kept.runner.state, this.#viewFacts(kept)));
    return [...own, ...this.#elsewhere.list((runId) => this.#kept.has(runId))];
  }

  /** Runs that are written down here, are not over, and that the provider does not tell of yet. */
  untold(): readonly UntoldRun[] {
    return [...this.#kept.values()].flatMap(({ runner: { state } }) => {
      const { id, title, verb, createdAt, steps } = state.plan;
      if (state.stage.is === 'ended' || this.#ports.reader.run(id) !== null) return [];
      const replicaIds = steps.flatMap(({ order }) => ('replicaId' in order ? order.replicaId : []));
      return [{ id, title, verb, createdAt, replicaIds: [...new Set(replicaIds)] }];
    });
  }

  /** It is ours, or the provider tells of it. */
  knows(runId: string): boolean {
    return this.#kept.has(runId) || this.#ports.reader.run(runId) !== null;
  }

  summary(runId: string): DeskResult<RunSummary> {
    const kept = this.#kept.get(runId);
    if (kept !== undefined) return succeed(summaryOf(kept.runner.state, this.#viewFacts(kept)));
    const other = this.#elsewhere.summary(runId);
    return other === null ? fail({ is: 'not-found' }) : succeed(other);
  }

  /** A run of ours; of another console the one that is looked at. */
  view(runId: string): RunView | null {
    const kept = this.#kept.get(runId);
    return kept ? viewOf(kept.runner.state, this.#viewFacts(kept)) : this.#elsewhere.view(runId);
  }

  state(runId: string): RunState | null {
    return this.#kept.get(runId)?.runner.state ?? null;
  }

  /** A run of this console's whose end at the provider is known. */
  isOver(runId: string): boolean {
    const state = this.state(runId);
    return state !== null && state.registered && state.stage.is === 'ended';
  }

  /** VMs of which an order of a run that is not over shows no effect in its time. */
  stalledVms(): ReadonlySet<string> {
    return new Set(this.#live().flatMap(({ runner }) => stalledVmsOf(runner.state)));
  }

  /** Runs of this console's journal that have ended. */
  ended(): readonly RunState[] {
    return [...this.#kept.values()].flatMap(({ runner }) => (runner.state.stage.is === 'ended' ? [runner.state] : []));
  }

  /** What the journal holds of a run, in order; empty where this console never had it. */
  events(runId: string): readonly RunEvent[] {
    return this.#kept.has(runId) ? eventsOf(this.#ports.journal, runId) : [];
  }

  stop(runId: string): DeskResult<RunSummary> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    const { stage } = kept.runner.state;
    if (stage.is === 'ended' || stage.is === 'interrupted')
      return fail({ is: 'not-possible', why: message('cannot.stop') });
    kept.runner.stop('Stopped by a person.');
    return this.summary(runId);
  }

  /** Goes on after a stop or an interruption: the lease is taken (again), then every open step is looked up before anything is sent. */
  async resume(runId: string): Promise<DeskResult<RunSummary>> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    const { runner } = kept;
    const { stage, plan } = runner.state;
    if (kept.readOnly) return fail({ is: 'not-possible', why: message('cannot.other-engine') });
    // What cannot be written down must not be begun: the lease would be taken for nothing.
    if (runner.obstacle?.is === 'store') return fail({ is: 'store', failure: runner.obstacle.failure });
    if (stage.is === 'stopping') return this.#recordResume(runner, stage.token);
    if (stage.is === 'held') {
      if (!runner.hears()) return fail({ is: 'not-possible', why: message('cannot.resume-not-heard') });
      return this.#recordResume(runner, stage.token);
    }
    if (stage.is !== 'interrupted') return fail({ is: 'not-possible', why: message('cannot.resume') });
    const found = await this.#ports.gateway.run(plan.id);
    if (!found.ok) return this.#neverStored(runner, found.failure);
    const { run, decisions } = found.value;
    if (run.state === 'ended') {
      runner.record(endOf(run, this.#now()));
      return this.summary(runId);
    }
    // Whoever took it from us goes on with it; to take it back is another decision, with a reason.
    const { holder } = run;
    if (holder !== null && !runner.state.instances.includes(holder.instanceId))
      return fail({ is: 'not-possible', why: message('cannot.resume-elsewhere', { holder: holder.person.name }) });
    this.#noteRecordedDecisions(runner, decisions.length);
    const { instanceId } = this.#ports;
    if (!runner.record({ type: 'lease-asked', at: this.#now(), instanceId })) return this.summary(runId);
    const sentAt = this.#ports.clock.monotonicMs();
    const reason = 'Resumed by a person after an interruption.';
    const lease = await this.#ports.gateway.takeOver(plan.id, { instanceId, reason });
    if (!lease.ok) return fail({ is: 'gateway', failure: lease.failure });
    runner.lease.renewed(sentAt);
    kept.findings = [];
    return this.#recordResume(runner, lease.value.token);
  }

  /**
   * Takes a run over, from another console or from one that is gone: the lease first, so that nothing more is ordered there,
   * then what the provider stored of it. It is held, and nothing is sent until a person resumes it here.
   */
  async takeOver(runId: string, reason: string): Promise<DeskResult<RunSummary>> {
    const { gateway, instanceId, clock, connectionId } = this.#ports;
    const kept = this.#kept.get(runId);
    if (kept !== undefined && kept.runner.state.stage.is !== 'interrupted')
      return fail({ is: 'not-possible', why: message('cannot.take-over-own') });
    if (kept?.runner.obstacle?.is === 'store') return fail({ is: 'store', failure: kept.runner.obstacle.failure });
    if (kept?.runner.record({ type: 'lease-asked', at: this.#now(), instanceId }) === false) return this.summary(runId);
    const taken = await takeOver({ gateway, clock, connectionId, instanceId, runId, reason });
    if (!taken.ok) return taken;
    const { event, sentAt } = taken.value;
    return kept === undefined ? this.#keepTaken(runId, event, sentAt) : this.#replaceTaken(kept, event, sentAt);
  }

  #keepTaken(runId: string, event: RunEvent, sentAt: number): DeskResult<RunSummary> {
    const run = transition(null, event);
    const { connectionId, engineVersion } = run.plan;
    const journaled = { runId, connectionId, engineVersion, startedAt: event.at, ended: false, acknowledged: false };
    const opened = this.#ports.journal.open(journaled, [JSON.stringify(event)], event.at);
    if (!opened.ok) return fail({ is: 'store', failure: opened.failure });
    const kept = this.#keep(run, { acknowledged: false, readOnly: false }, () => Promise.resolve(true));
    return this.#begunHere(kept, sentAt);
  }

  #replaceTaken(kept: Kept, event: RunEvent, sentAt: number): DeskResult<RunSummary> {
    if (!kept.runner.record(event)) return this.summary(kept.runner.state.plan.id);
    kept.findings = [];
    return this.#begunHere(kept, sentAt);
  }

  #begunHere({ runner }: Kept, sentAt: number): DeskResult<RunSummary> {
    runner.lease.renewed(sentAt);
    runner.onReplaced();
    this.#ports.changed(runner.state.plan.id);
    return this.summary(runner.state.plan.id);
  }

  /** An approver's word on a run of somebody else. What comes of it is told by the feed. */
  async approve(
    runId: string,
    request: { readonly hash: string; readonly answer: 'approve' | 'refuse'; readonly reason: string },
  ): Promise<DeskResult<RunSummary>> {
    const answered = await this.#ports.gateway.approve(runId, request);
    return answered.ok ? this.summary(runId) : fail({ is: 'gateway', failure: answered.failure });
  }

  /** The answer at a gate. In effect when the gateway has recorded it. */
  answer(runId: string, stepId: string, answer: 'go' | 'again' | 'stop', note: string): DeskResult<RunSummary> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    const { state } = kept.runner;
    const asked = indexOf(state.plan).has(stepId) && stepStateOf(state, stepId).is === 'asking';
    const isDoubt = asked && stepPlanOf(state.plan, stepId).order.kind === 'host-act';
    if (!asked || state.stage.is !== 'running' || (answer === 'again' && !isDoubt)) {
      return fail({ is: 'not-possible', why: message('cannot.answer') });
    }
    kept.runner.decide({ kind: 'gate', stepId, answer, note });
    return this.summary(runId);
  }

  /** Ends an act on a host that this process has under way. How it ended is recorded like every other end. */
  cancelAct(runId: string, stepId: string, reason: string): DeskResult<RunSummary> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    if (!kept.runner.canCancelAct(stepId)) return fail({ is: 'not-possible', why: message('cannot.cancel-act') });
    kept.runner.cancelAct(stepId, reason);
    return this.summary(runId);
  }

  /** What an act does on its host, and what came of each try: by this console's journal, else by what the provider tells. */
  async act(runId: string, stepId: string): Promise<DeskResult<RunActView>> {
    const state = this.#kept.get(runId)?.runner.state;
    if (state !== undefined) {
      const told = allDecisions(state).map((body) => ({ body, at: null }));
      return actViewOf(stepId, state.plan.steps, told);
    }
    const stored = await this.#ports.gateway.run(runId);
    if (!stored.ok) return fail({ is: 'gateway', failure: stored.failure });
    return actViewOf(stepId, stored.value.stored.steps, stored.value.decisions);
  }

  /** Leaves steps out that have not begun, or passes over what failed: what waits for them goes on. In effect when recorded. */
  skip(runId: string, stepIds: readonly string[], reason: string): DeskResult<RunSummary> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    const { state } = kept.runner;
    const index = indexOf(state.plan);
    const begun = stepIds.filter((id) => !index.has(id) || !canSkip(state, positionOf(state.plan, id)));
    if (begun.length > 0) return fail({ is: 'not-possible', why: message('cannot.skip', { n: begun.length }) });
    for (const stepId of stepIds) {
      const failed = isUnsuccessful(stepStateOf(state, stepId)) ? ({ failed: true } as const) : {};
      kept.runner.decide({ kind: 'skip', stepId, reason, ...failed });
    }
    return this.summary(runId);
  }

  /** What the journal knows and what the gateway says, for a person who decides whether to resume. */
  async inspect(runId: string): Promise<DeskResult<RunView>> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) {
      const looked = await this.#elsewhere.look(runId);
      return looked === null ? fail({ is: 'not-found' }) : succeed(looked);
    }
    if (kept.runner.state.stage.is === 'interrupted') {
      const operations = await this.#ports.gateway.operationsOfRun(runId);
      kept.findings = findingsOf(kept.runner.state, operations.ok ? operations.value : null);
    }
    return succeed(viewOf(kept.runner.state, this.#viewFacts(kept)));
  }

  /** Ends a run that cannot or shall not go on. What was accepted runs on at the provider. */
  async abandon(runId: string, reason: string): Promise<DeskResult<RunSummary>> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    const before = kept.runner.state.stage;
    if (before.is === 'interrupted') {
      const resumed = await this.resume(runId);
      if (!resumed.ok) return resumed;
    }
    const { runner } = kept;
    const { stage } = runner.state;
    if (!('token' in stage)) return this.summary(runId);
    const open = runner.state.plan.steps.filter((_step, position) => {
      const state = runner.state.steps.at(position);
      return state.is === 'waiting' || state.is === 'intended';
    });
    const at = this.#now();
    const stepIds = open.map(({ id }) => id);
    runner.record(
      ...(stepIds.length > 0 ? [{ type: 'skipped', at, stepIds, why: 'stopped', because: null } as const] : []),
      { type: 'ending-begun', at, ending: 'abandoned', reason },
    );
    runner.wake();
    return this.summary(runId);
  }

  acknowledge(runId: string): DeskResult<RunSummary> {
    const kept = this.#kept.get(runId);
    if (kept === undefined) return fail({ is: 'not-found' });
    if (kept.runner.state.stage.is !== 'ended') return fail({ is: 'not-possible', why: message('cannot.acknowledge') });
    const marked = this.#ports.journal.markAcknowledged(runId);
    if (!marked.ok) return fail({ is: 'store', failure: marked.failure });
    kept.acknowledged = true;
    this.#ports.changed(runId);
    return this.summary(runId);
  }

  /** Asks the gateway for the receipt of a run that is over; true where it is here now, or was before. */
  async fetchReceipt(runId: string): Promise<boolean> {
    const kept = this.#kept.get(runId);
    if (kept === undefined || kept.readOnly) return false;
    if (kept.runner.state.receipt !== null) return true;
    const found = kept.runner.state.stage.is === 'ended' ? await this.#ports.gateway.run(runId) : null;
    return !this.#closed && found?.ok === true && keepReceipt(kept.runner, this.#ports, found.value.run);
  }

  onChanges(changes: readonly CommittedChange[]): void {
    for (const change of changes) {
      if (change.kind === 'run' && change.op === 'upsert') this.#noteReceipt(this.#kept.get(change.id), change.body);
      if (change.kind !== 'operation' || change.op !== 'upsert') continue;
      const kept = this.#kept.get(change.body.runId);
      if (kept !== undefined) kept.told = null;
    }
    this.#elsewhere.onChanges(changes);
    for (const { runner } of this.#live()) runner.onChanges(changes);
  }

  onReplaced(): void {
    for (const kept of this.#kept.values()) {
      kept.told = null;
      const { stage, receipt, plan } = kept.runner.state;
      if (stage.is === 'ended' && receipt === null) this.#noteReceipt(kept, this.#ports.reader.run(plan.id));
    }
    this.#elsewhere.onReplaced();
    for (const { runner } of this.#live()) runner.onReplaced();
  }

  onFreshness(): void {
    for (const { runner } of this.#live()) {
      runner.wake();
      this.#ports.changed(runner.state.plan.id);
    }
  }

  onTimeBroken(why: ArmingEnd): void {
    for (const { runner } of this.#live()) runner.onTimeBroken(why);
  }

  hasLiveRun(): boolean {
    return this.#live().some(({ runner }) => runner.state.stage.is !== 'interrupted');
  }

  hasUnendedRun(): boolean {
    return this.#live().length > 0;
  }

  close(): void {
    this.#closed = true;
    for (const { runner } of this.#kept.values()) runner.close();
  }

  /** Starts that other runs have in flight: the provider's window is over all of them. */
  startsElsewhere(runId: string): number {
    let starts = 0;
    for (const { runner } of this.#live()) {
      if (runner.state.plan.id === runId) continue;
      runner.state.plan.steps.forEach((step, position) => {
        if (ruleOf(step.order)?.limitedBy === 'starts' && isOpen(runner.state.steps.at(position))) starts += 1;
      });
    }
    return starts;
  }

  #recordResume(runner: Runner, token: number): DeskResult<RunSummary> {
    const decision = allowedDecision('resume', 'Resumed by a person.');
    runner.record({ type: 'resume-asked', at: this.#now(), token, decision });
    runner.onReplaced();
    return this.summary(runner.state.plan.id);
  }

  /** The console ended before the provider had stored the run: nothing was ever ordered. */
  #neverStored(runner: Runner, failure: GatewayFailure): DeskResult<RunSummary> {
    const absent = failure.kind === 'refused' && failure.problem.code === 'not-found';
    if (!absent || runner.state.registered) return fail({ is: 'gateway', failure });
    runner.record({ type: 'ended', at: this.#now(), ending: 'stopped', reason: 'restart' });
    return this.summary(runner.state.plan.id);
  }

  #noteRecordedDecisions(runner: Runner, count: number): void {
    for (let sequence = runner.state.decisionsRecorded + 1; sequence <= count; sequence += 1) {
      if (!runner.record({ type: 'decision-recorded', at: this.#now(), sequence })) return;
    }
  }

  #keep(run: RunState, marks: Pick<Kept, 'acknowledged' | 'readOnly'>, stillAsReviewed: () => Promise<boolean>): Kept {
    const runId = run.plan.id;
    const runner = new Runner(run, {
      ...this.#ports,
      stillAsReviewed,
      scheduleFacts: () => this.#scheduleFacts(runId),
      changed: () => {
        const changed = this.#kept.get(runId);
        if (changed?.runner.state.stage.is === 'ended') this.#onEnd(changed);
        this.#ports.changed(runId);
      },
    });
    const over = run.stage.is === 'ended';
    const kept: Kept = { runner, ...marks, over, findings: [], told: null, outlook: new Outlook() };
    this.#kept.set(runId, kept);
    return kept;
  }

  /** Once a run: what is written behind its end changes it too. */
  #onEnd(kept: Kept): void {
    if (kept.over) return;
    kept.over = true;
    this.#durations.learn(kept.runner.state);
    this.#noteReceipt(kept, this.#ports.reader.run(kept.runner.state.plan.id));
    void seal(kept.runner, this.#ports, () => this.#closed);
  }

  #noteReceipt(kept: Kept | undefined, told: Run | null): void {
    if (kept !== undefined && !kept.readOnly) keepReceipt(kept.runner, this.#ports, told);
  }

  #scheduleFacts(runId: string): Omit<ScheduleFacts, 'now'> {
    const { of: durationOf } = this.#durations;
    return { limits: this.#ports.limits(), startsElsewhere: this.startsElsewhere(runId), durationOf };
  }

  #live(): readonly Kept[] {
    return [...this.#kept.values()].filter(({ runner, readOnly }) => runner.state.stage.is !== 'ended' && !readOnly);
  }

  #told(kept: Kept): ReadonlyMap<string, Operation> {
    kept.told ??= newestByStep(this.#ports.reader.operationsOfRun(kept.runner.state.plan.id));
    return kept.told;
  }

  #heldElsewhere({ instances, stage }: RunState, known: Run | null): string | null {
    const holder = known?.state === 'open' ? known.holder : null;
    if (stage.is !== 'interrupted' || holder === null) return null;
    return instances.includes(holder.instanceId) ? null : holder.person.name;
  }

  /** How many VMs the run failed over that are neither undone, made permanent nor brought home. */
  #notFinalised({ plan, stage }: RunState): number {
    if (stage.is !== 'ended' || plan.finaliseBy === null) return 0;
    return plan.steps.filter(({ order }) => {
      if (order.kind !== 'failover' && order.kind !== 'planned-failover') return false;
      return this.#ports.reader.replica(order.replicaId)?.failover?.runId === plan.id;
    }).length;
  }

  #viewFacts(kept: Kept): ViewFacts {
    const { state } = kept.runner;
    const known = this.#ports.reader.run(state.plan.id);
    const scheduleFacts = { ...this.#scheduleFacts(state.plan.id), now: this.#now() };
    return {
      createdBy: known?.createdBy.name ?? null,
      toldOf: (stepId) => this.#told(kept).get(stepId),
      approval: known?.approval ?? null,
      mayApprove: known !== null && mayApprove(known, this.#ports.subject()),
      notFinalised: this.#notFinalised(state),
      heldElsewhere: this.#heldElsewhere(state, known),
      heardTakeover: state.stage.is === 'held' && kept.runner.hears(known),
      obstacle: kept.runner.obstacle,
      progressOf: (stepId) => kept.runner.progressOf(stepId),
      canCancel: (stepId) => kept.runner.canCancelAct(stepId),
      acknowledged: kept.acknowledged,
      readOnly: kept.readOnly,
      findings: kept.findings,
      rest: kept.outlook.of(state, scheduleFacts, this.#durations.spreadOf),
      predicted: () => kept.outlook.predicted(state, scheduleFacts),
    };
  }

  #now(): number {
    return this.#ports.gateway.gatewayTimeMs();
  }
}
