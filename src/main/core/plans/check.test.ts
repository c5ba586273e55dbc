import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanTest, PublicIpRule } from '#shared/domain/index.ts';
import { message } from '#shared/texts/index.ts';
import { aMember, aPlanDraft, aReplica, aVm } from '../store/testing/lines.ts';
import type { PlanResult } from './failures.ts';
import { calmRehearsal, PlanWorld } from './testing/plan-world.ts';

let folder: string;
let world: PlanWorld;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checks-'));
  world = new PlanWorld(join(folder, 'drafts.sqlite'));
  world.publish('plan-1', { gateways: [{ networkId: 'net-1', address: '192.0.2.1' }] });
});

afterEach(() => {
  world.drafts.close();
  rmSync(folder, { recursive: true });
});

function must<T>(result: PlanResult<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

const check = async (keep = false, planId = 'plan-1') => must(await world.desk.check(planId, keep));
const verified = async () => must(await world.desk.get('plan-1')).verified;
const test = (at: number, changes: Partial<PlanTest> = {}): PlanTest => ({
  ...{ runId: `run-${String(at)}`, at, by: { id: 'p', name: 'Ben' }, ending: 'completed' },
  members: ['vm-1', 'vm-2'].map((vmId) => ({ vmId, pointAt: 5, ok: true })),
  ...changes,
});
const rule = (changes: Partial<PublicIpRule> = {}): PublicIpRule => ({
  ...{ id: 'rule-1', vmId: 'vm-1', publicIp: '198.51.100.9', publicPort: 443, internalIp: '192.0.2.7' },
  ...{ internalPort: 443, description: '', updatedAt: 0 },
  ...changes,
});

describe('a check of a plan', () => {
  it('rehearses it as it is, with the time of each member, and orders nothing', async () => {
    const found = await check();
    expect(found).toMatchObject({ ofDraft: false, notes: [], predicted: { lowMs: 1 }, factsHeardAt: 1 });
    expect(found.times.map(({ id, wave }) => [id, wave])).toEqual([
      ['vm-1', 1],
      ['vm-2', 2],
    ]);
    expect(world.sent).toEqual([]);
  });

  it('of a draft rehearses the draft', async () => {
    await world.desk.draft('plan-1', aPlanDraft({ members: [aMember('vm-2')] }));
    const found = await check();
    expect(found.ofDraft).toBe(true);
    expect(found.times.map(({ id }) => id)).toEqual(['vm-2']);
  });

  it('of a plan with a circle names it, and rehearses nothing', async () => {
    world.rehearse = () => Promise.reject(new Error('a circle has no end'));
    const members = [aMember('vm-1', { after: ['vm-2'] }), aMember('vm-2', { after: ['vm-1'] })];
    await world.desk.draft('plan-1', aPlanDraft({ members }));
    const found = await check();
    expect(found.notes[0]).toMatchObject({ level: 'error', field: 'members', words: { code: 'plan-problem.cycle' } });
    expect(found.predicted).toBeNull();
  });

  it('tells what its rehearsal says of the members, and leaves to the day of the start which copies run', async () => {
    const item = {
      vmId: 'vm-1',
      name: 'vm vm-1',
      warnings: [message('warning.rpo-2x'), message('warning.power-off-step')],
    };
    world.rehearse = (plan) =>
      Promise.resolve(
        calmRehearsal(plan, {
          items: [{ ...item, evidence: { kind: 'power-off-step' } }],
          excluded: [{ vmId: 'vm-2', name: 'vm vm-2', siteId: 's', reason: message('excluded.busy') }],
          hindrances: [message('hindrance.no-evidence', { n: 1 }), message('hindrance.tenant-disabled')],
        } as unknown as Parameters<typeof calmRehearsal>[1]),
      );
    const { notes } = await check();
    expect(notes.map(({ level, vmId, words }) => [level, vmId, words.code])).toEqual([
      ['error', null, 'hindrance.tenant-disabled'],
      ['error', 'vm-2', 'excluded.busy'],
      ['warning', 'vm-1', 'warning.rpo-2x'],
      ['info', null, 'plan-check.sources-on'],
    ]);
  });

  it('says once of all members that run at the provider that they do, and does not verify the plan', async () => {
    const item = (vmId: string) => ({
      vmId,
      warnings: [message('warning.rpo-beyond-4x')],
      evidence: { kind: 'fenced' },
    });
    const changes = { items: ['vm-1', 'vm-2'].map(item) } as unknown as Parameters<typeof calmRehearsal>[1];
    world.rehearse = (plan) => Promise.resolve({ ...calmRehearsal(plan, changes), supposedHome: ['vm-1', 'vm-2'] });
    const { notes } = await check(true);
    expect(notes).toMatchObject([
      { level: 'error', vmId: null, words: { code: 'plan-check.at-provider', params: { n: 2 } } },
    ]);
    expect(await verified()).toMatchObject({ is: 'never' });
  });

  it('holds it against the estate: kind, addresses, public addresses, gateways, each at its field', async () => {
    world.member('vm-cdp', { replica: aReplica('rep-cdp', 'vm-cdp', { kind: 'cdp' }) });
    world.member('vm-dhcp', { vm: aVm('vm-dhcp', { networkIds: ['net-1'], addressing: 'dhcp' }) });
    world.rules = [rule(), rule({ id: 'rule-22', publicIp: '198.51.100.10', publicPort: 22 })];
    world.rules = [...world.rules, rule({ id: 'rule-3', vmId: 'vm-9', publicIp: '198.51.100.11' })];
    world.networks = world.networks.map((network) => ({ ...network, cidr: '192.0.2.0/24' }));
    world.publish('other', { name: 'Other', publicIpRuleIds: ['rule-1'] });
    await world.desk.draft(
      'plan-1',
      aPlanDraft({
        members: ['vm-1', 'vm-cdp', 'vm-dhcp'].map((vmId) => aMember(vmId)),
        gateways: [{ networkId: 'net-1', address: '192.0.3.1' }],
        publicIpRuleIds: ['rule-1', 'rule-22', 'rule-3', 'rule-none'],
      }),
    );
    const found = await check();
    expect(found.notes.map(({ field, words }) => [field, words.code])).toEqual([
      ['members[1].vmId', 'plan-check.other-kind'],
      ['members[2].vmId', 'plan-check.dhcp'],
      ['publicIpRuleIds[0]', 'plan-check.public-ip-taken'],
      ['publicIpRuleIds[1]', 'plan-check.public-port-22'],
      ['publicIpRuleIds[2]', 'plan-check.rule-not-member'],
      ['publicIpRuleIds[3]', 'plan-check.rule-gone'],
      ['gateways[0].address', 'plan-check.gateway-outside'],
    ]);
    expect(found.rules.map(({ id, takenBy }) => [id, takenBy])).toEqual([
      ['rule-22', null],
      ['rule-3', null],
      ['rule-1', 'Other'],
    ]);
    expect(found.networks).toMatchObject([{ id: 'net-1', members: 3, isMapped: true }]);
  });
});

describe('a plan is verified', () => {
  it('by a check without errors, only where it is asked for, and only as it is at the provider', async () => {
    await check();
    expect(await verified()).toEqual({ is: 'never' });
    await world.desk.draft('plan-1', aPlanDraft({ name: 'Mine' }));
    await check(true);
    expect(await verified()).toEqual({ is: 'never' });
    must(world.desk.discard('plan-1'));
    expect((await check(true)).verified).toMatchObject({ is: 'verified', how: 'check', at: 1_000 });
    world.restart();
    expect(await verified()).toMatchObject({ is: 'verified', changed: [] });
  });

  it('not by a check with an error', async () => {
    world.subjects.splice(0, 1);
    await check(true);
    expect(await verified()).toEqual({ is: 'never' });
  });

  it('until the plan changes', async () => {
    await check(true);
    world.publish('plan-1', { description: 'more' });
    expect(await verified()).toMatchObject({
      is: 'expired',
      changed: [{ code: 'verified.plan', params: { by: 'Ada' } }],
    });
  });

  it.each([
    ['networks', { vm: aVm('vm-1', { networkIds: ['net-1', 'net-2'] }) }],
    ['addresses', { vm: aVm('vm-1', { networkIds: ['net-1'], addresses: ['192.0.2.8'] }) }],
    ['size', { vm: aVm('vm-1', { networkIds: ['net-1'], memoryBytes: 1 }) }],
    ['replica', { replica: aReplica('rep-vm-1', 'vm-1', { kind: 'cdp' }) }],
  ] as const)('until the %s of a member change, which it says', async (what, changes) => {
    await check(true);
    Object.assign(world.subjects[0]!, changes);
    const now = await verified();
    expect(now).toMatchObject({ is: 'expired', changed: [{ code: `verified.${what}`, params: { names: 'vm vm-1' } }] });
  });

  it('until a network is mapped elsewhere or a rule changes', async () => {
    world.rules = [rule()];
    world.publish('plan-1', { publicIpRuleIds: ['rule-1'], gateways: [{ networkId: 'net-1', address: '192.0.2.1' }] });
    await check(true);
    world.rules = [rule({ publicPort: 8_443 })];
    world.networks = world.networks.map((network) => ({ ...network, mappedToId: 'elsewhere' }));
    const now = await verified();
    expect(now).toMatchObject({ is: 'expired', changed: [{ code: 'verified.mapping' }, { code: 'verified.rules' }] });
  });

  it('and the list of plans says of each whether it is, and what has changed since', async () => {
    world.publish('plan-2', { name: 'Never looked at' });
    await check(true);
    const listed = async () =>
      Object.fromEntries((await world.desk.verifications()).map(({ planId, verified: of }) => [planId, of]));
    expect(await listed()).toMatchObject({ 'plan-1': { is: 'verified' }, 'plan-2': { is: 'never' } });
    Object.assign(world.subjects[0]!, { vm: aVm('vm-1', { networkIds: ['net-1'], memoryBytes: 1 }) });
    expect(await listed()).toMatchObject({ 'plan-1': { is: 'expired', changed: [{ code: 'verified.size' }] } });
  });

  it('also where its members run, are replicated, or are tested meanwhile', async () => {
    await check(true);
    Object.assign(world.subjects[0]!, {
      replica: aReplica('rep-vm-1', 'vm-1', { state: 'verifying', latestPointAt: 77, power: 'on' }),
    });
    expect(await verified()).toMatchObject({ is: 'verified' });
  });

  it('by a test in which every member came up, from the moment that its result is heard', async () => {
    world.publish('plan-1', { rev: 1, updatedAt: 10, tests: [test(900)] });
    await expect.poll(verified).toMatchObject({ is: 'verified', how: 'test', at: 900, by: 'Ben' });
  });

  it('not by a test in which one did not', async () => {
    const members = [{ vmId: 'vm-1', pointAt: null, ok: false }];
    world.publish('plan-1', { rev: 1, updatedAt: 10, tests: [test(900, { members })] });
    expect(await verified()).toEqual({ is: 'never' });
  });

  it('by a test that nobody here watched only as far as that: what the estate was is not known', async () => {
    world.told.set('plan-1', { ...world.told.get('plan-1')!, tests: [test(900)] });
    expect(await verified()).toEqual({ is: 'unwatched', at: 900, by: 'Ben' });
  });
});
