import { describe, expect, it } from 'vitest';
import type { Appliance, Host, Replica, ReplicaPoints, Site, Vm } from '#shared/domain/index.ts';
import type { ReviewRequest } from '#shared/ipc/index.ts';
import { replicaCalled } from '../testing/desk-world.ts';
import { compile } from './compile.ts';
import type { ReviewFacts, Subject } from './facts.ts';
import { hindrancesOf } from './hindrances.ts';

const NOW = 1_000_000_000;
const nothing = { attestationFor: () => 'att-1', overrideFor: () => 'ovr-1' };

function vm(id: string, more: Partial<Vm> = {}): Vm {
  return {
    id,
    name: id,
    siteId: 'lon',
    hostId: 'h1',
    networkIds: ['n1'],
    os: '',
    application: null,
    tier: 1,
    criticality: 'normal',
    cpuMhz: 1,
    memoryBytes: 1,
    diskBytes: 1,
    addressing: 'static',
    addresses: [],
    placement: 'home',
    movedBy: null,
    ...more,
  };
}

function subject(id: string, more: { vm?: Partial<Vm>; replica?: Partial<Replica> | null } = {}): Subject {
  const replica = more.replica === null ? null : replicaCalled(`r-${id}`, { vmId: id, ...more.replica });
  const points: ReplicaPoints = {
    id: `r-${id}`,
    points: [
      {
        id: 'p1',
        at: 5,
        consistency: 'crash',
        sizeBytes: 1,
        malware: 'clean',
        pinned: false,
        origin: 'replication',
        testedAt: null,
      },
    ],
    journal: null,
    pinnedBy: null,
  };
  return { vm: vm(id, more.vm), replica, points };
}

const lost: Site = {
  id: 'lon',
  name: 'LON',
  role: 'production',
  contact: { state: 'lost', since: 0, lastReportAt: null },
};
const alive: Site = {
  id: 'par',
  name: 'PAR',
  role: 'production',
  contact: { state: 'connected', since: 0, lastReportAt: NOW },
};
const cloud: Host = {
  id: 'cloud-1',
  siteId: 'prov',
  cluster: null,
  name: 'cloud',
  capacity: { cpuMhz: 9, memoryBytes: 9 },
  used: { cpuMhz: 0, memoryBytes: 0 },
};
const appliance: Appliance = {
  id: 'gw',
  siteId: 'prov',
  name: 'gw',
  power: 'off',
  scope: null,
  connectivity: 'none',
  changedBy: null,
};

function facts(subjects: readonly Subject[], more: Partial<ReviewFacts> = {}): ReviewFacts {
  return {
    now: NOW,
    freshness: { state: 'live', heardAt: NOW },
    subjects,
    sites: new Map([
      ['lon', lost],
      ['par', alive],
    ]),
    hosts: new Map([['cloud-1', cloud]]),
    appliances: [appliance],
    othersInFailover: 0,
    tenantEnabled: true,
    policy: null,
    roles: ['operator', 'tester'],
    plan: null,
    limits: {
      startsAtOnce: 10,
      undoGroupSize: 5,
      undoGroupIntervalMs: 10_000,
      guestShutdownGraceMs: 0,
      pointsKept: 28,
    },
    durationOf: () => 1_000,
    spreadOf: () => ({ low: 1, high: 1 }),
    runTitleOf: () => null,
    ...more,
  };
}

function request(subjects: readonly Subject[], more: Partial<ReviewRequest> = {}): ReviewRequest {
  return {
    connectionId: 'c',
    verb: 'failover',
    vmIds: subjects.map((one) => one.vm.id),
    policy: { kind: 'latest' },
    overrides: [],
    evidence: [{ kind: 'attestation', siteId: 'lon', vmId: null, who: 'Ada', howKnown: 'saw' }],
    reason: '',
    ...more,
  };
}

