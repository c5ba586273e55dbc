import type { StepOrder } from '#shared/domain/index.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import { plainStep } from '../review/plain-step.ts';
import type { RunPlan, StepPlan } from '../run-state.ts';
import { ENGINE_VERSION } from '../version.ts';

/** Orders and gates of every kind of limit, for plans in tests. */
export const orderOf = {
  start: (id: string): StepOrder => ({ kind: 'failover', replicaId: id, point: { kind: 'cdp', at: 0 } }),
  undo: (id: string): StepOrder => ({ kind: 'undo-failover', replicaId: id, force: false }),
  free: (id: string): StepOrder => ({ kind: 'power-off-source', replicaId: id }),
  wait: (): StepOrder => ({ kind: 'gate-wait', waitMs: 60_000 }),
  prompt: (): StepOrder => ({ kind: 'gate-prompt', text: 'Go on?' }),
} as const;

/** A start of one VM after nothing, but for what is said otherwise. */
export function stepOf(id: string, { order = orderOf.start(id), ...more }: Partial<StepPlan> = {}): StepPlan {
  return plainStep(id, order, { name: id, vmId: id, ...more });
}

export function planOf(steps: readonly StepPlan[]): RunPlan {
  return {
    id: 'run-1',
    connectionId: 'c1',
    engineVersion: ENGINE_VERSION,
    title: 'Fail over',
    verb: 'failover',
    scope: 'partial-site',
    reason: '',
    reviewedHash: '0'.repeat(64),
    createdAt: 0,
    planId: null,
    finaliseBy: null,
    breakGlass: null,
    steps,
    decisions: [],
  };
}

/** Three starts at once, two undos every 10 s. */
export const smallLimits: Limits = {
  startsAtOnce: 3,
  undoGroupSize: 2,
  undoGroupIntervalMs: 10_000,
  guestShutdownGraceMs: 0,
  pointsKept: 28,
};
