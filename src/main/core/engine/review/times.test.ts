import { describe, expect, it } from 'vitest';
import type { Order } from '#shared/domain/index.ts';
import type { Review } from '#shared/ipc/index.ts';
import type { StepPlan } from '../run-state.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import { estimate } from '../estimate.ts';
import type { RunPlan } from '../run-state.ts';
import { plainStep } from './plain-step.ts';
import { timesOf } from './times.ts';

const failover = (name: string, after: string[]): StepPlan => {
  const order: Order = { kind: 'failover', replicaId: name, point: { kind: 'latest', notOlderThan: 1 } };
  return plainStep(`failover.${name}`, order, { name, vmId: `vm-${name}`, after });
};
const powerOff = (name: string): StepPlan =>
  plainStep(`power-off-source.${name}`, { kind: 'power-off-source', replicaId: name }, { name, vmId: `vm-${name}` });

const steps = [
  powerOff('db'),
  failover('db', ['power-off-source.db']),
  plainStep('gate.g-1', { kind: 'gate-wait', waitMs: 60_000 }, { name: 'Let it settle', after: ['failover.db'] }),
  failover('app', ['gate.g-1']),
  failover('web', []),
];
const limits: Limits = {
  ...{ startsAtOnce: 10, undoGroupSize: 5, undoGroupIntervalMs: 10_000 },
  ...{ guestShutdownGraceMs: 0, pointsKept: 28 },
};
const durationOf = (step: StepPlan): number => (step.order.kind === 'failover' ? 10_000 : 5_000);
const items = [
  { vmId: 'vm-db', wave: 1 },
  { vmId: 'vm-app', wave: 2 },
  { vmId: 'vm-web', wave: 1 },
];
const review = { verb: 'failover', items } as unknown as Review;

describe('a rehearsal', () => {
  it('says when each start and each gate has its turn, and what the end waits for', () => {
    const played = estimate({ steps } as unknown as RunPlan, limits, durationOf);
    expect(timesOf(review, steps, played)).toEqual([
      { of: 'member', id: 'vm-db', wave: 1, beginMs: 5_000, endMs: 15_000, onPath: true },
      { of: 'gate', id: 'g-1', wave: 0, beginMs: 15_000, endMs: 75_000, onPath: true },
      { of: 'member', id: 'vm-app', wave: 2, beginMs: 75_000, endMs: 85_000, onPath: true },
      { of: 'member', id: 'vm-web', wave: 1, beginMs: 0, endMs: 10_000, onPath: false },
    ]);
  });
});
