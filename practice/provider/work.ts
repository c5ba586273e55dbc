import type { Operation } from '#shared/domain/index.ts';
import { PERMANENT_VISIBLE_MS } from '../model/durations.ts';
import type { Outcome, WorkRecord } from '../state/records.ts';
import { transact } from '../state/transaction.ts';
import type { Transaction } from '../state/transaction.ts';
import type { Provider } from './context.ts';
import { effectsOf } from './effects.ts';
import type { Effects, Job, WorkFailure } from './effects.ts';

/**
 * Takes accepted operations through their phases: begin, half, end (and finish). Invariant: which phase comes next is
 * read from the stored operation, so after a crash the work goes on where it was, and no phase happens twice: a phase
 * and its effect are one commit.
 */
const BEGUN_PERCENT = 5;
const HALF_PERCENT = 50;
const ENDING_PERCENT = 95;

interface Phase {
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

function effectsFor({ operation }: Job): Effects {
  const effects = effectsOf[operation.order.kind];
  if (effects === undefined) throw new Error(`${operation.order.kind} was accepted and has no effects`);
  return effects;
}

function begin(job: Job): void {
  if (touchesWorld(job.work.outcome)) effectsFor(job).begin(job);
  progress(job, BEGUN_PERCENT);
}

function end(job: Job): void {
  const effects = effectsFor(job);
  const { outcome } = job.work;
  if (outcome.kind === 'no-effect') return finishAs(job, null);
  const result = outcome.kind === 'fails' ? { code: outcome.code, detail: outcome.detail } : effects.end(job);
  if (result === 'more') return progress(job, ENDING_PERCENT);
  if (result === 'done') return finishAs(job, null);
  effects.fail(job, result);
  finishAs(job, result);
}

function finish(job: Job): void {
  effectsFor(job).finish?.(job);
  finishAs(job, null);
}

/** The phase that an operation waits for; null where it has ended. */
function nextPhase(p: Provider, operation: Operation, work: WorkRecord): Phase | null {
  if (operation.state === 'accepted') return { at: work.beginsAt, act: begin };
  if (operation.state !== 'working') return null;
  if (operation.progressPercent < HALF_PERCENT) {
    const half = Math.floor((work.beginsAt + work.endsAt) / 2);
    return { at: half, act: (job) => progress(job, HALF_PERCENT) };
  }
  if (operation.progressPercent < ENDING_PERCENT) return { at: work.endsAt, act: end };
  return { at: p.clock.now() + Math.ceil(PERMANENT_VISIBLE_MS / p.settings.speed), act: finish };
}

/** Waits for the next phase of an operation, and so on until it has ended. */
export function pursue(p: Provider, operationId: string): void {
  const operation = p.store.get('operation', operationId);
  const work = p.store.record('work', operationId);
  if (operation === undefined || work === undefined) throw new Error(`no work on ${operationId}`);
  const phase = nextPhase(p, operation, work);
  if (phase === null) return;
  p.clock.at(phase.at, () => {
    if (p.stopped) return;
    transact(p.store, (tx: Transaction) => phase.act({ p, tx, operation: tx.need('operation', operationId), work }));
    pursue(p, operationId);
  });
}

/** After a start: goes on with everything that was in work. */
export function pursueAll(p: Provider): void {
  for (const id of [...p.store.indexes.openOperations]) pursue(p, id);
}
