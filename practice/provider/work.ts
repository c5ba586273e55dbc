import type { Operation } from '#shared/domain/index.ts';
import type { Outcome, WorkRecord } from '../state/records.ts';
import type { Provider } from './context.ts';
import { effectsOf } from './effects/index.ts';
import type { Effects, Job, Phase, WorkFailure } from './effects/index.ts';
import { hostFailure } from './effects/job.ts';
import { play } from './machines.ts';
import { planSwitchover, pursueSwitchover } from './switching.ts';

/**
 * Takes accepted operations through their phases: begin, what is on the way, end (and a tail). Invariant: which phase comes next is
 * read from the stored operation, so after a crash the work goes on where it was, and no phase happens twice: a phase
 * and its effect are one commit.
 */
const BEGUN_PERCENT = 5;
const ENDING_PERCENT = 95;

interface Phased {
  readonly at: number;
  readonly act: (job: Job) => void;
}

function progress(job: Job, progressPercent: number): void {
  const next: Operation = { ...job.operation, state: 'working', progressPercent };
  job.tx.put('operation', next, { causedBy: next.id });
}

function finishAs(job: Job, failure: WorkFailure | null): void {
  const ended = { endedAt: job.p.clock.now(), progressPercent: failure === null ? 100 : job.operation.progressPercent };
  const next: Operation =
    failure === null
      ? { ...job.operation, ...ended, state: 'succeeded' }
      : { ...job.operation, ...ended, state: 'failed', failure: { ...failure, blockers: [] } };
  job.tx.put('operation', next, { causedBy: next.id });
}

const touchesWorld = (outcome: Outcome): boolean => outcome.kind !== 'no-effect';
const effectsFor = (operation: Operation): Effects => effectsOf[operation.order.kind];

/** How far an operation is when the phase of this place on its way is over; without such phases, in the middle once. */
const percentAfter = (place: number, count: number): number =>
  Math.round(BEGUN_PERCENT + ((ENDING_PERCENT - BEGUN_PERCENT) * (place + 1)) / (count + 1));

function failAs(job: Job, failure: WorkFailure): void {
  effectsFor(job.operation).fail(job, failure);
  finishAs(job, failure);
}

function begin(job: Job): void {
  if (touchesWorld(job.work.outcome)) effectsFor(job.operation).begin(job);
  progress(job, BEGUN_PERCENT);
}

/** A phase on the way, or of the tail: the operation goes on behind it, or fails in it. */
function pass(job: Job, phase: Phase | undefined, percent: number): void {
  const failure = phase === undefined || !touchesWorld(job.work.outcome) ? null : (hostFailure(job) ?? phase(job));
  if (failure === null) progress(job, percent);
  else failAs(job, failure);
}

function resultOf(job: Job): WorkFailure | 'done' | 'more' {
  const { outcome } = job.work;
  if (outcome.kind === 'no-effect') return 'done';
  if (outcome.kind === 'fails') return { code: outcome.code, detail: outcome.detail };
  return hostFailure(job) ?? effectsFor(job.operation).end(job);
}

function end(job: Job): void {
  const result = resultOf(job);
  if (result === 'more') return progress(job, ENDING_PERCENT);
  if (result !== 'done') return failAs(job, result);
  finishAs(job, null);
  planSwitchover(job);
}

function tailPhase({ operation, work }: Pick<Job, 'operation' | 'work'>): Phased {
  const tail = effectsFor(operation).tail ?? [];
  const place = operation.progressPercent - ENDING_PERCENT;
  const isLast = place >= tail.length - 1;
  const act = (job: Job): void => {
    const failure = hostFailure(job) ?? tail[place]?.(job) ?? null;
    if (failure !== null) failAs(job, failure);
    else if (isLast) finishAs(job, null);
    else progress(job, operation.progressPercent + 1);
  };
  return { at: work.endsAt + (place + 1) * work.tailMs, act };
}

/** The phase that an operation waits for; null where it has ended. */
function nextPhase(operation: Operation, work: WorkRecord): Phased | null {
  if (operation.state === 'accepted') return { at: work.beginsAt, act: begin };
  if (operation.state !== 'working') return null;
  if (operation.progressPercent >= ENDING_PERCENT) return tailPhase({ operation, work });
  const middle = effectsFor(operation).middle ?? [];
  const count = Math.max(1, middle.length);
  for (let place = 0; place < count; place++) {
    const percent = percentAfter(place, count);
    if (operation.progressPercent >= percent) continue;
    const at = Math.floor(work.beginsAt + ((work.endsAt - work.beginsAt) * (place + 1)) / (count + 1));
    return { at, act: (job) => pass(job, middle[place], percent) };
  }
  return { at: work.endsAt, act: end };
}

/** Waits for the next phase of an operation, and so on until it has ended. */
export function pursue(p: Provider, operationId: string): void {
  const operation = p.store.get('operation', operationId);
  const work = p.store.record('work', operationId);
  if (operation === undefined || work === undefined) throw new Error(`no work on ${operationId}`);
  const phase = nextPhase(operation, work);
  if (phase === null) return;
  p.clock.at(phase.at, () => {
    if (p.stopped) return;
    play(
      p,
      (tx, deeds) => phase.act({ p, tx, deeds, operation: tx.need('operation', operationId), work }),
      () => {
        pursue(p, operationId);
        if ('replicaId' in operation.order) pursueSwitchover(p, operation.order.replicaId);
      },
    );
  });
}

/** After a start: goes on with everything that was in work. */
export function pursueAll(p: Provider): void {
  for (const id of [...p.store.indexes.openOperations]) pursue(p, id);
  for (const id of p.store.records('switching').keys()) pursueSwitchover(p, id);
}
