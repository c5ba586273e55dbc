import { beforeEach, describe, expect, it } from 'vitest';
import type { Operation, Order } from '#shared/domain/index.ts';
import { expirePoint, loseSite, newPoint, returnSite } from '../provider/incidents.ts';
import type { EffectRecord } from '../state/records.ts';
import { failoverOrder, TestWorld } from '../testing/world.ts';
import type { OrderOptions } from '../testing/world.ts';

const SECOND_MS = 1_000;
/** Longer than any order takes. */
const LONG_MS = 600_000;

let world: TestWorld;

beforeEach(() => {
  world = new TestWorld();
  loseSite(world.provider, { siteId: 'site-lon-a', sources: 'off', unknown: false });
});

const effects = (): EffectRecord[] => [...world.provider.store.records('effect').values()];
const operationOf = (id: string): Operation => world.provider.store.get('operation', id)!;
const undo = (name: string): Order => ({ kind: 'undo-failover', replicaId: `rep-${name}`, force: false });
const permanent = (name: string): Order => ({ kind: 'permanent-failover', replicaId: `rep-${name}` });
const prepare = (scope: 'full-site' | 'partial-site'): Order => ({
  kind: 'network-prepare',
  applianceId: 'appliance-01',
  scope,
});
const release: Order = { kind: 'network-release', applianceId: 'appliance-01' };

/** Sends a step's order and answers the operation. */
function order(runId: string, stepId: string, options: OrderOptions = {}): Operation {
  return world.ok('submit', world.orderRequest(runId, stepId, options));
}

function renew(runId: string): void {
  world.ok('renewLease', { params: { id: runId }, body: { instanceId: 'console-1', token: 1 } });
}

function refusal(runId: string, stepId: string, options: OrderOptions = {}): string {
  const problem = world.refused('submit', world.orderRequest(runId, stepId, options));
  return problem.blockers === undefined ? problem.code : `${problem.code}: ${problem.blockers[0]!.code}`;
}

/** A run of failovers at LON-A with an attestation, ready to be ordered. */
function attestedRun(runId: string, orders: Record<string, Order>): OrderOptions {
  world.run(runId, orders);
  return { evidence: world.attest(runId, 'site-lon-a') };
}

/** Brings a replica of LON-A into failover, as a run of its own. */
function failOver(name: string): void {
  const options = attestedRun(`f-${name}`, { start: failoverOrder(name) });
  order(`f-${name}`, 'start', options);
  world.clock.advance(LONG_MS);
  world.ok('endRun', { params: { id: `f-${name}` }, body: { token: 1, ending: 'completed', reason: '' } });
}

