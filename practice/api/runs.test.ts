import { createPublicKey, verify } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { receiptText } from '#shared/gateway-api/index.ts';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { testStart } from '../testing/talk.ts';
import { failoverOrder, TestWorld } from '../testing/world.ts';
import type { StepDraft } from '../testing/world.ts';

const SECOND_MS = 1_000;
const LEASE_SECONDS = 60;

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld();
});

const stopAs = (expectedSequence: number): object => ({
  token: 1,
  expectedSequence,
  body: { kind: 'stop', reason: '' },
});
const stepOf = (name: string, after: string[] = []): StepDraft => ({ id: name, order: failoverOrder(name), after });
const lease = (runId: string, token: number, instanceId = 'console-1'): object => ({
  params: { id: runId },
  body: { instanceId, token },
});

describe('storing a run', () => {
  it('claims its replicas and takes the lease', () => {
    const rev = world.replica('erp-app-01').rev;
    const reply = world.ok('createRun', { body: world.runRequest('run-1', [stepOf('erp-app-01')]) });
    expect(reply.lease).toMatchObject({ token: 1, leaseUntil: world.clock.now() + LEASE_SECONDS * SECOND_MS });
    expect(reply.run).toMatchObject({ state: 'open', token: 1, replicaIds: ['rep-erp-app-01'] });
    expect(world.replica('erp-app-01')).toMatchObject({ claimedByRunId: 'run-1', rev: rev + 1 });
    expect(world.ok('run', { params: { id: 'run-1' } }).stored.steps).toHaveLength(1);
  });

  it('claims all or none, and names who holds the replica', () => {
    world.run('run-1', { a: failoverOrder('erp-app-01') });
    const steps = [stepOf('erp-app-02'), stepOf('erp-app-01')];
    const problem = world.refused('createRun', { body: world.runRequest('run-2', steps) });
    expect(problem).toMatchObject({ code: 'claimed', holder: { runId: 'run-1', person: 'admin' } });
    expect(world.replica('erp-app-02').claimedByRunId).toBeNull();
    expect(world.refused('run', { params: { id: 'run-2' } }).code).toBe('not-found');
  });

  it('refuses steps that are not those that were reviewed', () => {
    const request = world.runRequest('run-1', [stepOf('erp-app-01')]);
    const problem = world.refused('createRun', { body: { ...request, scope: 'full-site' } });
    expect(problem).toMatchObject({ code: 'bad-request', field: 'reviewedHash' });
  });

  it('refuses steps that lead nowhere', () => {
    const refused = (steps: StepDraft[]): unknown =>
      world.refused('createRun', { body: world.runRequest('run-1', steps) }).code;
    expect(refused([stepOf('erp-app-01'), stepOf('erp-app-01')])).toBe('bad-request');
    expect(refused([stepOf('erp-app-01', ['other'])])).toBe('bad-request');
    expect(refused([stepOf('erp-app-01', ['erp-app-02']), stepOf('erp-app-02', ['erp-app-01'])])).toBe('bad-request');
    expect(refused([stepOf('nobody')])).toBe('not-found');
  });

  it('records what was decided in the review, so that whoever takes it over has it', () => {
    const decisions = [world.attestation('attestation-1', 'site-lon-a')];
    world.ok('createRun', { body: world.runRequest('run-1', [stepOf('erp-app-01')], { decisions }) });
    const recorded = { sequence: 1, at: world.clock.now(), personId: 'person-1', body: decisions[0] };
    expect(world.ok('run', { params: { id: 'run-1' } }).decisions).toEqual([recorded]);
    expect(world.refused('decide', { params: { id: 'run-1' }, body: stopAs(1) }).code).toBe('out-of-order');
    world.ok('decide', { params: { id: 'run-1' }, body: stopAs(2) });
  });

  it('stores nothing of a run whose decisions are about nothing', () => {
    const decisions = [world.attestation('attestation-1', null)];
    const body = world.runRequest('run-1', [stepOf('erp-app-01')], { decisions });
    const problem = { code: 'bad-request', field: 'decisions[0].attestation' };
    expect(world.refused('createRun', { body })).toMatchObject(problem);
    expect(world.refused('run', { params: { id: 'run-1' } }).code).toBe('not-found');
  });

  it('answers again to the console that stored it, and to no other', () => {
    const request = world.runRequest('run-1', [stepOf('erp-app-01')]);
    const first = world.ok('createRun', { body: request });
    expect(world.ok('createRun', { body: request })).toEqual(first);
    expect(world.refused('createRun', { body: { ...request, instanceId: 'console-2' } }).code).toBe('claimed');
    expect(world.refused('createRun', { body: { ...request, title: 'Another' } }).code).toBe('key-reused');
    const decisions: DecisionBody[] = [{ kind: 'stop', reason: '' }];
    expect(world.refused('createRun', { body: { ...request, decisions } }).code).toBe('key-reused');
  });

  it('needs the role of an operator', () => {
    world.account('guest', ['viewer']);
    const body = world.runRequest('run-1', [stepOf('erp-app-01')]);
    expect(world.refused('createRun', { as: 'guest', body }).code).toBe('forbidden');
  });
});

