import type { Run, RunEnding } from '#shared/domain/index.ts';
import type { GatewayFailure, GatewayResult } from '../gateway/port.ts';
import { Acts } from './acts.ts';
import { ownReceipt } from './closing.ts';
import type { Deed } from './deeds.ts';
import type { RunEvent } from './events.ts';
import { fateOf } from './fate.ts';
import { eventAfterFailure, orderBody } from './ordering.ts';
import type { Obstacle, RunControl, RunnerPorts } from './run-control.ts';
import { allDecisions, stepPlanOf, stepStateOf, storedRunOf } from './run-state.ts';
import type { StepState } from './step-state.ts';

/** After a call that brought nothing, the same call waits this long, doubling up to the maximum. */
const BACKOFF_MS = 500;
const BACKOFF_MS_MAX = 5_000;
/** What failed is tried again so much later: what made it fail may pass. */
const RETRY_AFTER_MS = 5_000;
/** Beyond that the run's own tick is soon enough. */
const WAKE_AHEAD_MS_MAX = 600;

/**
 * Does the deeds: calls the gateway, and turns what comes back into events. At most one call a step and one a kind of run
 * call is under way; a call that brought nothing is not repeated before its time.
 */
export class Performer {
  readonly #runner: RunControl;
  readonly #ports: RunnerPorts;
  #wakeDue: number | null = null;
  readonly #acts: Acts;
  readonly #underWay = new Set<string>();
  readonly #backoff = new Map<string, { readonly until: number; readonly delayMs: number }>();

  constructor(runner: RunControl, ports: RunnerPorts) {
    this.#runner = runner;
    this.#ports = ports;
    this.#acts = new Acts(runner, ports);
  }

  /** What is under way on hosts. */
  get acts(): Pick<Acts, 'cancel' | 'canCancel'> {
    return this.#acts;
  }

