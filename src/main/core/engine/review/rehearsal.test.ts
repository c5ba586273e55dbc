import { describe, expect, it } from 'vitest';
import type { Appliance, Host, Replica, Site } from '#shared/domain/index.ts';
import type { PlanRehearsal, ReviewRequest } from '#shared/ipc/index.ts';
import { aMember, aPlan, aVm, somePoints } from '../../store/testing/lines.ts';
import { replicaCalled } from '../testing/desk-world.ts';
import { failoverBy, ReviewDesk } from './review-desk.ts';
import type { PlanOnPaper, ReviewDeskPorts } from './review-desk.ts';
import type { Supposition } from './suppose.ts';

const NOW = Date.UTC(2100, 0);
const home: Site = {
  id: 's',
  name: 'LON',
  role: 'production',
  contact: { state: 'connected', since: 0, lastReportAt: NOW },
};
const used = { cpuMhz: 200, memoryBytes: 200 };
const cloud: Host = { id: 'cloud-1', siteId: 'prov', cluster: null, name: 'cloud', capacity: used, used };
const network: Appliance = {
  ...{ id: 'gw', siteId: 'prov', name: 'gw', power: 'on', scope: 'full-site' },
  ...{ connectivity: 'connected', changedBy: null },
};
const members = [aMember('vm-db'), aMember('vm-app', { after: ['vm-db'] })];
const plan = aPlan('plan-1', { members });

const runsAtProvider: Partial<Replica> = {
  ...{ state: 'failover', power: 'on', claimedByRunId: 'run-1', allowedActions: ['undo-failover'] },
  failover: { runId: 'run-1', since: 1, pointAt: 1, pointId: null },
};
const sourceOn: Partial<Replica> = {
  allowedActions: ['failover', 'power-off-source'],
  sourcePower: { power: 'on', observedAt: NOW, observer: 'site-agent', changedBy: null },
};

/** A desk whose provider is not heard; each failover takes 10 s, everything else 1 s. */
const noGaps = { accounts: [], hosts: [], texts: [] };

function desk(replica: Partial<Replica>, isOver = false): ReviewDesk {
  const subjects = ['vm-db', 'vm-app'].map((id) => ({
    vm: aVm(id, { siteId: 's', cpuMhz: 100, memoryBytes: 100 }),
    replica: replicaCalled(`r-${id}`, { vmId: id, ...replica }),
    points: somePoints(`r-${id}`, 2),
  }));
  const durations = {
    of: ({ order }: { order: { kind: string } }) => (order.kind === 'failover' ? 10_000 : 1_000),
    spreadOf: () => ({ low: 0.5, high: 2 }),
  };
  const reader = {
    ...{ sites: () => [home], hosts: () => [cloud], appliances: () => [network], tenant: () => null, run: () => null },
    replicaStates: () => ({ [replica.state ?? 'ready']: 2 }),
    subjects: (ids: readonly string[]) => subjects.filter(({ vm }) => ids.includes(vm.id)),
  };
  return new ReviewDesk({
    ...{ connectionId: 'c', reader, runs: { durations, isOver: () => isOver }, gateway: { gatewayTimeMs: () => NOW } },
    ...{
      ids: { uuid: () => 'id' },
      sha256: () => 'hash',
      turn: () => Promise.resolve(),
      hostGaps: () => Promise.resolve(noGaps),
    },
    freshness: () => ({ state: 'offline', heardAt: NOW }),
    ...{ capabilities: () => null, subject: () => null },
  } as unknown as ReviewDeskPorts);
}

const rehearse = (replica: Partial<Replica>, supposing: Supposition, more: Partial<PlanOnPaper> = {}) =>
  desk(replica).rehearse({ ...failoverBy(plan, supposing), ...more });
const hindrances = ({ review }: PlanRehearsal): readonly string[] => review.hindrances.map(({ code }) => code);

