import { beforeEach, describe, expect, it } from 'vitest';
import type { Run } from '#shared/domain/index.ts';
import { setPolicy } from '../provider/incidents.ts';
import { failoverOrder } from '../testing/world.ts';
import type { Asked, TestWorld } from '../testing/world.ts';
import { change, goHome, HOUR_MS, SECOND_MS, Talk, testStart } from '../testing/talk.ts';

const MINUTE_MS = 60 * SECOND_MS;

let talk: Talk;
let world: TestWorld;

beforeEach(() => {
  talk = new Talk();
  world = talk.world;
  world.account('boss', ['viewer', 'approver']);
  setPolicy(world.provider, { approvalForLiveStart: true, approvalForOverride: undefined });
});

const run = (id = 'run-1'): Run => world.provider.store.get('run', id)!;
const hashOf = (id: string): string => world.provider.store.record('run', id)!.stored.reviewedHash;
const answer = (id: string, given: 'approve' | 'refuse' = 'approve', hash = hashOf(id)): Asked => ({
  params: { id },
  body: { hash, answer: given, reason: 'seen' },
});
const asBoss = (asked: Asked): Asked => ({ ...asked, as: 'boss' });

/** A failover at LON-A with its attestation, which the policy asks a second person for. */
function attested(): void {
  talk.attestedRun('run-1', { start: failoverOrder('erp-app-01'), more: failoverOrder('erp-app-02') });
}

describe('a live start', () => {
  it('waits for a second person, and is told so', () => {
    attested();
    const expiresAt = world.clock.now() + 60 * MINUTE_MS;
    expect(run().approval).toMatchObject({ state: 'pending', because: ['live-start'], by: null, expiresAt });
    expect(world.refused('submit', world.orderRequest('run-1', 'start'))).toMatchObject({
      code: 'approval-needed',
      retryable: true,
    });
    const reply = world.ok('approve', asBoss(answer('run-1')));
    expect(reply.run.approval).toMatchObject({ state: 'approved', by: { name: 'boss' }, reason: 'seen' });
    expect(world.ok('approve', asBoss(answer('run-1')))).toEqual(reply);
    expect(talk.order('run-1', 'start').state).toBe('accepted');
  });

  it('once approved and begun holds for the run', () => {
    attested();
    world.ok('approve', asBoss(answer('run-1')));
    talk.order('run-1', 'start');
    expect(run().approval).toMatchObject({ state: 'approved', expiresAt: null });
    world.clock.advance(3 * HOUR_MS);
    talk.renew('run-1');
    expect(talk.order('run-1', 'more').state).toBe('accepted');
  });

  it('expires unanswered, and approved but not begun', () => {
    attested();
    world.clock.advance(60 * MINUTE_MS);
    expect(run().approval).toMatchObject({ state: 'expired', expiresAt: null });
    expect(world.refused('approve', asBoss(answer('run-1'))).blockers?.[0]?.code).toBe('approval-not-pending');
    talk.renew('run-1');
    talk.end('run-1');
    talk.attestedRun('run-2', { start: failoverOrder('erp-app-01') });
    world.ok('approve', asBoss(answer('run-2')));
    world.clock.advance(60 * MINUTE_MS);
    talk.renew('run-2');
    expect(run('run-2').approval.state).toBe('expired');
    expect(talk.refusal('run-2', 'start')).toBe('approval-needed');
  });

  it('expires also where the process died meanwhile', () => {
    attested();
    const after = world.reborn();
    after.clock.advance(60 * MINUTE_MS);
    expect(after.provider.store.get('run', 'run-1')?.approval.state).toBe('expired');
  });

  it('is refused for good by a no', () => {
    attested();
    world.ok('approve', asBoss(answer('run-1', 'refuse')));
    expect(run().approval).toMatchObject({ state: 'refused', expiresAt: null });
    expect(talk.refusal('run-1', 'start')).toBe('approval-needed');
    expect(world.refused('approve', asBoss(answer('run-1'))).code).toBe('not-allowed');
  });

  it('is approved by another person with the role, for the steps that were looked at', () => {
    attested();
    world.account('guest', ['viewer', 'operator']);
    expect(world.refused('approve', answer('run-1')).code).toBe('forbidden');
    expect(world.refused('approve', { ...answer('run-1'), as: 'guest' }).code).toBe('forbidden');
    expect(world.refused('approve', asBoss(answer('run-1', 'approve', 'a'.repeat(64)))).code).toBe('changed');
    talk.end('run-1');
    expect(world.refused('approve', asBoss(answer('run-1'))).code).toBe('run-ended');
    expect(world.refused('approve', asBoss({ ...answer('run-1'), params: { id: 'none' } })).code).toBe('not-found');
  });

  it('is what a run of tests is not', () => {
    world.run('run-1', { start: testStart('crm-app-01') });
    expect(run().approval.state).toBe('not-needed');
    expect(talk.order('run-1', 'start').state).toBe('accepted');
    expect(world.refused('approve', asBoss(answer('run-1'))).code).toBe('not-allowed');
  });

  it('is also a switchover that the provider will do by itself', () => {
    world.run('run-1', { home: goHome('erp-app-01'), change: change('erp-app-01', { mode: 'manual' }) });
    expect(run().approval.state).toBe('not-needed');
    world.run('run-2', { home: goHome('erp-app-02', { switchover: { mode: 'auto' } }) });
    expect(run('run-2').approval.state).toBe('pending');
  });

  it('goes on without where somebody breaks the glass, and everybody is told', () => {
    world.run('run-1', { start: failoverOrder('erp-app-01') }, { breakGlass: 'nobody answers the phone' });
    world.attest('run-1', 'site-lon-a');
    const told = { person: { name: 'admin' }, reason: 'nobody answers the phone', at: world.clock.now() };
    expect(world.provider.store.row('run', 'run-1')?.body).toMatchObject({ breakGlass: told });
    expect(talk.order('run-1', 'start').state).toBe('accepted');
  });
});

describe('an override', () => {
  const override = { kind: 'override' as const, id: 'ov-1', vmIds: ['vm-crm-app-01'] };
  const evidence = { kind: 'override' as const, decisionId: 'ov-1' };

  beforeEach(() => setPolicy(world.provider, { approvalForLiveStart: false, approvalForOverride: true }));

  it('asks for a second person where it is part of what was reviewed', () => {
    const start = { id: 'start', order: failoverOrder('crm-app-01'), evidence };
    world.ok('createRun', { body: world.runRequest('run-1', [start]) });
    world.decide('run-1', 1, { ...override, acceptedLoss: 'both may write', reason: 'must' });
    expect(run().approval).toMatchObject({ state: 'pending', because: ['override'] });
    expect(talk.refusal('run-1', 'start')).toBe('approval-needed');
    world.ok('approve', asBoss(answer('run-1')));
    expect(talk.order('run-1', 'start').state).toBe('accepted');
  });

  it('decided later asks again, whatever was approved before', () => {
    setPolicy(world.provider, { approvalForLiveStart: true, approvalForOverride: undefined });
    attested();
    world.ok('approve', asBoss(answer('run-1')));
    world.decide('run-1', 2, { ...override, acceptedLoss: 'some', reason: 'must' });
    expect(run().approval).toMatchObject({ state: 'pending', because: ['live-start', 'override'], by: null });
    expect(talk.refusal('run-1', 'start')).toBe('approval-needed');
  });
});
