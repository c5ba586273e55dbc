import { beforeEach, describe, expect, it } from 'vitest';
import type { Plan, PlanDraft, PlanMember, PublicIpRule } from '#shared/domain/index.ts';
import { planETag } from '#shared/gateway-api/index.ts';
import { returnSite } from '../provider/incidents.ts';
import { transact } from '../state/transaction.ts';
import type { Asked, TestWorld } from '../testing/world.ts';
import { HOUR_MS, Talk, testStart, testStop } from '../testing/talk.ts';

let talk: Talk;
let world: TestWorld;

beforeEach(() => {
  talk = new Talk();
  world = talk.world;
});

const member = (name: string, after: string[] = []): PlanMember => ({
  vmId: `vm-${name}`,
  after: after.map((each) => `vm-${each}`),
  bootDelaySeconds: 0,
  critical: true,
  retries: 0,
  timeoutSeconds: null,
  note: '',
});

const draft = (different: Partial<PlanDraft> = {}): PlanDraft => ({
  name: 'ERP',
  description: '',
  replicaKind: 'snapshot',
  members: [member('erp-db-02'), member('erp-app-01', ['erp-db-02'])],
  gates: [],
  hostSteps: [],
  contacts: [],
  gateways: [],
  publicIpRuleIds: [],
  ...different,
});

const create = (different: Partial<PlanDraft> = {}, id = 'plan-erp'): Asked => ({ body: { ...draft(different), id } });
const replace = (rev: number | null, different: Partial<PlanDraft> = {}): Asked => ({
  params: { id: 'plan-erp' },
  body: draft(different),
  ...(rev === null ? {} : { headers: { 'if-match': planETag(rev) } }),
});
const plan = (id = 'plan-erp'): Plan | undefined => world.provider.store.get('plan', id);

describe('a plan', () => {
  it('is stored under the id that its console made, once', () => {
    const made = world.ok('createPlan', create());
    expect(made).toMatchObject({ id: 'plan-erp', rev: 1, createdBy: { name: 'admin' }, tests: [] });
    expect(world.ok('createPlan', create())).toEqual(made);
    expect(world.refused('createPlan', create({ name: 'Other' }))).toMatchObject({ code: 'key-reused', status: 422 });
    expect(world.provider.store.row('plan', 'plan-erp')).toMatchObject({ kind: 'plan', rev: 1 });
    expect(world.ok('entity', { params: { kind: 'plan', id: 'plan-erp' } }).body).toEqual(made);
  });

  it('is replaced and deleted as it was read, or not at all', () => {
    world.ok('createPlan', create());
    expect(world.refused('replacePlan', replace(null))).toMatchObject({ status: 422, field: 'if-match' });
    expect(world.ok('replacePlan', replace(1, { name: 'ERP 2' }))).toMatchObject({ rev: 2, name: 'ERP 2' });
    expect(world.refused('replacePlan', replace(1))).toMatchObject({ code: 'changed', status: 412, currentRev: 2 });
    expect(world.refused('deletePlan', replace(1)).code).toBe('changed');
    expect(world.call('deletePlan', replace(2)).status).toBe(204);
    expect(plan()).toBeUndefined();
    expect(world.refused('replacePlan', replace(2)).code).toBe('not-found');
    expect(world.refused('createPlan', create()).code).toBe('key-reused');
  });

  it('is written by operators', () => {
    world.account('guest', ['viewer', 'tester']);
    expect(world.refused('createPlan', { ...create(), as: 'guest' }).code).toBe('forbidden');
  });

  it('with a cycle is refused with the names along it', () => {
    const members = [member('erp-db-02', ['erp-web-01']), member('erp-app-01', ['erp-db-02'])];
    const problem = world.refused(
      'createPlan',
      create({ members: [...members, member('erp-web-01', ['erp-app-01'])] }),
    );
    expect(problem).toMatchObject({ status: 422, field: 'members' });
    expect(problem.detail).toContain('erp-db-02 → erp-web-01 → erp-app-01 → erp-db-02');
  });

  const rule = (change: Partial<PublicIpRule>): void =>
    transact(world.provider.store, (tx) =>
      tx.put('publicIpRule', {
        id: 'rule-x',
        vmId: 'vm-erp-app-01',
        publicIp: '198.51.100.250',
        publicPort: 443,
        internalIp: '10.11.2.12',
        internalPort: 443,
        description: '',
        updatedAt: 0,
        ...change,
      }),
    );

  it('that does not fit the estate is refused with its field', () => {
    const field = (different: Partial<PlanDraft>): string | undefined =>
      world.refused('createPlan', create(different)).field;
    expect(field({ members: [member('erp-app-01'), member('erp-app-01')] })).toBe('members[1].vmId');
    expect(field({ members: [member('nobody')] })).toBe('members[0].vmId');
    expect(field({ members: [member('erp-db-01')] })).toBe('members[0].vmId');
    expect(field({ gateways: [{ networkId: 'net-none', address: '10.0.0.1' }] })).toBe('gateways[0].networkId');
    const gateway = (address: string) => ({ gateways: [{ networkId: 'net-lon-a-app', address }] });
    expect(field(gateway('10.11.3.1'))).toBe('gateways[0].address');
    expect(field(gateway('the first one'))).toBe('gateways[0].address');
    expect(field({ gateways: [...gateway('10.11.2.1').gateways, ...gateway('10.11.2.2').gateways] })).toBe(
      'gateways[1].networkId',
    );
    expect(field({ publicIpRuleIds: ['rule-none'] })).toBe('publicIpRuleIds[0]');
    rule({ publicPort: 22 });
    expect(field({ publicIpRuleIds: ['rule-x'] })).toBe('publicIpRuleIds[0]');
    rule({ vmId: 'vm-dc-01' });
    expect(field({ publicIpRuleIds: ['rule-x'] })).toBe('publicIpRuleIds[0]');
    rule({});
    expect(field({ publicIpRuleIds: ['rule-x', 'rule-x'] })).toBe('publicIpRuleIds[1]');
    world.ok('createPlan', create({ publicIpRuleIds: ['rule-x'] }, 'plan-first'));
    expect(world.refused('createPlan', create({ publicIpRuleIds: ['rule-x'] })).detail).toContain('"ERP"');
  });

  it('of a VM without a replica is refused', () => {
    talk.failOver('erp-app-01');
    talk.do('final', { kind: 'permanent-failover', replicaId: 'rep-erp-app-01' });
    expect(world.refused('createPlan', create())).toMatchObject({ field: 'members[1].vmId' });
  });
});