  perform(deed: Deed): void {
    const now = this.#runner.now();
    switch (deed.do) {
      case 'intend':
        this.#recordAndWake({ type: 'intended', at: now, stepIds: deed.stepIds });
        return;
      case 'call-stalled':
        this.#recordAndWake({ type: 'stalled', at: now, stepId: deed.stepId, why: deed.why });
        return;
      case 'skip-dependents':
        this.#recordAndWake({
          type: 'skipped',
          at: now,
          stepIds: deed.stepIds,
          why: 'dependency',
          because: deed.because,
        });
        return;
      case 'begin-ending':
        this.#recordAndWake(...this.#leftUndone(now), {
          type: 'ending-begun',
          at: now,
          ending: deed.ending,
          reason: deed.reason,
        });
        return;
      case 'open-gate':
        this.#recordAndWake({ type: 'gate-opened', at: now, stepId: deed.stepId, until: deed.until });
        return;
      case 'pass-gate':
        this.#recordAndWake({ type: 'gate-passed', at: now, stepId: deed.stepId });
        return;
      case 'begin-act':
        return this.#beginAct(deed.stepId);
      case 'act':
        return this.#acts.perform(deed.stepId);
      case 'doubt-act':
        this.#recordAndWake({ type: 'act-doubted', at: now, stepId: deed.stepId, until: deed.until });
        return;
      case 'repeat-act':
        this.#recordAndWake({ type: 'act-repeated', at: now, stepId: deed.stepId });
        return;
      case 'retry':
        this.#recordAndWake({ type: 'retried', at: now, stepId: deed.stepId, notBefore: now + RETRY_AFTER_MS });
        return;
      case 'wake-at':
        return this.#wakeAt(deed.at - now);
      case 'send':
        return this.#once(`step:${deed.stepId}`, () => this.#send(deed.stepId));
      case 'look-up':
        return this.#once(`step:${deed.stepId}`, () => this.#lookUp(deed.stepId));
      case 'check-review':
        return this.#once('run', () => this.#checkReview());
      case 'register':
        return this.#once('run', () => this.#register());
      case 'record-decision':
        return this.#once('run', () => this.#recordDecision(deed.sequence));
      case 'end-at-provider':
        return this.#once('run', () => this.#endAtProvider());
      case 'renew-lease':
        return this.#once('lease', () => this.#renewLease());
    }
  }

  #beginAct(stepId: string): void {
    const { attempt } = stepStateOf(this.#runner.state, stepId);
    const { instanceId } = this.#ports;
    this.#recordAndWake({
      type: 'decided',
      at: this.#runner.now(),
      decision: { kind: 'act-begun', stepId, attempt, instanceId },
    });
  }

  #recordAndWake(...events: readonly RunEvent[]): void {
    if (this.#runner.record(...events)) this.#runner.wake();
  }

  /** What a run that ends before it began has not done. */
  #leftUndone(at: number): RunEvent[] {
    const { plan, steps } = this.#runner.state;
    const stepIds = plan.steps.flatMap(({ id }, position) => (steps.at(position).is === 'waiting' ? [id] : []));
    return stepIds.length === 0 ? [] : [{ type: 'skipped', at, stepIds, why: 'stopped', because: null }];
  }

  /** One wake-up is enough: the run ticks anyhow, this only makes what is due by the clock begin at its time. */
  #wakeAt(delayMs: number): void {
    const { clock } = this.#ports;
    const due = clock.monotonicMs() + delayMs;
    if (delayMs > WAKE_AHEAD_MS_MAX || (this.#wakeDue !== null && this.#wakeDue <= due)) return;
    this.#wakeDue = due;
    clock.after(Math.max(1, delayMs), () => {
      this.#wakeDue = null;
      this.#runner.wake();
    });
  }

  /** Runs a call unless the same is under way or waits; `true` from it means that it brought something. */
  #once(key: string, call: () => Promise<boolean>): void {
    const { clock } = this.#ports;
    const waiting = this.#backoff.get(key);
    if (this.#underWay.has(key) || (waiting !== undefined && clock.monotonicMs() < waiting.until)) return;
    this.#underWay.add(key);
    void call()
      .catch((cause: unknown) => {
        this.#ports.log.error('a call of a run broke', { key, cause: String(cause) });
        return false;
      })
      .then((brought) => {
        this.#underWay.delete(key);
        if (brought) this.#backoff.delete(key);
        else {
          const delayMs = Math.min(BACKOFF_MS_MAX, (waiting?.delayMs ?? BACKOFF_MS / 2) * 2);
          this.#backoff.set(key, { until: clock.monotonicMs() + delayMs, delayMs });
          clock.after(delayMs, () => this.#runner.wake());
        }
        this.#runner.wake();
      });
  }

  #token(): number {
    const { stage } = this.#runner.state;
    return 'token' in stage ? stage.token : 0;
  }

  async #send(stepId: string): Promise<boolean> {
    const run = this.#runner.state;
    const state = stepStateOf(run, stepId);
    if (state.is !== 'intended') return true;
    const step = stepPlanOf(run.plan, stepId);
    const body = orderBody(run, step, this.#ports.reader, this.#runner.now());
    if (!this.#runner.record({ type: 'sent', at: this.#runner.now(), stepId, body })) return false;
    const key = { runId: run.plan.id, stepId, attempt: state.attempt };
    const sent = stepStateOf(this.#runner.state, stepId);
    const result = await this.#ports.gateway.submit(key, this.#token(), body);
    if (!this.#isStill(stepId, sent)) return true;
    if (result.ok) {
      const { id, acceptedAt, acceptedSeq, expectedBy } = result.value;
      this.#runner.record({
        type: 'accepted',
        at: this.#runner.now(),
        stepId,
        operation: { id, acceptedAt, acceptedSeq, expectedBy },
      });
      this.#runner.judgeStep(stepId);
      this.#clearObstacle();
      return true;
    }
    this.#noteFailure(result.failure);
    const event = eventAfterFailure(result.failure, step, state.attempt, this.#ports.reader, this.#runner.now());
    this.#runner.record(event);
    return event.type === 'refused' || event.type === 'put-off' || event.type === 'reply-lost';
  }

  /** A run that was taken over while an answer was awaited goes by what the provider then told of it. */
  #isStill(stepId: string, state: StepState): boolean {
    return stepStateOf(this.#runner.state, stepId) === state;
  }

  async #lookUp(stepId: string): Promise<boolean> {
    const run = this.#runner.state;
    const state = stepStateOf(run, stepId);
    if (state.is !== 'unknown' && state.is !== 'sent') return true;
    if (state.is === 'sent') this.#runner.record({ type: 'reply-lost', at: this.#runner.now(), stepId });
    const asked = stepStateOf(this.#runner.state, stepId);
    const result = await this.#ports.gateway.operationByKey({ runId: run.plan.id, stepId, attempt: state.attempt });
    if (!this.#isStill(stepId, asked)) return true;
    if (!result.ok) {
      this.#noteFailure(result.failure);
      return false;
    }
    this.#clearObstacle();
    const at = this.#runner.now();
    if (result.value === null) return this.#runner.record({ type: 'found-absent', at, stepId });
    const { id, acceptedAt, acceptedSeq, expectedBy, failure } = result.value;
    this.#runner.record({ type: 'accepted', at, stepId, operation: { id, acceptedAt, acceptedSeq, expectedBy } });
    this.#runner.judgeStep(stepId);
    const after = stepStateOf(this.#runner.state, stepId);
    if (after.is !== 'accepted') return true;
    if (result.value.state === 'failed') {
      this.#runner.record({
        type: 'operation-failed',
        at,
        stepId,
        code: failure?.code ?? 'failed',
        detail: failure?.detail ?? '',
      });
    } else if (result.value.state === 'succeeded' && after.succeededAt === null)
      this.#runner.record({ type: 'succeeded', at, stepId });
    return true;
  }

  async #checkReview(): Promise<boolean> {
    const same = await this.#ports.stillAsReviewed();
    const { stage } = this.#runner.state;
    if (stage.is !== 'arming') return true;
    const at = this.#runner.now();
    if (!same) return this.#runner.record({ type: 'arming-cancelled', at, why: 'changed' });
    return this.#runner.record({ type: 'registration-begun', at, instanceId: this.#ports.instanceId });
  }

  async #register(): Promise<boolean> {
    const { plan } = this.#runner.state;
    const sentAt = this.#ports.clock.monotonicMs();
    const result = await this.#ports.gateway.createRun({
      ...storedRunOf(plan),
      instanceId: this.#ports.instanceId,
      decisions: [...plan.decisions],
    });
    if (result.ok) {
      this.#runner.lease.renewed(sentAt);
      this.#clearObstacle();
      return this.#runner.record({ type: 'registered', at: this.#runner.now(), token: result.value.lease.token });
    }
    const { failure } = result;
    if (isStoredAlready(failure, plan.id)) return this.#findRegistered();
    if (failure.kind === 'refused' && failure.problem.status < 500 && failure.problem.code !== 'too-many-requests') {
      const { code, detail, holder } = failure.problem;
      const who = holder === undefined ? detail : `${detail} (${holder.runTitle}, ${holder.person})`;
      return this.#runner.record({ type: 'registration-refused', at: this.#runner.now(), code, detail: who });
    }
    this.#noteFailure(failure);
    return mayHaveHappened(failure) ? this.#findRegistered() : false;
  }

  /** The reply to the storing of the run was lost: it is looked up, and stored again only when it is not there. */
  async #findRegistered(): Promise<boolean> {
    const { plan } = this.#runner.state;
    const found = await this.#ports.gateway.run(plan.id);
    if (!found.ok) return false;
    const { run } = found.value;
    const at = this.#runner.now();
    const fate = fateOf(run, [this.#ports.instanceId], at);
    if (fate !== null) return this.#runner.record(fate);
    return run.holder !== null && this.#runner.record({ type: 'registered', at, token: run.token });
  }

  async #recordDecision(sequence: number): Promise<boolean> {
    const run = this.#runner.state;
    const body = allDecisions(run)[sequence - 1];
    if (body === undefined || run.decisionsRecorded !== sequence - 1) return true;
    const result = await this.#ports.gateway.decide(run.plan.id, {
      token: this.#token(),
      expectedSequence: sequence,
      body,
    });
    // Taken over meanwhile: the provider has told which decisions it has.
    if (allDecisions(this.#runner.state)[this.#runner.state.decisionsRecorded] !== body) return true;
    if (this.#done(result)) return this.#runner.record({ type: 'decision-recorded', at: this.#runner.now(), sequence });
    return false;
  }

  async #endAtProvider(): Promise<boolean> {
    const { stage, plan } = this.#runner.state;
    if (stage.is !== 'ending') return true;
    const { token, ending, reason } = stage;
    const written = this.#ports.journal.end(plan.id);
    const head = written.ok ? { chainHead: written.value.head } : {};
    const result = await this.#ports.gateway.endRun(plan.id, { token, ending, reason, ...head });
    if (this.#done(result)) return this.#recordEnd(result.value.run, { ending, reason });
    const seen = await this.#ports.gateway.run(plan.id);
    if (!seen.ok || seen.value.run.state !== 'ended') return false;
    return this.#recordEnd(seen.value.run, { ending: seen.value.run.ending ?? ending, reason });
  }

  /** The end and what the gateway gave for it, in one write. */
  #recordEnd(run: Run, end: { readonly ending: RunEnding; readonly reason: string }): boolean {
    const at = this.#runner.now();
    const receipt = ownReceipt(this.#ports.journal, run);
    const kept: RunEvent[] = receipt === null ? [] : [{ type: 'receipt-kept', at, receipt }];
    return this.#runner.record({ type: 'ended', at, ...end }, ...kept);
  }

  async #renewLease(): Promise<boolean> {
    const { plan } = this.#runner.state;
    const sentAt = this.#ports.clock.monotonicMs();
    const held = { instanceId: this.#ports.instanceId, token: this.#token() };
    const result = await this.#ports.gateway.renewLease(plan.id, held);
    if (result.ok) {
      this.#runner.lease.renewed(sentAt);
      this.#clearObstacle();
      return true;
    }
    this.#noteFailure(result.failure);
    const refused = result.failure.kind === 'refused' && result.failure.problem.status < 500;
    return refused ? this.#regainLease() : false;
  }

  /** The renewal was refused: if nobody else has the run, it is taken again; if somebody has, this console says so and stops. */
  async #regainLease(): Promise<boolean> {
    const { plan } = this.#runner.state;
    const { instanceId, gateway, clock } = this.#ports;
    const found = await gateway.run(plan.id);
    if (!found.ok) return false;
    const fate = fateOf(found.value.run, [instanceId], this.#runner.now());
    if (fate !== null) return this.#runner.record(fate);
    const sentAt = clock.monotonicMs();
    const taken = await gateway.takeOver(plan.id, {
      instanceId,
      reason: 'The lease had run out; nobody else had taken it.',
    });
    if (!taken.ok) return false;
    this.#runner.lease.renewed(sentAt);
    return this.#runner.record({ type: 'lease-renewed', at: this.#runner.now(), token: taken.value.token });
  }

  #done<T>(result: GatewayResult<T>): result is Extract<GatewayResult<T>, { readonly ok: true }> {
    if (result.ok) this.#clearObstacle();
    else this.#noteFailure(result.failure);
    return result.ok;
  }

  #noteFailure(failure: GatewayFailure): void {
    if (failure.kind === 'refused' && failure.problem.code === 'fenced') this.#runner.lease.distrust();
    const obstacle = obstacleOf(failure);
    if (obstacle !== null) this.#runner.meet(obstacle);
  }

  #clearObstacle(): void {
    if (this.#runner.obstacle?.is === 'gateway') this.#runner.meet(null);
  }
}

function mayHaveHappened(failure: GatewayFailure): boolean {
  return (
    failure.kind === 'unknown' ||
    failure.kind === 'malformed' ||
    (failure.kind === 'refused' && failure.problem.status >= 500)
  );
}

/** It was stored after all, and somebody else has taken it over or ended it meanwhile: that is no refusal of ours. */
function isStoredAlready(failure: GatewayFailure, runId: string): boolean {
  if (failure.kind !== 'refused') return false;
  const { code, holder } = failure.problem;
  return code === 'run-ended' || (code === 'claimed' && holder?.runId === runId);
}

function obstacleOf(failure: GatewayFailure): Obstacle | null {
  switch (failure.kind) {
    case 'unreachable':
    case 'unknown':
    case 'malformed':
      return { is: 'gateway', kind: 'unreachable', detail: failure.detail };
    case 'signed-out':
      return { is: 'gateway', kind: 'signed-out', detail: failure.detail };
    case 'untrusted':
      return { is: 'gateway', kind: 'untrusted', detail: failure.presentedThumbprint };
    case 'refused':
      return failure.problem.retryable || failure.problem.status < 500
        ? null
        : { is: 'gateway', kind: 'refused', detail: failure.problem.detail };
  }
}