describe('compiling a selection', () => {
  it('prepares the network first, and starts tiers of an application one after the other', () => {
    const subjects = [
      subject('web', { vm: { application: 'erp', tier: 3 } }),
      subject('db', { vm: { application: 'erp', tier: 1 } }),
      subject('lone'),
    ];
    const { steps } = compile(request(subjects), facts(subjects), nothing);
    expect(steps.map(({ id }) => id)).toEqual([
      'network-prepare.gw',
      'failover.r-db',
      'failover.r-lone',
      'failover.r-web',
    ]);
    expect(steps.find(({ id }) => id === 'failover.r-web')?.after).toEqual(['network-prepare.gw', 'failover.r-db']);
    expect(steps.find(({ id }) => id === 'failover.r-lone')?.after).toEqual(['network-prepare.gw']);
  });

  it('names every VM that is left out, with the reason', () => {
    const subjects = [
      subject('ok'),
      subject('bare', { replica: null }),
      subject('busy', { replica: { state: 'processing' } }),
      subject('blocked', { replica: { blockers: [{ code: 'quota', detail: 'No room.', actions: ['failover'] }] } }),
      subject('moved', { vm: { placement: 'provider' } }),
      subject('twice', { replica: { twoCopiesSince: 1 } }),
      subject('taken', { replica: { claimedByRunId: 'run-9' } }),
    ];
    const compiled = compile(request(subjects), facts(subjects), nothing);
    expect(compiled.included.map((one) => one.subject.vm.id)).toEqual(['ok']);
    expect(Object.fromEntries(compiled.excluded.map((one) => [one.subject.vm.id, one.reason.code]))).toEqual({
      bare: 'excluded.no-replica',
      busy: 'excluded.busy',
      blocked: 'excluded.blocked',
      moved: 'excluded.moved',
      twice: 'excluded.two-copies',
      taken: 'excluded.claimed',
    });
  });

  it('leaves out who has no point before the infection, and names the point of everybody else', () => {
    const [clean, sick, lost] = [subject('clean'), subject('sick'), subject('gone')];
    const marked = (one: Subject, ...malware: ('clean' | 'infected')[]): Subject => {
      const { points } = one;
      const first = points?.points[0];
      if (points === null || first === undefined) throw new Error('a subject has a point');
      const scanned = malware.map((mark, index) => ({ ...first, id: `p${index}`, at: index, malware: mark }));
      return { ...one, points: { ...points, points: scanned } };
    };
    const subjects = [clean, marked(sick, 'clean', 'infected', 'clean'), marked(lost, 'infected', 'clean')];
    const policy = { kind: 'before-infection' } as const;
    const { included, excluded } = compile(request(subjects, { policy }), facts(subjects), nothing);
    expect(included.map(({ subject: { vm: one }, point }) => [one.id, point?.choice.kind, point?.at])).toEqual([
      ['clean', 'latest', 5],
      ['sick', 'point', 0],
    ]);
    expect(excluded.map((one) => [one.subject.vm.id, one.reason.code])).toEqual([
      ['gone', 'excluded.no-point-before-infection'],
    ]);
  });

  it('puts a visible power-off before the start of a copy whose source runs', () => {
    const running = subject('a', {
      vm: { siteId: 'par' },
      replica: {
        allowedActions: ['failover', 'power-off-source'],
        sourcePower: { power: 'on', observedAt: NOW, observer: 'site-agent', changedBy: null },
      },
    });
    const { steps } = compile(request([running]), facts([running]), nothing);
    const start = steps.find(({ id }) => id === 'failover.r-a');
    expect(steps.map(({ id }) => id)).toContain('power-off-source.r-a');
    expect(start).toMatchObject({
      after: ['network-prepare.gw', 'power-off-source.r-a'],
      evidenceFromStep: 'power-off-source.r-a',
    });
  });

  it('carries the attestation that covers a site', () => {
    const one = subject('a', {
      replica: { sourcePower: { power: 'unknown', observedAt: null, observer: 'none', changedBy: null } },
    });
    const { steps } = compile(request([one]), facts([one]), nothing);
    expect(steps.at(-1)?.evidence).toEqual({ kind: 'attested', attestationId: 'att-1' });
  });

  it('is full-site where no production site is in contact', () => {
    const one = subject('a');
    expect(compile(request([one]), facts([one]), nothing).scope).toBe('partial-site');
    expect(compile(request([one]), facts([one], { sites: new Map([['lon', lost]]) }), nothing).scope).toBe('full-site');
  });

  it('takes the network as it stands for what goes back behind it', () => {
    const one = subject('a', { replica: { state: 'failback', allowedActions: ['undo-failback'] } });
    const prepared = { appliances: [{ ...appliance, scope: 'full-site' as const }] };
    expect(compile(request([one], { verb: 'undo-failback' }), facts([one], prepared), nothing).scope).toBe('full-site');
  });

  it('releases the network with the last undo only', () => {
    const one = subject('a', { replica: { state: 'failover', power: 'on', allowedActions: ['undo-failover'] } });
    const active = { appliances: [{ ...appliance, scope: 'partial-site' as const }] };
    const undo = request([one], { verb: 'undo-failover' });
    expect(compile(undo, facts([one], active), nothing).steps.map(({ id }) => id)).toEqual([
      'undo-failover.r-a',
      'network-release.gw',
    ]);
    expect(compile(undo, facts([one], { ...active, othersInFailover: 2 }), nothing).steps.map(({ id }) => id)).toEqual([
      'undo-failover.r-a',
    ]);
  });

  it('cannot start without evidence, without a feed, or with nothing selected', () => {
    const one = subject('a', {
      replica: { sourcePower: { power: 'unknown', observedAt: null, observer: 'none', changedBy: null } },
    });
    const bare = request([one], { evidence: [] });
    const codes = (asked: ReviewRequest, known: ReviewFacts): string[] =>
      hindrancesOf(asked, compile(asked, known, nothing), known).map(({ code }) => code);
    expect(codes(bare, facts([one]))).toEqual(['hindrance.no-evidence']);
    expect(codes(request([one]), facts([one], { freshness: { state: 'offline', heardAt: 1 } }))).toEqual([
      'hindrance.offline',
    ]);
    expect(codes(request([]), facts([]))).toEqual(['hindrance.empty']);
    expect(codes(request([one]), facts([one]))).toEqual([]);
  });
});