describe('the lease', () => {
  beforeEach(() => world.run('run-1', { a: failoverOrder('erp-app-01') }));

  it('is renewed, and revived after it ran out where nobody took over', () => {
    world.clock.advance(50 * SECOND_MS);
    expect(world.ok('renewLease', lease('run-1', 1)).leaseUntil).toBe(world.clock.now() + LEASE_SECONDS * SECOND_MS);
    world.clock.advance(70 * SECOND_MS);
    expect(world.refused('submit', world.orderRequest('run-1', 'a')).code).toBe('fenced');
    expect(world.ok('renewLease', lease('run-1', 1)).token).toBe(1);
  });

  it('is taken over with a reason while it holds, without one afterwards', () => {
    const ask = (reason?: string): object => ({ params: { id: 'run-1' }, body: { instanceId: 'console-2', reason } });
    expect(world.refused('takeOver', ask())).toMatchObject({ code: 'claimed', holder: { person: 'admin' } });
    expect(world.ok('takeOver', ask('the first laptop is dead')).token).toBe(2);
    const told = { reason: 'the first laptop is dead', from: { name: 'admin' }, at: world.clock.now() };
    expect(world.provider.store.get('run', 'run-1')?.takenOver).toMatchObject(told);
    world.clock.advance(61 * SECOND_MS);
    expect(world.ok('takeOver', ask()).token).toBe(3);
  });

  it('fences the console before: its renewal, its orders, its decisions and its ending', () => {
    world.ok('takeOver', { params: { id: 'run-1' }, body: { instanceId: 'console-2', reason: 'r' } });
    expect(world.refused('renewLease', lease('run-1', 1)).code).toBe('fenced');
    expect(world.refused('submit', world.orderRequest('run-1', 'a')).code).toBe('fenced');
    const stop = { token: 1, expectedSequence: 1, body: { kind: 'stop', reason: '' } };
    expect(world.refused('decide', { params: { id: 'run-1' }, body: stop }).code).toBe('fenced');
    const end = { token: 1, ending: 'stopped', reason: '' };
    expect(world.refused('endRun', { params: { id: 'run-1' }, body: end }).code).toBe('fenced');
    expect(world.refused('renewLease', lease('run-1', 2)).code).toBe('fenced');
    expect(world.ok('renewLease', lease('run-1', 2, 'console-2')).token).toBe(2);
  });
});

describe('a decision', () => {
  beforeEach(() => world.run('run-1', { a: failoverOrder('erp-app-01') }));
  const decide = (expectedSequence: number, reason: string): object => ({
    params: { id: 'run-1' },
    body: { token: 1, expectedSequence, body: { kind: 'stop', reason } },
  });

  it('gets the number that its console expects, and the same again for the same', () => {
    const first = world.ok('decide', decide(1, 'wait'));
    expect(first).toMatchObject({ sequence: 1, personId: 'person-1' });
    world.clock.advance(10 * SECOND_MS);
    expect(world.ok('decide', decide(1, 'wait'))).toEqual(first);
    expect(world.refused('decide', decide(1, 'other')).code).toBe('out-of-order');
    expect(world.refused('decide', decide(3, 'wait')).code).toBe('out-of-order');
    expect(world.ok('run', { params: { id: 'run-1' } }).decisions).toEqual([first]);
  });

  it('is refused where it is about nothing', () => {
    const skip = { token: 1, expectedSequence: 1, body: { kind: 'skip', stepId: 'b', reason: 'r' } };
    expect(world.refused('decide', { params: { id: 'run-1' }, body: skip }).code).toBe('not-found');
    const words = { statement: 's', who: 'w', howKnown: 'h', at: world.clock.now() };
    const attestation = { id: 'x', siteId: null, vmId: null, ...words };
    const body = { token: 1, expectedSequence: 1, body: { kind: 'attestation', attestation } };
    expect(world.refused('decide', { params: { id: 'run-1' }, body }).code).toBe('bad-request');
  });
});