describe('a review right after the end of a run', () => {
  const undo: ReviewRequest = {
    ...{ connectionId: 'c', verb: 'undo-failover', vmIds: ['vm-db', 'vm-app'], policy: { kind: 'latest' } },
    ...{ overrides: [], evidence: [], reason: '' },
  };

  it('includes what it brought about, though the feed has not told yet that its claims are free', async () => {
    const { items, excluded } = await desk(runsAtProvider, true).make(undo);
    expect([items.map(({ vmId }) => vmId), excluded]).toEqual([['vm-db', 'vm-app'], []]);
  });

  it('leaves out what a run has that is not over', async () => {
    const { items, excluded } = await desk(runsAtProvider).make(undo);
    expect([items, excluded.map(({ reason }) => reason.code)]).toEqual([[], ['excluded.claimed', 'excluded.claimed']]);
  });
});

describe('a rehearsal of a plan', () => {
  it('of members that run at the provider takes them as being at home: the same times, and room for them', async () => {
    const atHome = await rehearse({}, { home: true });
    const running = await rehearse(runsAtProvider, { home: true });
    expect(running.times).toEqual(atHome.times);
    expect(running.times).toMatchObject([
      { id: 'vm-db', wave: 1, endMs: 11_000 },
      { id: 'vm-app', wave: 2, endMs: 21_000 },
    ]);
    expect(running.review.predicted.criticalPath.map(({ name }) => name)).toContain('vm vm-app');
    expect(running.review.sites).toMatchObject([
      { name: 'LON', vms: 2, byCriticality: { critical: 2, important: 0, normal: 0 } },
    ]);
    expect([running.supposedHome, atHome.supposedHome]).toEqual([['vm-db', 'vm-app'], []]);
    expect(running.review.excluded).toEqual([]);
    expect(running.review.capacity).toMatchObject([{ enough: true, cpuMhz: { used: 0, adds: 200 } }]);
    expect(atHome.review.capacity).toMatchObject([{ enough: false }]);
  });

  it('without that leaves them out, as a run of it would', async () => {
    const { times, review, supposedHome } = await rehearse(runsAtProvider, {});
    expect([times, supposedHome]).toEqual([[], []]);
    expect(review.excluded.map(({ reason }) => reason.code)).toEqual(['excluded.claimed', 'excluded.claimed']);
  });

  it('supposes nothing of two copies, or of a failover that failed', async () => {
    const broken = [
      { ...runsAtProvider, twoCopiesSince: 1 },
      { ...runsAtProvider, state: 'failover-failed' as const },
    ];
    for (const replica of broken) {
      expect(await rehearse(replica, { home: true })).toMatchObject({ supposedHome: [], times: [] });
    }
  });

  it('with all sources off waits for no power-off', async () => {
    const [asTheyAre, off] = [await rehearse(sourceOn, {}), await rehearse(sourceOn, { sourcesOff: true })];
    expect(asTheyAre.times[0]).toMatchObject({ beginMs: 1_000, endMs: 11_000 });
    expect(asTheyAre.review.items[0]?.evidence.kind).toBe('power-off-step');
    expect(off.review.items[0]?.evidence.kind).toBe('missing');
    expect(off.times[0]?.beginMs).toBeLessThanOrEqual(1_000);
  });

  it('says that the provider is not heard, unless it is to be taken as heard', async () => {
    expect(hindrances(await rehearse({}, {}))).toEqual(['hindrance.offline', 'hindrance.role-operator']);
    expect(hindrances(await rehearse({}, { heard: true }))).toEqual([]);
  });

  it('is of the verb and the points that were asked for, and says with which limits', async () => {
    const policy = { kind: 'at-or-before' as const, at: NOW };
    const { review, limits, spread } = await rehearse(
      { allowedActions: ['test-start'] },
      {},
      { verb: 'test-failover', policy },
    );
    expect(review).toMatchObject({ verb: 'test-failover', policy, planId: 'plan-1' });
    expect([limits, spread]).toEqual([
      { startsAtOnce: 1, isKnown: false },
      { low: 0.5, high: 2 },
    ]);
  });

  it('cannot be armed', async () => {
    const paper = desk({});
    const { review } = await paper.rehearse(failoverBy(plan, { heard: true }));
    expect(await paper.arm(review.id, review.hash, review.scopePhrase)).toMatchObject({
      failure: { is: 'no-such-review' },
    });
  });
});