describe('a failover', () => {
  it('goes from accepted to seen in the feed, and is really done once', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const operation = order('run-1', 'start', options);
    expect(operation).toMatchObject({ state: 'accepted', key: 'run-1/start/1' });
    world.clock.advance(2 * SECOND_MS);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'processing', power: 'off', stateBy: operation.id });
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'failover', power: 'on', stateBy: operation.id });
    expect(operationOf(operation.id)).toMatchObject({ state: 'succeeded', progressPercent: 100 });
    const row = world.provider.store.row('replica', 'rep-erp-app-01');
    expect(row?.causedBy).toBe(operation.id);
    expect(row?.seq).toBeGreaterThan(operation.acceptedSeq);
    expect(effects()).toMatchObject([{ stepKey: 'run-1/start', effect: 'replica-started', sourcePower: 'off' }]);
  });

  it('takes from its host what the VM needs, and gives it back when undone', () => {
    const used = (): number => world.provider.store.get('host', world.replica('erp-app-01').hostId)!.used.memoryBytes;
    failOver('erp-app-01');
    expect(used()).toBe(world.provider.store.get('vm', 'vm-erp-app-01')!.memoryBytes);
    world.run('run-2', { back: undo('erp-app-01') });
    order('run-2', 'back');
    world.clock.advance(LONG_MS);
    expect(used()).toBe(0);
  });

  it('starts from the point that was reviewed', () => {
    const point = world.provider.store.get('points', 'rep-erp-app-01')!.points[3]!;
    const choice = { kind: 'point' as const, pointId: point.id, at: point.at };
    const options = attestedRun('run-1', { start: { kind: 'failover', replicaId: 'rep-erp-app-01', point: choice } });
    order('run-1', 'start', options);
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01').failover).toMatchObject({
      pointId: point.id,
      pointAt: point.at,
      runId: 'run-1',
    });
    const copies = world.provider.store.record('copies', 'vm-erp-app-01');
    expect(copies?.replica).toMatchObject({ power: 'on', from: { choice: 'point', pointId: point.id } });
  });

  it('is refused from a point that is gone', () => {
    const point = world.provider.store.get('points', 'rep-erp-app-01')!.points[0]!;
    const choice = { kind: 'point' as const, pointId: point.id, at: point.at };
    const options = attestedRun('run-1', { start: { kind: 'failover', replicaId: 'rep-erp-app-01', point: choice } });
    expirePoint(world.provider, 'rep-erp-app-01', point.id);
    expect(refusal('run-1', 'start', options)).toBe('not-allowed: point-gone');
  });

  it('starts from a moment of the journal that it still has', () => {
    const { journal } = world.provider.store.get('points', 'rep-erp-db-01')!;
    const at = (time: number): Order => ({
      kind: 'failover',
      replicaId: 'rep-erp-db-01',
      point: { kind: 'cdp', at: time },
    });
    const orders = { gone: at(journal!.from - 15_000), odd: at(journal!.from + 1), good: at(journal!.from + 15_000) };
    const options = attestedRun('run-1', orders);
    expect(refusal('run-1', 'gone', options)).toBe('not-allowed: point-gone');
    expect(refusal('run-1', 'odd', options)).toBe('not-allowed: point-gone');
    expect(order('run-1', 'good', options).state).toBe('accepted');
  });

  it('to the newest state is refused where that is older than what was reviewed', () => {
    const notOlderThan = world.clock.now();
    const point = { kind: 'latest' as const, notOlderThan };
    const options = attestedRun('run-1', { start: { kind: 'failover', replicaId: 'rep-erp-app-01', point } });
    expect(refusal('run-1', 'start', options)).toBe('not-allowed: latest-too-old');
  });

  it('is refused without evidence', () => {
    world.run('run-1', { start: failoverOrder('erp-app-01') });
    expect(refusal('run-1', 'start')).toBe('no-evidence');
    world.run('run-2', { start: failoverOrder('crm-app-01') });
    expect(refusal('run-2', 'start')).toBe('source-running');
  });

  it('is refused with the blockers that the feed tells', () => {
    const options = attestedRun('run-1', { a: failoverOrder('erp-report-01'), b: failoverOrder('file-01') });
    expect(refusal('run-1', 'a', options)).toBe('not-allowed: no-restore-point');
    expect(refusal('run-1', 'b', options)).toBe('not-allowed: replication-running');
  });
});

describe('an idempotency key', () => {
  it('answers with the same operation, whoever holds the lease, and has one effect', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const request = world.orderRequest('run-1', 'start', options);
    const first = world.ok('submit', request);
    world.clock.advance(LONG_MS);
    expect(world.ok('submit', request).id).toBe(first.id);
    expect(effects()).toHaveLength(1);
  });

  it('is not taken for another body', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    order('run-1', 'start', options);
    expect(refusal('run-1', 'start', { ...options, notAfter: world.clock.now() + 1 })).toBe('key-reused');
  });

  it('still answers when the replica is no more', () => {
    failOver('erp-app-01');
    world.run('run-2', { final: permanent('erp-app-01') });
    const request = world.orderRequest('run-2', 'final');
    const first = world.ok('submit', request);
    world.clock.advance(LONG_MS);
    expect(world.ok('submit', request)).toMatchObject({ id: first.id, state: 'succeeded' });
  });

  it('is found again by the operations of the run', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const { id } = order('run-1', 'start', options);
    expect(world.ok('operations', { query: { run: 'run-1' } }).operations).toMatchObject([{ id }]);
    expect(world.ok('operations', { query: { key: 'run-1/start/1' } }).operations).toMatchObject([{ id }]);
    expect(world.refused('operations', { query: { key: 'run-1/start/2' } }).code).toBe('not-found');
    expect(world.ok('operation', { params: { id } }).key).toBe('run-1/start/1');
  });
});

