import type { Operation, Run } from '#shared/domain/index.ts';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { allowedDecision } from './decisions.ts';
import type { CommittedChange } from '../gateway/port.ts';
import { nextDeeds } from './deeds.ts';
import type { Deed, DeedFacts } from './deeds.ts';
import { effectInStore, isEffect } from './effect.ts';
import type { ArmingEnd, RunEvent } from './events.ts';
import { endOf } from './fate.ts';
import { LeaseTrust } from './lease.ts';
import { Performer } from './performer.ts';
import { RecentChanges } from './recent-changes.ts';
import { stepPlanOf, stepStateOf } from './run-state.ts';
import type { Obstacle, RunControl, RunnerPorts } from './run-control.ts';
import type { RunState } from './run-state.ts';
import { ImpossibleEvent, transition } from './transition.ts';

const TICK_MS = 500;
const ONLY_WAITING: ReadonlySet<RunState['stage']['is']> = new Set(['interrupted', 'stopping', 'held']);

/**
 * Keeps one run going: *journal first, then act*. An event is appended to the journal, then taken into the state, and only
 * then is anything done that relies on it. What is to be done comes from `nextDeeds` alone.
 *
 * Invariants: nothing is sent for a state that is not on the disk; at most one call a step is under way; when the journal
 * refuses, or an event is impossible, the run does nothing more until a person has looked.
 */
export class Runner implements RunControl {
  #run: RunState;
  readonly #ports: RunnerPorts;
  readonly #performer: Performer;
  readonly #recent = new RecentChanges();
  readonly #progress = new Map<string, number>();
  readonly lease: LeaseTrust;
  #stopTicking: (() => void) | null = null;
  #woken = false;
  #obstacle: Obstacle | null = null;
  #closed = false;
  /** What must be written down before this runner does anything: the run was found in the journal after a restart. */
  #beforeAll: RunEvent | null = null;
  /** A person's stop that is not written down yet. */
  #stopWanted: string | null = null;
  /** The journal refused something that was seen: once it can be written again, everything open is judged anew. */
  #missedSomething = false;

  constructor(run: RunState, ports: RunnerPorts) {
    this.#run = run;
    this.#ports = ports;
    this.lease = new LeaseTrust(ports.clock);
    this.#performer = new Performer(this, ports);
    this.#tick();
  }

  get state(): RunState {
    return this.#run;
  }

