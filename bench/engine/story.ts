import { isGate } from '#shared/domain/index.ts';
import type { RunEvent } from '../../src/main/core/engine/events.ts';
import { plainStep } from '../../src/main/core/engine/review/plain-step.ts';
import type { RunPlan, StepPlan } from '../../src/main/core/engine/run-state.ts';
import { ENGINE_VERSION } from '../../src/main/core/engine/version.ts';

const STARTED_AT = 1_800_000_000_000;

/** A failover of so many VMs, with ids as long as a provider's: each is powered off, then started, on a prepared network. */
export function planOf(vms: number): RunPlan {
  const network = plainStep(
    'network.prov',
    { kind: 'network-prepare', applianceId: 'appliance-prov-0001', scope: 'partial-site' },
    { name: 'gateway of the provider' },
  );
  const steps = Array.from({ length: vms }, (_each, number) => stepsOf(number, network.id)).flat();
  return {
    id: 'run-5f1c2f0e-8f0a-4c55-9d8e-000000000001',
    connectionId: 'bench',
    engineVersion: ENGINE_VERSION,
    title: 'Fail over the whole estate',
    verb: 'failover',
    scope: 'partial-site',
    reason: '',
    reviewedHash: '0'.repeat(64),
    createdAt: STARTED_AT,
    planId: null,
    finaliseBy: null,
    breakGlass: null,
    steps: [network, ...steps],
    decisions: [],
  };
}

function stepsOf(number: number, networkId: string): StepPlan[] {
  const replicaId = `replica-${String(number).padStart(24, '0')}`;
  const about = { vmId: `vm-${String(number).padStart(24, '0')}`, name: `server-${number}` };
  const off = plainStep(`off.${replicaId}`, { kind: 'power-off-source', replicaId }, about);
  const point = { kind: 'point', pointId: `point-${String(number).padStart(24, '0')}`, at: STARTED_AT } as const;
  const start = plainStep(
    `start.${replicaId}`,
    { kind: 'failover', replicaId, point },
    { ...about, after: [networkId, off.id], evidenceFromStep: off.id },
  );
  return [off, start];
}

/** What is journaled of a run in which everything goes well: its beginning, then five events a step. */
export function* storyOf(plan: RunPlan): Generator<RunEvent> {
  let at = STARTED_AT;
  yield { type: 'armed', at, plan, until: at };
  yield { type: 'registration-begun', at, instanceId: 'bench' };
  yield { type: 'registered', at, token: 1 };
  let seq = 1_000;
  for (const step of plan.steps) {
    at += 10;
    seq += 1;
    yield { type: 'intended', at, stepIds: [step.id] };
    yield* told(step, at, seq);
  }
}

function* told({ id: stepId, order }: StepPlan, at: number, seq: number): Generator<RunEvent> {
  if (isGate(order)) return;
  const evidence = { kind: 'fenced', operationId: `operation-${seq}-fence` } as const;
  const body = { order, expect: { replicaRev: seq }, notAfter: at + 30_000, evidence };
  yield { type: 'sent', at, stepId, body };
  const operation = { id: `operation-${seq}`, acceptedAt: at, acceptedSeq: seq, expectedBy: at + 240_000 };
  yield { type: 'accepted', at, stepId, operation };
  yield { type: 'succeeded', at: at + 1, stepId };
  yield { type: 'observed', at: at + 2, stepId, seq };
}