describe('an attempt', () => {
  it('is refused while an earlier one is open or has succeeded', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    order('run-1', 'start', options);
    expect(refusal('run-1', 'start', { ...options, attempt: 2 })).toBe('not-allowed: attempt-open');
    world.clock.advance(LONG_MS);
    renew('run-1');
    expect(refusal('run-1', 'start', { ...options, attempt: 2 })).toBe('not-allowed: attempt-open');
    expect(effects()).toHaveLength(1);
  });

  it('follows one that failed, and the one before cannot come late', () => {
    const fault = { outcome: { kind: 'fails' as const, code: 'host-error', detail: 'It broke.' }, left: 1 };
    world.provider.faults.outcomes.push({ ...fault, orderKind: 'failover', replicaId: undefined });
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const first = order('run-1', 'start', options);
    world.clock.advance(LONG_MS);
    renew('run-1');
    expect(operationOf(first.id)).toMatchObject({ state: 'failed', failure: { code: 'host-error' } });
    expect(world.replica('erp-app-01')).toMatchObject({ state: 'failover-failed', power: 'off' });
    expect(world.replica('erp-app-01').failure).toContain('The replica is off');
    order('run-1', 'start', { ...options, attempt: 3 });
    expect(refusal('run-1', 'start', { ...options, attempt: 2 })).toBe('not-allowed: attempt-over');
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01').state).toBe('failover');
    expect(effects()).toHaveLength(1);
  });

  it('may follow one that was refused: that one was never stored', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    expect(refusal('run-1', 'start', { ...options, rev: 0 })).toBe('changed');
    expect(order('run-1', 'start', { ...options, attempt: 2 }).attempt).toBe(2);
  });
});

describe('an order', () => {
  it('is the reviewed one, in time, for a replica of the run as it is now', () => {
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const now = world.clock.now();
    expect(refusal('run-1', 'start', { ...options, order: failoverOrder('erp-app-02') })).toBe('bad-request');
    expect(refusal('run-1', 'start', { ...options, notAfter: now - 1 })).toBe('too-late');
    expect(refusal('run-1', 'start', { ...options, notAfter: now + 60_001 })).toBe('bad-request');
    expect(refusal('run-1', 'start', { ...options, token: 2 })).toBe('fenced');
    const changed = world.refused('submit', world.orderRequest('run-1', 'start', { ...options, rev: 0 }));
    expect(changed).toMatchObject({ code: 'changed', currentRev: world.replica('erp-app-01').rev });
  });

  it('is not taken for a step that was skipped, nor while the run is stopped', () => {
    const options = attestedRun('run-1', { a: failoverOrder('erp-app-01'), b: failoverOrder('erp-app-02') });
    world.decide('run-1', 2, { kind: 'skip', stepId: 'a', reason: 'not needed' });
    expect(refusal('run-1', 'a', options)).toBe('not-allowed: step-skipped');
    world.decide('run-1', 3, { kind: 'stop', reason: 'wait' });
    expect(refusal('run-1', 'b', options)).toBe('not-allowed: run-stopped');
    world.decide('run-1', 4, { kind: 'resume', reason: 'go' });
    expect(order('run-1', 'b', options).state).toBe('accepted');
  });

  it('is not taken while another is in work on the same replica', () => {
    returnSite(world.provider, 'site-lon-a', 'on');
    world.run('run-1', {
      off: { kind: 'power-off-source', replicaId: 'rep-erp-app-01' },
      start: failoverOrder('erp-app-01'),
    });
    order('run-1', 'off');
    expect(refusal('run-1', 'start')).toBe('not-allowed: operation-running');
  });
});

describe('the limits', () => {
  const names = ['erp-db-01', 'erp-db-02', 'erp-app-01', 'erp-app-02', 'erp-web-01', 'shop-db-01', 'shop-app-01'];
  const more = ['shop-web-01', 'shop-web-02', 'dc-01'];

  it('takes ten starts at once, over all runs, and the next when one has ended', () => {
    loseSite(world.provider, { siteId: 'site-lon-b', sources: 'off', unknown: false });
    const options = attestedRun(
      'run-1',
      Object.fromEntries([...names, ...more].map((name) => [name, failoverOrder(name)])),
    );
    for (const name of [...names, ...more]) order('run-1', name, options);
    world.run('run-2', { start: failoverOrder('crm-app-01') });
    const evidence = world.attest('run-2', 'site-lon-b');
    const full = world.refused('submit', world.orderRequest('run-2', 'start', { evidence }));
    expect(full).toMatchObject({ code: 'window-full', retryable: true });
    world.clock.advance(full.retryAt! - world.clock.now() + 1);
    renew('run-2');
    expect(order('run-2', 'start', { evidence }).state).toBe('accepted');
  });

  it('undoes in groups of five, ten seconds apart', () => {
    const six = names.slice(0, 6);
    for (const name of six) failOver(name);
    world.run('run-1', Object.fromEntries(six.map((name) => [name, undo(name)])));
    for (const name of six.slice(0, 5)) order('run-1', name);
    expect(refusal('run-1', six[5]!)).toBe('window-full');
    world.clock.advance(9_999);
    expect(refusal('run-1', six[5]!)).toBe('window-full');
    world.clock.advance(1);
    expect(order('run-1', six[5]!).state).toBe('accepted');
  });
});