describe('the end of a run', () => {
  beforeEach(() => world.run('run-1', { a: failoverOrder('erp-app-01') }));
  const end = (ending: string, reason = ''): object => ({
    params: { id: 'run-1' },
    body: { token: 1, ending, reason },
  });
  const withHead = (chainHead: string): object => ({
    params: { id: 'run-1' },
    body: { token: 1, ending: 'stopped', reason: '', chainHead },
  });

  it('frees its claims, and answers again', () => {
    const reply = world.ok('endRun', end('stopped'));
    expect(reply.run).toMatchObject({ state: 'ended', ending: 'stopped', holder: null });
    expect(world.replica('erp-app-01').claimedByRunId).toBeNull();
    expect(world.ok('endRun', end('stopped'))).toEqual(reply);
    expect(world.refused('endRun', end('completed')).code).toBe('run-ended');
    expect(world.refused('submit', world.orderRequest('run-1', 'a')).code).toBe('run-ended');
    world.run('run-2', { a: failoverOrder('erp-app-01') });
  });

  it('is signed with the chain head that it named, and the first head stays', () => {
    const head = 'a'.repeat(64);
    const { receipt } = world.ok('endRun', withHead(head)).run;
    expect(receipt).toMatchObject({ runId: 'run-1', chainHead: head, at: world.clock.now() });
    if (receipt === undefined) throw new Error('no receipt');
    const spki = Buffer.from(world.ok('capabilities').receiptKey ?? '', 'base64');
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const fits = (told: typeof receipt): boolean =>
      verify(null, Buffer.from(receiptText(told)), key, Buffer.from(told.signature, 'base64'));
    expect(fits(receipt)).toBe(true);
    expect(fits({ ...receipt, runId: 'run-2' })).toBe(false);
    expect(fits({ ...receipt, chainHead: 'b'.repeat(64) })).toBe(false);
    expect(fits({ ...receipt, at: receipt.at + 1 })).toBe(false);

    expect(world.ok('endRun', withHead('b'.repeat(64))).run.receipt).toEqual(receipt);
    expect(world.ok('run', { params: { id: 'run-1' } }).run.receipt).toEqual(receipt);
  });

  it('has no receipt where no chain head was named, and gets none later', () => {
    expect(world.ok('endRun', end('stopped')).run.receipt).toBeUndefined();
    expect(world.ok('endRun', withHead('a'.repeat(64))).run.receipt).toBeUndefined();
  });

  it('needs a reason where it is abandoned', () => {
    expect(world.refused('endRun', end('abandoned'))).toMatchObject({ code: 'bad-request', field: 'reason' });
    expect(world.ok('endRun', end('abandoned', 'hopeless')).run.ending).toBe('abandoned');
  });
});

