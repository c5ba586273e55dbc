import { canonicalJson } from '#shared/gateway-api/index.ts';
import { expectedBy, guestOf, PERMANENT_VISIBLE_MS, QUEUE_MS, switchoverMs, workMs } from '../model/durations.ts';
import { choosePoint } from '../model/points.ts';
import type { Provider } from '../provider/context.ts';
import { guestKey } from '../provider/effects/copies.ts';
import type { ChosenPoint, Outcome, WorkRecord } from '../state/records.ts';
import type { Candidate } from './candidate.ts';

/** How an accepted order will go: settled in the moment of its acceptance, by the operation's own dice. */

function chosenPoint(p: Provider, { target, request: { order } }: Candidate): ChosenPoint | null {
  if (target === null || (order.kind !== 'failover' && order.kind !== 'test-start')) return null;
  const choosing = choosePoint(p.store.get('points', target.replica.id), order.point);
  if ('blocker' in choosing) throw new Error('an accepted start has a point');
  return choosing.chosen;
}

interface Grace {
  /** What the provider allows for, whoever's guest it is. */
  readonly allowed: number;
  /** What this guest takes of it. */
  readonly taken: number;
}

function graceOf(p: Provider, { target, request: { order } }: Candidate): Grace {
  const copy = guestOf(order);
  if (copy === null || target === null) return { allowed: 0, taken: 0 };
  const allowed = Math.ceil(p.settings.limits.guestShutdownGraceMs / p.settings.speed);
  const isSlow = p.store.record('guest', guestKey(target.vm.id, copy))?.how === 'slow';
  return { allowed, taken: isSlow ? allowed : 0 };
}

/** The phases after the effect: the visible end of a permanent failover, the two halves of an automatic switchover. */
function tailMs(p: Provider, { keyText, target, request: { order } }: Candidate): number {
  const { speed } = p.settings;
  if (order.kind === 'permanent-failover') return Math.ceil(PERMANENT_VISIBLE_MS / speed);
  if (order.kind !== 'failback-start' || target === null) return 0;
  return switchoverMs(target.vm, p.dice.fork(`${keyText}/switchover`), speed) / 2;
}

export interface PlannedWork {
  readonly work: Omit<WorkRecord, 'operationId'>;
  readonly expectedBy: number;
}

export function plannedWork(p: Provider, candidate: Candidate): PlannedWork {
  const { keyText, now, request, target } = candidate;
  const { order } = request;
  const fault = p.faults.takeOutcome(order.kind, target?.replica.id ?? null);
  const outcome: Outcome = fault.kind === 'late' ? { kind: 'effect' } : fault;
  const late = fault.kind === 'late' ? fault.delayMs : 0;
  const work = workMs(order, target?.vm ?? null, p.dice.fork(keyText), p.settings.speed);
  const grace = graceOf(p, candidate);
  const tail = tailMs(p, candidate);
  const switches = order.kind === 'failback-start' && order.switchover.mode === 'auto';
  return {
    work: {
      requestText: canonicalJson(request),
      beginsAt: now + Math.min(work, Math.ceil(QUEUE_MS / p.settings.speed)),
      endsAt: now + work + grace.taken + late,
      outcome,
      from: chosenPoint(p, candidate),
      evidence: request.evidence,
      tailMs: tail,
    },
    expectedBy: expectedBy(now, work + (switches ? 2 * tail : 0), grace.allowed) + p.machines.extraMs,
  };
}