describe('undo', () => {
  it('goes back to the newest point and leaves the replica off', () => {
    const points = world.provider.store.get('points', 'rep-erp-app-01')!.points;
    failOver('erp-app-01');
    world.run('run-2', { back: undo('erp-app-01') });
    const { id } = order('run-2', 'back');
    world.clock.advance(2 * SECOND_MS);
    expect(world.replica('erp-app-01').state).toBe('undoing');
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01')).toMatchObject({
      state: 'ready',
      stateBy: id,
      power: 'off',
      failover: null,
      latestPointAt: points.at(-1)!.at,
    });
  });
});

describe('a permanent failover', () => {
  it('shows its state before the record goes, and the VM stays as one of the provider', () => {
    failOver('erp-app-01');
    world.run('run-2', { final: permanent('erp-app-01') });
    const from = world.provider.store.head;
    const { id } = order('run-2', 'final');
    world.clock.advance(LONG_MS);
    const { log, head } = world.provider.store;
    const lines = Array.from({ length: head - from }, (_, index) => JSON.parse(log.line(from + 1 + index)!) as Line);
    const told = lines.filter((line) => line.kind === 'replica' && line.id === 'rep-erp-app-01');
    expect(told.map(({ op, body }) => body?.state ?? op)).toEqual(['finalising', 'permanent', 'delete']);
    expect(told.at(-1)).toMatchObject({
      causedBy: id,
      reason: expect.stringContaining('no longer protected') as string,
    });
    expect(lines.some((line) => line.kind === 'points' && line.op === 'delete')).toBe(true);
    expect(world.provider.store.get('vm', 'vm-erp-app-01')).toMatchObject({
      placement: 'provider',
      siteId: 'site-provider',
      hostId: 'host-cloud-01',
      movedBy: id,
    });
    expect(world.provider.store.get('replica', 'rep-erp-app-01')).toBeUndefined();
    expect(
      world.ok('endRun', { params: { id: 'run-2' }, body: { token: 1, ending: 'completed', reason: '' } }).run.state,
    ).toBe('ended');
  });
});

interface Line {
  readonly kind: string;
  readonly id: string;
  readonly op: string;
  readonly body: { readonly state?: string } | null;
}

describe('a power-off of a source', () => {
  beforeEach(() => void returnSite(world.provider, 'site-lon-a', 'on'));
  const off = { off: { kind: 'power-off-source' as const, replicaId: 'rep-erp-app-01' } };

  it('fences: the failover afterwards names it as its evidence', () => {
    world.run('run-1', { ...off, start: failoverOrder('erp-app-01') });
    const { id } = order('run-1', 'off');
    world.clock.advance(30 * SECOND_MS);
    expect(world.replica('erp-app-01').sourcePower).toMatchObject({
      power: 'off',
      observer: 'operation',
      changedBy: id,
    });
    expect(order('run-1', 'start', { evidence: { kind: 'fenced', operationId: id } }).state).toBe('accepted');
    expect(effects()[0]).toMatchObject({ effect: 'source-stopped' });
  });

  it('needs a site that is heard, and fails where that is lost meanwhile', () => {
    world.run('run-1', { ...off, b: { kind: 'power-off-source', replicaId: 'rep-erp-app-02' } });
    const { id } = order('run-1', 'off');
    loseSite(world.provider, { siteId: 'site-lon-a', sources: 'as-they-are', unknown: false });
    expect(refusal('run-1', 'b')).toBe('not-allowed: site-not-connected');
    world.clock.advance(30 * SECOND_MS);
    expect(operationOf(id)).toMatchObject({ state: 'failed', failure: { code: 'site-lost' } });
    expect(world.replica('erp-app-01').failure).toContain('was not powered off');
  });
});

