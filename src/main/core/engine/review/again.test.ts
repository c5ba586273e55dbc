import { beforeEach, describe, expect, it } from 'vitest';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { reviewRequest } from '#shared/ipc/index.ts';
import { newRun, type RunPlan, type RunState } from '../run-state.ts';
import { DeskWorld } from '../testing/desk-world.ts';
import { planOf } from '../testing/plans.ts';
import { forRetry, ofStored } from './again.ts';
import { plainStep } from './plain-step.ts';

const NOW = 1_000_000_000;
const said = { statement: 'off', who: 'Ada', howKnown: 'She pulled the plug', at: NOW - 60_000 };
const siteIsOff: DecisionBody = { kind: 'attestation', attestation: { id: 'a-1', siteId: 'lon', vmId: null, ...said } };
const vmIsOff = (vmId: string): DecisionBody => ({
  kind: 'attestation',
  attestation: { id: `a-${vmId}`, siteId: null, vmId, ...said },
});
const overridden: DecisionBody = {
  kind: 'override',
  id: 'o-1',
  vmIds: ['vm-a', 'vm-gone'],
  acceptedLoss: 'Two copies',
  reason: 'Nobody can get there',
};

let world: DeskWorld;
beforeEach(() => {
  world = new DeskWorld();
});

/** The run was stopped in its countdown: nothing of it was sent. */
function retryOf(plan: RunPlan) {
  world.arm(plan);
  world.desk.stop(plan.id);
  const run = world.desk.state(plan.id);
  if (run === null) throw new Error('the run is gone');
  const again = forRetry(run, NOW);
  if (again === null) throw new Error('nothing is left');
  return { ...again, request: reviewRequest.parse(again.request) };
}

describe('what is tried again', () => {
  it('has the reason, the points and the reminder of the run before', () => {
    const plan = { ...world.failoverPlan(['a']), reason: 'LON is flooded', finaliseBy: NOW + 1 };
    expect(retryOf(plan).request).toMatchObject({
      vmIds: ['vm-a'],
      reason: 'LON is flooded',
      finaliseBy: NOW + 1,
      overrides: [{ kind: 'point', vmId: 'vm-a', pointId: 'p' }],
    });
  });

  it('reminds nobody of a time that has passed', () => {
    expect(retryOf({ ...world.failoverPlan(['a']), finaliseBy: NOW }).request).not.toHaveProperty('finaliseBy');
  });

  it('keeps a person’s word with the time at which it was given, of the VMs that it is about', () => {
    const decisions = [siteIsOff, vmIsOff('vm-a'), vmIsOff('vm-gone')];
    const { evidence } = retryOf({ ...world.failoverPlan(['a']), decisions }).request;
    expect(evidence).toEqual([
      { kind: 'attestation', siteId: 'lon', vmId: null, who: said.who, howKnown: said.howKnown, at: said.at },
      { kind: 'attestation', siteId: null, vmId: 'vm-a', who: said.who, howKnown: said.howKnown, at: said.at },
    ]);
  });

  it('has a risk taken anew, and a power-off that was declined stays declined', () => {
    const plan = { ...world.failoverPlan(['a']), decisions: [overridden], breakGlass: 'All are asleep' };
    const { request, undecided } = retryOf(plan);
    expect(request.evidence).toEqual([{ kind: 'decline-power-off', vmIds: ['vm-a'] }]);
    expect(request).not.toHaveProperty('breakGlass');
    expect(undecided).toEqual({
      overrides: [{ vmIds: ['vm-a'], reason: 'Nobody can get there' }],
      breakGlass: 'All are asleep',
    });
  });
});

describe('the guests of a test that is tried again', () => {
  const start = plainStep(
    'test-start.a',
    { kind: 'test-start', replicaId: 'a', point: { kind: 'point', pointId: 'p', at: 1 } },
    { name: 'a', vmId: 'vm-a' },
  );
  const stop = plainStep('test-stop.a', { kind: 'test-stop', replicaId: 'a' }, { name: 'a', vmId: 'vm-a' });

  it('run on where they were to run on', () => {
    const { request } = retryOf({ ...planOf([start]), verb: 'test-failover' });
    expect(request.options).toEqual({ keepTestRunning: true });
  });

  it('are stopped where they were to be stopped', () => {
    const { request } = retryOf({ ...planOf([start, stop]), verb: 'test-failover' });
    expect(request.options).toEqual({});
  });
});

describe('the review that an approver reads', () => {
  it('dates what people gave as it was given', () => {
    const { verb, scope, planId, reason, steps, finaliseBy, breakGlass } = world.failoverPlan(['a']);
    const stored = { verb, scope, planId, reason, steps: [...steps], finaliseBy, breakGlass };
    const decisions = [siteIsOff, overridden].map((body, at) => ({ sequence: at + 1, at, personId: 'p', body }));
    const { request, decisionIds } = ofStored('c1', stored as never, decisions);
    expect(request.evidence).toMatchObject([{ at: said.at }, { kind: 'override' }, { kind: 'decline-power-off' }]);
    expect(decisionIds).toEqual(['a-1', 'o-1']);
  });
});

/** `a` was seen done, `b` failed, `c` was never begun. */
function ended(): RunState {
  const plan = new DeskWorld().failoverPlan(['a', 'b', 'c']);
  const run = newRun(plan, { is: 'ended', ending: 'partly', reason: '', at: 9 });
  const done = { is: 'observed', attempt: 1, at: 5, startedAt: 1, operationId: 'o', seq: 3 } as const;
  const failed = { is: 'failed', attempt: 1, at: 5, code: 'failed', detail: '' } as const;
  return { ...run, steps: run.steps.with(1, done).with(2, failed) };
}

describe('a retry', () => {
  it('is of all that was not seen done', () => {
    expect(forRetry(ended(), NOW)?.request).toMatchObject({ verb: 'failover', vmIds: ['vm-b', 'vm-c'] });
  });

  it('is of the chosen VMs alone, never of one that succeeded', () => {
    expect(forRetry(ended(), NOW, ['vm-a', 'vm-b'])?.request).toMatchObject({ vmIds: ['vm-b'] });
    expect(forRetry(ended(), NOW, ['vm-a'])).toBeNull();
  });
});