describe('gates', () => {
  const gate = { id: 'ask', order: { kind: 'gate-prompt' as const, text: 'Is the database well?' } };
  const decide = (expectedSequence: number, body: object): object => ({
    params: { id: 'run-1' },
    body: { token: 1, expectedSequence, body },
  });

  beforeEach(() => {
    const start = { id: 'start', order: testStart('erp-app-01'), after: ['ask'] };
    world.ok('createRun', { body: world.runRequest('run-1', [gate, start], { verb: 'test-failover' }) });
  });

  it('hold what comes after them until somebody says go', () => {
    const refused = (): string | undefined =>
      world.refused('submit', world.orderRequest('run-1', 'start')).blockers?.[0]?.code;
    expect(refused()).toBe('gate-closed');
    world.ok('decide', decide(1, { kind: 'gate', stepId: 'ask', answer: 'stop', note: 'no' }));
    expect(refused()).toBe('gate-closed');
    world.ok('decide', decide(2, { kind: 'gate', stepId: 'ask', answer: 'go', note: '' }));
    expect(world.ok('submit', world.orderRequest('run-1', 'start')).state).toBe('accepted');
  });

  it('are no operations, and are answered where they are', () => {
    const asGate = world.orderRequest('run-1', 'ask', { order: testStart('erp-app-01') });
    expect(world.refused('submit', asGate)).toMatchObject({ status: 422, field: 'order' });
    const answer = { kind: 'gate', answer: 'go', note: '' };
    expect(world.refused('decide', decide(1, { ...answer, stepId: 'start' })).code).toBe('bad-request');
    expect(world.refused('decide', decide(1, { ...answer, stepId: 'none' })).code).toBe('not-found');
  });
});

describe('the evidence of a step', () => {
  it('is what the order carries, or what a power-off of the same run brought', () => {
    const start = { id: 'start', order: failoverOrder('erp-app-01'), evidence: null };
    const off = { id: 'off', order: { kind: 'power-off-source' as const, replicaId: 'rep-erp-app-01' } };
    const other = { id: 'off', order: { kind: 'power-off-source' as const, replicaId: 'rep-erp-app-02' } };
    const fenced = { ...start, evidenceFromStep: 'off', after: ['off'] };
    const wrong = world.refused('createRun', { body: world.runRequest('run-1', [other, fenced]) });
    expect(wrong).toMatchObject({ status: 422, field: 'steps.1.evidenceFromStep' });
    world.ok('createRun', { body: world.runRequest('run-1', [off, fenced]) });
    const seen = world.orderRequest('run-1', 'start', { evidence: { kind: 'observed-off' } });
    expect(world.refused('submit', seen)).toMatchObject({ status: 422, field: 'evidence' });
    const foreign = world.orderRequest('run-1', 'start', { evidence: { kind: 'fenced', operationId: 'op-1' } });
    expect(world.refused('submit', foreign)).toMatchObject({ status: 422, field: 'evidence' });
  });

  it('and the VM that it names are those of its order', () => {
    const start = { ...stepOf('erp-app-01'), vmId: 'vm-erp-app-02' };
    const problem = world.refused('createRun', { body: world.runRequest('run-1', [start]) });
    expect(problem).toMatchObject({ status: 422, field: 'steps.0.vmId' });
  });
});

describe('a tester', () => {
  beforeEach(() => world.account('tess', ['viewer', 'tester']));
  const start = { id: 'start', order: testStart('erp-app-01') };

  it('runs tests from the beginning to the end', () => {
    const body = world.runRequest('run-1', [start], { verb: 'test-failover' });
    world.ok('createRun', { as: 'tess', body });
    const ordered = world.ok('submit', { ...world.orderRequest('run-1', 'start'), as: 'tess' });
    expect(ordered.state).toBe('accepted');
    expect(world.ok('renewLease', { ...lease('run-1', 1), as: 'tess' }).token).toBe(1);
    world.clock.advance(600 * SECOND_MS);
    const end = { params: { id: 'run-1' }, body: { token: 1, ending: 'completed', reason: '' } };
    expect(world.ok('endRun', { ...end, as: 'tess' }).run.state).toBe('ended');
  });

  it('runs nothing else, whatever it is called, and touches no other run', () => {
    const create = (steps: StepDraft[], verb: 'failover' | 'test-failover'): string =>
      world.refused('createRun', { as: 'tess', body: world.runRequest('run-1', steps, { verb }) }).code;
    expect(create([start], 'failover')).toBe('forbidden');
    expect(create([stepOf('erp-app-01')], 'test-failover')).toBe('forbidden');
    world.run('run-2', { a: failoverOrder('erp-app-01') });
    expect(world.refused('submit', { ...world.orderRequest('run-2', 'a'), as: 'tess' }).code).toBe('forbidden');
    const takeOver = { params: { id: 'run-2' }, body: { instanceId: 'c', reason: 'r' } };
    expect(world.refused('takeOver', { ...takeOver, as: 'tess' }).code).toBe('forbidden');
  });
});