describe('two copies', () => {
  it('are flagged when contact returns, and only power-off and undo are taken', () => {
    failOver('erp-app-01');
    failOver('erp-app-02');
    returnSite(world.provider, 'site-lon-a', 'on');
    expect(world.replica('erp-app-01').twoCopiesSince).toBe(world.clock.now());
    expect(world.replica('erp-web-01').twoCopiesSince).toBeNull();
    world.run('run-2', { final: permanent('erp-app-01'), back: undo('erp-app-01') });
    expect(refusal('run-2', 'final')).toBe('not-allowed: two-copies');
    order('run-2', 'back');
    world.run('run-3', { off: { kind: 'power-off-source', replicaId: 'rep-erp-app-02' } });
    order('run-3', 'off');
    world.clock.advance(LONG_MS);
    expect(world.replica('erp-app-01').twoCopiesSince).toBeNull();
    expect(world.replica('erp-app-02')).toMatchObject({ state: 'failover', twoCopiesSince: null });
  });

  it('are flagged at once after an override beside a running source', () => {
    world.run('run-1', { start: failoverOrder('crm-app-01') });
    const override = { kind: 'override' as const, id: 'ov-1', vmIds: ['vm-crm-app-01'] };
    world.decide('run-1', 1, { ...override, acceptedLoss: 'both may write', reason: 'no other way' });
    order('run-1', 'start', { evidence: { kind: 'override', decisionId: 'ov-1' } });
    world.clock.advance(LONG_MS);
    expect(world.replica('crm-app-01')).toMatchObject({ state: 'failover' });
    expect(world.replica('crm-app-01').twoCopiesSince).not.toBeNull();
  });
});

describe('the network', () => {
  it('is prepared for one kind of failover at a time', () => {
    world.run('run-1', {
      full: prepare('full-site'),
      partial: prepare('partial-site'),
      release,
      a: failoverOrder('erp-app-01'),
    });
    const { id } = order('run-1', 'partial');
    world.clock.advance(3 * SECOND_MS);
    const appliance = (): unknown => world.provider.store.get('appliance', 'appliance-01');
    expect(appliance()).toMatchObject({ power: 'on', connectivity: 'connecting', scope: null, changedBy: null });
    world.clock.advance(50 * SECOND_MS);
    expect(appliance()).toMatchObject({ connectivity: 'connected', scope: 'partial-site', changedBy: id });
    order('run-1', 'full');
    world.clock.advance(LONG_MS);
    renew('run-1');
    expect(appliance()).toMatchObject({ scope: 'full-site' });
    world.run('run-2', { partial: prepare('partial-site') });
    expect(refusal('run-2', 'partial')).toBe('other-scope-active');
    expect(refusal('run-1', 'a')).toBe('other-scope-active');
    const released = order('run-1', 'release');
    world.clock.advance(LONG_MS);
    expect(appliance()).toMatchObject({ power: 'off', scope: null, connectivity: 'none', changedBy: released.id });
  });

  it('is not taken away from under running replicas', () => {
    failOver('erp-app-01');
    world.run('run-2', { release });
    expect(refusal('run-2', 'release')).toBe('not-allowed: network-in-use');
  });
});

describe('faults', () => {
  it('accept an operation that has no effect', () => {
    const outcome = { kind: 'no-effect' as const };
    world.provider.faults.outcomes.push({ outcome, orderKind: undefined, replicaId: undefined, left: 1 });
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const before = world.replica('erp-app-01');
    const { id } = order('run-1', 'start', options);
    world.clock.advance(LONG_MS);
    expect(operationOf(id).state).toBe('succeeded');
    expect(world.replica('erp-app-01')).toEqual(before);
    expect(effects()).toEqual([]);
  });

  it('let an effect come late, after it was expected', () => {
    const outcome = { kind: 'late' as const, delayMs: 3_600_000 };
    world.provider.faults.outcomes.push({ outcome, orderKind: 'failover', replicaId: 'rep-erp-app-01', left: 1 });
    const options = attestedRun('run-1', { start: failoverOrder('erp-app-01') });
    const { id, expectedBy } = order('run-1', 'start', options);
    world.clock.advance(expectedBy - world.clock.now());
    expect(operationOf(id).state).toBe('working');
    world.clock.advance(3_600_000);
    expect(world.replica('erp-app-01').state).toBe('failover');
  });
});

describe('replication', () => {
  it('goes on for what is ready and heard, keeps 28 points, and stands still for a lost site', () => {
    const numbers = (name: string): string[] =>
      world.provider.store.get('points', `rep-${name}`)!.points.map(({ id }) => id.split('.').at(-1)!);
    const rev = world.replica('crm-app-01').rev;
    world.clock.advance(3 * 3_600_000);
    expect(numbers('crm-app-01')).toHaveLength(28);
    expect(numbers('crm-app-01').at(-1)).toMatch(/^p3[01]$/);
    expect(world.replica('crm-app-01').rev).toBe(rev);
    expect(numbers('erp-app-01').at(-1)).toBe('p28');
    expect(newPoint(world.provider, 'rep-erp-app-01')).toBe(true);
    expect(numbers('erp-app-01').at(-1)).toBe('p29');
    const { journal } = world.provider.store.get('points', 'rep-crm-db-01')!;
    expect(world.clock.now() - journal!.to).toBeLessThan(120_000);
  });
});