  /** What keeps it from going on, as far as is known now. */
  get obstacle(): Obstacle | null {
    if (this.#obstacle !== null) return this.#obstacle;
    return 'token' in this.#run.stage && !this.hears() ? { is: 'feed' } : null;
  }

  progressOf(stepId: string): number | null {
    return this.#progress.get(stepId) ?? null;
  }

  now(): number {
    return this.#ports.gateway.gatewayTimeMs();
  }

  /**
   * Writes events to the journal and takes them into the state. False when the journal refused: then nothing has happened,
   * and nothing may be done that relies on it.
   */
  record(...events: readonly RunEvent[]): boolean {
    if (this.#obstacle?.is === 'defect' || this.#beforeAll !== null) return false;
    let next = this.#run;
    try {
      for (const event of events) next = transition(next, event);
    } catch (cause) {
      if (!(cause instanceof ImpossibleEvent)) throw cause;
      this.#meet({ is: 'defect', detail: cause.message });
      this.#ports.log.error('impossible event', { run: this.#run.plan.id, detail: cause.message });
      return false;
    }
    const written = this.#ports.journal.append(
      this.#run.plan.id,
      events.map((event) => JSON.stringify(event)),
      this.now(),
    );
    if (!written.ok) {
      this.#missedSomething = true;
      this.#meet({ is: 'store', failure: written.failure });
      return false;
    }
    if (this.#obstacle?.is === 'store') this.#obstacle = null;
    const isOver = this.#run.stage.is === 'ended';
    this.#run = next;
    if (next.stage.is === 'ended' && !isOver) this.#finish();
    this.#ports.changed();
    return true;
  }

  /** Something of the world changed: look again at what is to be done, soon and once. */
  wake(): void {
    if (this.#woken || this.#closed) return;
    this.#woken = true;
    this.#ports.clock.after(0, () => {
      this.#woken = false;
      if (!this.#closed) this.#cycle();
    });
  }

  meet(obstacle: Obstacle | null): void {
    this.#meet(obstacle);
  }

  /** Changes as the store committed them. */
  onChanges(changes: readonly CommittedChange[]): void {
    for (const change of changes) {
      this.#recent.add(change);
      this.#considerChange(change);
    }
    this.wake();
  }

  /** A whole new picture: every open step is judged anew from it. */
  onReplaced(): void {
    this.#recent.clear();
    this.#judgeAll();
    this.wake();
  }

  /** Whether an accepted step's effect has been seen already: in the lines at hand, else in the store. */
  judgeStep(stepId: string): void {
    const state = stepStateOf(this.#run, stepId);
    if (state.is !== 'accepted' && state.is !== 'stalled') return;
    const awaited = {
      step: stepPlanOf(this.#run.plan, stepId),
      operationId: state.operationId,
      acceptedSeq: state.acceptedSeq,
    };
    const line = this.#recent.of(state.operationId).find((change) => isEffect(awaited, change));
    const seq = line?.seq ?? effectInStore(awaited, this.#ports.reader);
    if (seq !== null) this.record({ type: 'observed', at: this.now(), stepId, seq });
    else
      for (const change of this.#recent.of(state.operationId))
        if (change.kind === 'operation') this.#considerChange(change);
  }

  /** Sleep or a clock jump: the lease is not believed until it is renewed, and a countdown ends. */
  onTimeBroken(why: ArmingEnd): void {
    this.lease.distrust();
    this.cancelArming(why);
    this.wake();
  }

  /**
   * The run was found in the journal of a console that ended: it waits for a person. Until even that is written down (the
   * disk may be full), nothing at all is done.
   */
  foundAfterRestart(): void {
    const at = this.now();
    const arming = this.#run.stage.is === 'arming';
    this.#beforeAll = arming
      ? { type: 'arming-cancelled', at, why: 'restart' }
      : { type: 'interrupted', at, why: 'restart', holder: null };
    this.#writeBeforeAll();
  }

  cancelArming(why: ArmingEnd): void {
    if (this.#run.stage.is === 'arming') this.record({ type: 'arming-cancelled', at: this.now(), why });
  }

  /** Records a person's stop: nothing more is sent, what was accepted runs on. */
  stop(reason: string): boolean {
    if (this.#run.stage.is === 'arming')
      return this.record({ type: 'arming-cancelled', at: this.now(), why: 'stopped' });
    if (this.#run.stopAsked) return true;
    this.#stopWanted = reason;
    const done = this.#writeStop();
    this.wake();
    return done;
  }

  /** A person's answer or skip: told to the gateway first, and in effect only when it has recorded it. */
  decide(decision: DecisionBody): boolean {
    const done = this.record({ type: 'decided', at: this.now(), decision });
    this.wake();
    return done;
  }

  /** Ends an act that this process has under way. */
  cancelAct(stepId: string, reason: string): void {
    this.#performer.acts.cancel(stepId, reason);
  }

  canCancelAct(stepId: string): boolean {
    return this.#performer.acts.canCancel(stepId);
  }

  close(): void {
    this.#closed = true;
    this.#stopTicking?.();
    this.#stopTicking = null;
  }

  #cycle(): void {
    if (this.#obstacle?.is === 'defect' || !this.#writeBeforeAll() || !this.#writeStop()) return;
    if (this.#missedSomething) {
      this.#missedSomething = false;
      // A run that only waits has nothing to write by which it would see that the disk takes writes again.
      if (this.#obstacle?.is === 'store' && ONLY_WAITING.has(this.#run.stage.is)) this.#meet(null);
      this.#judgeAll();
    }
    if (this.#run.stage.is === 'interrupted') this.#noteEndElsewhere();
    if (this.#run.stage.is === 'arming') this.#countDown(this.#run.stage.until);
    for (const deed of nextDeeds(this.#run, this.#deedFacts())) this.#performer.perform(deed);
    if ('token' in this.#run.stage && this.lease.isDue()) this.#performer.perform({ do: 'renew-lease' } satisfies Deed);
  }

  /** A stop that the disk refused is still a stop: until it is written down, this run does nothing at all. */
  #writeStop(): boolean {
    if (this.#stopWanted === null) return true;
    const { stage } = this.#run;
    if (stage.is !== 'running' && stage.is !== 'registering') {
      this.#stopWanted = null;
      return true;
    }
    const decision = allowedDecision('stop', this.#stopWanted);
    if (!this.record({ type: 'stop-asked', at: this.now(), decision })) return false;
    this.#stopWanted = null;
    return true;
  }

  #writeBeforeAll(): boolean {
    const event = this.#beforeAll;
    if (event === null) return true;
    this.#beforeAll = null;
    if (this.record(event)) return true;
    this.#beforeAll = event;
    return false;
  }

  #countDown(until: number): void {
    if (this.#ports.freshness().state !== 'live') return this.cancelArming('feed-lost');
    if (this.#ports.clock.wallMs() < until) return;
    this.#performer.perform({ do: 'check-review' });
  }

  /** The run as the provider last told it. */
  #known(): Run | null {
    return this.#ports.reader.run(this.#run.plan.id);
  }

  #deedFacts(): DeedFacts {
    const known = this.#known();
    return {
      ...this.#ports.scheduleFacts(this.#run.plan.id),
      now: this.now(),
      instanceId: this.#ports.instanceId,
      feedLive: this.hears(known),
      leaseTrusted: this.lease.isTrusted(),
      approval: known?.approval.state ?? null,
    };
  }

  /** The feed is heard, and past the takeover that gave us our token: what it told before may be older than that. */
  hears(known: Run | null = this.#known()): boolean {
    const { stage } = this.#run;
    if (this.#ports.freshness().state !== 'live') return false;
    return !('token' in stage) || (known?.token ?? 0) >= stage.token;
  }

  #judgeAll(): void {
    // A whole new picture may be how it is heard that somebody else has the run.
    const known = this.#known();
    if (known !== null) this.#considerHolder(known);
    for (const operation of this.#ports.reader.operationsOfRun(this.#run.plan.id)) this.#considerOperation(operation);
    for (const step of this.#run.plan.steps) this.judgeStep(step.id);
  }

  #considerChange(change: CommittedChange): void {
    if (change.op !== 'upsert') return;
    if (change.kind === 'operation') return this.#considerOperation(change.body);
    if (change.kind === 'run' && change.id === this.#run.plan.id) return this.#considerHolder(change.body);
    if (change.causedBy === null) return;
    const stepId = this.#stepOfOperation(change.causedBy);
    if (stepId === null) return;
    const state = stepStateOf(this.#run, stepId);
    if (state.is !== 'accepted' && state.is !== 'stalled') return;
    const step = stepPlanOf(this.#run.plan, stepId);
    if (isEffect({ step, operationId: state.operationId, acceptedSeq: state.acceptedSeq }, change)) {
      this.record({ type: 'observed', at: this.now(), stepId, seq: change.seq });
    }
  }

  /** What another console brought to its end is over here as well. */
  #noteEndElsewhere(): void {
    const known = this.#known();
    if (known?.state === 'ended') this.record(endOf(known, this.now()));
  }

  #considerHolder(run: Run): void {
    const { stage } = this.#run;
    if (!('token' in stage) || run.token <= stage.token || run.holder?.instanceId === this.#ports.instanceId) return;
    // The disk may refuse the event; whoever has lost a run sends nothing for it all the same.
    this.lease.distrust();
    this.record({ type: 'interrupted', at: this.now(), why: 'lease-lost', holder: run.holder?.person.name ?? null });
  }

  #considerOperation(operation: Operation): void {
    if (operation.runId !== this.#run.plan.id) return;
    const state = stepStateOf(this.#run, operation.stepId);
    if ((state.is !== 'accepted' && state.is !== 'stalled') || state.operationId !== operation.id) return;
    this.#progress.set(operation.stepId, operation.progressPercent);
    const facts = { at: this.now(), stepId: operation.stepId };
    if (operation.state === 'failed') {
      const { code, detail } = operation.failure ?? { code: 'failed', detail: 'The provider gave no reason.' };
      this.record({ type: 'operation-failed', ...facts, code, detail });
    } else if (operation.state === 'succeeded' && state.succeededAt === null)
      this.record({ type: 'succeeded', ...facts });
    else this.#ports.changed();
  }

  #stepOfOperation(operationId: string): string | null {
    for (const change of this.#recent.of(operationId))
      if (change.kind === 'operation' && change.op === 'upsert') return this.#ownStep(change.body);
    const open = this.#run.plan.steps.find((_step, position) => {
      const state = this.#run.steps.at(position);
      return (state.is === 'accepted' || state.is === 'stalled') && state.operationId === operationId;
    });
    return open?.id ?? null;
  }

  #ownStep(operation: Operation): string | null {
    return operation.runId === this.#run.plan.id ? operation.stepId : null;
  }

  #feedTick(): void {
    if (this.lease.noticeClockJump()) this.onTimeBroken('clock-jumped');
    this.wake();
  }

  #tick(): void {
    if (this.#closed || this.#run.stage.is === 'ended') return;
    this.#stopTicking = this.#ports.clock.after(TICK_MS, () => {
      this.#feedTick();
      this.#tick();
    });
  }

  #meet(obstacle: Obstacle | null): void {
    if (obstacle === null && (this.#obstacle === null || this.#obstacle.is === 'defect')) return;
    this.#obstacle = obstacle;
    this.#ports.changed();
  }

  #finish(): void {
    const ended = this.#ports.journal.markEnded(this.#run.plan.id);
    if (!ended.ok)
      this.#ports.log.warn('the end of a run could not be marked', {
        run: this.#run.plan.id,
        detail: ended.failure.detail,
      });
    this.close();
  }
}