describe('the plans of an estate', () => {
  it('could have been written by the tenant', () => {
    const ids = [...world.provider.store.indexes.plans];
    expect(ids.filter((id) => id.endsWith('full-site'))).toEqual(['plan-lon-a-full-site', 'plan-lon-b-full-site']);
    for (const id of ids) {
      const { rev, createdAt: _a, createdBy: _b, updatedAt: _c, updatedBy: _d, tests: _t, id: _i, ...own } = plan(id)!;
      const asked = { params: { id }, body: own, headers: { 'if-match': planETag(rev) } };
      expect(world.ok('replacePlan', asked).rev).toBe(2);
    }
    const members = new Map(plan('plan-lon-a-full-site')!.members.map(({ vmId, after }) => [vmId, after]));
    expect(members.get('vm-erp-app-01')).toEqual(['vm-erp-db-02']);
    expect(members.get('vm-erp-web-01')).toEqual(['vm-erp-app-01', 'vm-erp-app-02']);
  });
});

describe('a test of a plan', () => {
  it('is kept with it when the run ends: which members came up, and from when their data was', () => {
    returnSite(world.provider, 'site-lon-a', 'on');
    world.ok('createPlan', create());
    const fails = { kind: 'fails' as const, code: 'host-error', detail: 'No.' };
    world.provider.faults.outcomes.push({
      outcome: fails,
      orderKind: 'test-start',
      replicaId: 'rep-erp-app-01',
      left: 1,
    });
    const orders = { db: testStart('erp-db-02'), app: testStart('erp-app-01'), stop: testStop('erp-db-02') };
    world.run('run-1', orders, { verb: 'test-failover', planId: 'plan-erp' });
    const pointAt = world.replica('erp-db-02').latestPointAt;
    talk.order('run-1', 'db');
    talk.order('run-1', 'app');
    world.clock.advance(HOUR_MS);
    talk.renew('run-1');
    talk.order('run-1', 'stop');
    world.clock.advance(HOUR_MS);
    world.ok('endRun', { params: { id: 'run-1' }, body: { token: 1, ending: 'partly', reason: '' } });
    expect(plan()!.rev).toBe(1);
    expect(plan()!.tests).toMatchObject([
      {
        runId: 'run-1',
        ending: 'partly',
        by: { name: 'admin' },
        members: [
          { vmId: 'vm-erp-db-02', ok: true },
          { vmId: 'vm-erp-app-01', pointAt: null, ok: false },
        ],
      },
    ]);
    expect(plan()!.tests[0]!.members[0]!.pointAt).toBeGreaterThanOrEqual(pointAt!);
  });

  it('needs a plan that is there', () => {
    const steps = [{ id: 'start', order: testStart('erp-db-02') }];
    const body = world.runRequest('run-1', steps, { verb: 'test-failover', planId: 'plan-none' });
    expect(world.refused('createRun', { body })).toMatchObject({ code: 'not-found', field: 'planId' });
  });
});
