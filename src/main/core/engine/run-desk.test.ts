import { beforeEach, describe, expect, it } from 'vitest';
import type { DecisionBody } from '#shared/gateway-api/index.ts';
import { fail } from '../ports.ts';
import { DeskWorld } from './testing/desk-world.ts';
import { refusal } from './testing/scripted-provider.ts';
import { ENGINE_VERSION } from './version.ts';

let world: DeskWorld;

beforeEach(() => {
  world = new DeskWorld();
});

/** Past the countdown, the storing of the run, and the network. */
async function underWay(
  names: readonly string[],
  after: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  world.arm(world.failoverPlan(names, after));
  await world.clock.pass(11_000);
  world.provider.effect('net');
  await world.clock.pass(1_000);
}

describe('a countdown', () => {
  it('sends nothing before its end', async () => {
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(9_000);
    expect(world.provider.stored).toBeNull();
    await world.clock.pass(3_000);
    expect(world.provider.stored?.id).toBe('run-1');
  });

  it('ends without a trace at the provider when it is stopped', async () => {
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(2_000);
    expect(world.desk.stop('run-1').ok).toBe(true);
    await world.clock.pass(30_000);
    expect(world.provider.stored).toBeNull();
    expect(world.desk.list()[0]).toMatchObject({ phase: 'ended', ending: 'stopped' });
  });

  it.each([
    ['the feed is lost', () => (world.freshness = { state: 'offline', heardAt: 1 }), 'arming-ended.feed-lost'],
    ['the clock jumps', () => world.clock.jumpWall(3_000), 'arming-ended.clock-jumped'],
    ['what was reviewed changed', () => (world.reviewed = false), 'arming-ended.changed'],
  ])('ends when %s', async (_why, happens, code) => {
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(2_000);
    happens();
    await world.clock.pass(12_000);
    expect(world.provider.stored).toBeNull();
    expect(world.desk.list()[0]?.waitsFor?.code).toBe(code);
  });
});

describe('a run', () => {
  it('is done only when every effect was seen', async () => {
    await underWay(['a']);
    expect(world.stepIs('a')).toBe('accepted');
    world.provider.end('a', 'succeeded');
    await world.clock.pass(1_000);
    expect(world.desk.list()[0]?.counts.observed).toBe(0);
    world.provider.effect('a');
    await world.clock.pass(1_000);
    expect(world.desk.list()[0]).toMatchObject({ phase: 'ended', ending: 'completed', counts: { observed: 1 } });
    expect(world.provider.ended).toBe('completed');
  });

  it('calls a step stalled that succeeded without an effect, and done when the effect comes after all', async () => {
    await underWay(['a']);
    world.provider.end('a', 'succeeded');
    await world.clock.pass(6_000);
    expect(world.stepIs('a')).toBe('stalled');
    expect([...world.desk.stalledVms()]).toEqual(['vm-a']);
    world.provider.effect('a');
    expect(world.stepIs('a')).toBe('observed');
    expect([...world.desk.stalledVms()]).toEqual([]);
  });

  it('counts overdue only while the feed is live', async () => {
    await underWay(['a']);
    world.freshness = { state: 'offline', heardAt: 1 };
    await world.clock.pass(130_000);
    expect(world.stepIs('a')).toBe('accepted');
    world.freshness = { state: 'live', heardAt: 1 };
    await world.clock.pass(1_000);
    expect(world.stepIs('a')).toBe('stalled');
  });

  it('keeps within the start window', async () => {
    await underWay(['a', 'b', 'c']);
    expect(['a', 'b', 'c'].map((id) => world.stepIs(id)).sort()).toEqual(['accepted', 'accepted', 'waiting']);
    world.provider.effect('a');
    await world.clock.pass(1_000);
    expect(world.stepIs('c')).toBe('accepted');
  });

  it('never starts what comes after a failure', async () => {
    await underWay(['db', 'web'], { web: ['db'] });
    world.provider.end('db', 'failed');
    await world.clock.pass(2_000);
    expect(world.stepIs('web')).toBe('skipped');
    expect(world.provider.submits.map(({ key }) => key)).not.toContain('run-1/web/1');
    world.desk.stop('run-1');
    await world.clock.pass(2_000);
    expect(world.desk.list()[0]).toMatchObject({ ending: 'failed', can: { retry: true } });
  });

  it('looks a lost reply up instead of sending again', async () => {
    world.provider.script = [null, 'lost'];
    await underWay(['a']);
    expect(world.stepIs('a')).toBe('accepted');
    expect(world.provider.submits.filter(({ key }) => key === 'run-1/a/1')).toHaveLength(1);
  });

  it('sends the same key and body again when the gateway never had it', async () => {
    world.provider.script = [null, { kind: 'unknown', detail: 'cut' }];
    await underWay(['a']);
    const sent = world.provider.submits.filter(({ key }) => key === 'run-1/a/1');
    expect(sent).toHaveLength(2);
    expect(sent[1]?.request).toEqual(sent[0]?.request);
  });

  it('waits for a full window with the next attempt', async () => {
    world.provider.script = [null, refusal('window-full', 429, { retryAt: world.clock.wallMs() + 20_000 })];
    await underWay(['a']);
    expect(world.stepIs('a')).toBe('waiting');
    await world.clock.pass(15_000);
    expect(world.provider.submits.at(-1)?.key).toBe('run-1/a/2');
  });

  it('says that the provider has no room, and asks again within a minute however late it was told to', async () => {
    world.provider.script = [null, refusal('window-full', 429, { retryAt: world.clock.wallMs() + 72_000_000 })];
    await underWay(['a']);
    expect(world.desk.list()[0]?.waitsFor).toEqual({ code: 'waits.put-off', params: { n: 1 } });
    await world.clock.pass(61_000);
    expect(world.stepIs('a')).toBe('accepted');
    expect(world.desk.list()[0]?.waitsFor).toBeNull();
  });

  it('ends with a reason when the provider refuses for good', async () => {
    world.provider.script = [null, refusal('no-evidence', 409)];
    await underWay(['a']);
    await world.clock.pass(1_000);
    expect(world.stepIs('a')).toBe('refused');
    expect(world.desk.list()[0]?.ending).toBe('failed');
  });

  it('pauses while the gateway is gone and goes on by itself', async () => {
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(10_700);
    world.provider.silent = true;
    await world.clock.pass(120_000);
    world.provider.silent = false;
    await world.clock.pass(10_000);
    world.provider.effect('net');
    await world.clock.pass(5_000);
    expect(world.stepIs('a')).toBe('accepted');
  });

  it('is stored with what was decided in its review, and orders next', async () => {
    const decisions: DecisionBody[] = [
      { kind: 'override', id: 'o', vmIds: ['vm-a'], acceptedLoss: 'none', reason: 'known to be off' },
    ];
    world.arm({ ...world.failoverPlan(['a']), decisions });
    await world.clock.pass(11_000);
    expect(world.provider.decisions.map(({ sequence, body }) => [sequence, body])).toEqual([[1, decisions[0]]]);
    expect(world.stepIs('net')).toBe('accepted');
    world.desk.stop('run-1');
    await world.clock.pass(2_000);
    expect(world.provider.decisions.map(({ sequence, body }) => [sequence, body.kind])).toEqual([
      [1, 'override'],
      [2, 'stop'],
    ]);
  });

  it('sends nothing while the journal cannot be written', async () => {
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(5_000);
    world.journal.full = true;
    await world.clock.pass(20_000);
    expect(world.provider.stored).toBeNull();
    expect(world.desk.list()[0]?.waitsFor?.code).toBe('obstacle.store-full');
    world.journal.full = false;
    await world.clock.pass(6_000);
    expect(world.provider.stored).not.toBeNull();
  });

  it('that was stopped while the journal could not be written is stopped once it can be', async () => {
    await underWay(['a', 'b', 'c']);
    world.journal.full = true;
    world.desk.stop('run-1');
    world.journal.full = false;
    const before = world.provider.submits.length;
    world.provider.effect('a');
    await world.clock.pass(10_000);
    expect(world.provider.submits.length).toBe(before);
    expect(world.desk.list()[0]?.phase).toBe('stopping');
  });

  it('stops sending when stopped, and goes on when resumed', async () => {
    await underWay(['a', 'b', 'c']);
    world.desk.stop('run-1');
    world.provider.effect('a');
    await world.clock.pass(2_000);
    expect(world.stepIs('c')).toBe('waiting');
    expect(world.provider.decisions.at(-1)?.body.kind).toBe('stop');
    await world.desk.resume('run-1');
    await world.clock.pass(2_000);
    expect(world.stepIs('c')).toBe('accepted');
  });

  it('gives way to another console that took the lease', async () => {
    await underWay(['a']);
    const run = world.provider.run_;
    if (run === null) throw new Error('not stored');
    world.provider.run_ = { ...run, token: 2, holder: { person: { id: 'p2', name: 'Bob' }, instanceId: 'there' } };
    world.provider.renewal = refusal('fenced', 412);
    await world.clock.pass(30_000);
    expect(world.desk.list()[0]).toMatchObject({
      phase: 'interrupted',
      waitsFor: { code: 'waits.lease-lost', params: { holder: 'Bob' } },
    });
  });

  it('that was taken over before it heard that it was stored is not refused, but somebody else’s', async () => {
    const createRun = world.provider.createRun.bind(world.provider);
    world.provider.createRun = async (request) => {
      await createRun(request);
      const { run_: run } = world.provider;
      if (run === null) throw new Error('not stored');
      world.provider.run_ = { ...run, token: 2, holder: { person: { id: 'p2', name: 'Bob' }, instanceId: 'there' } };
      return fail(refusal('claimed', 423, { holder: { runId: 'run-1', runTitle: 'Fail over', person: 'Bob' } }));
    };
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(15_000);
    expect(world.desk.list()[0]).toMatchObject({
      phase: 'interrupted',
      waitsFor: { code: 'waits.lease-lost', params: { holder: 'Bob' } },
    });
  });
});

describe('after a restart', () => {
  it('a run waits for a person, then finds its operations and orders nothing twice', async () => {
    await underWay(['a', 'b', 'c']);
    world.restart();
    await world.clock.pass(60_000);
    const before = world.provider.submits.length;
    expect(world.desk.list()[0]).toMatchObject({ phase: 'interrupted', can: { resume: true } });
    const resumed = await world.desk.resume('run-1');
    expect(resumed.ok).toBe(true);
    await world.clock.pass(2_000);
    expect(world.provider.submits).toHaveLength(before);
    for (const id of ['a', 'b']) world.provider.effect(id);
    await world.clock.pass(2_000);
    world.provider.effect('c');
    await world.clock.pass(2_000);
    expect(world.desk.list()[0]).toMatchObject({ phase: 'ended', ending: 'completed' });
    expect(new Set(world.provider.submits.map(({ key }) => key)).size).toBe(world.provider.submits.length);
  });

  it('a countdown is over, and nothing was sent', async () => {
    world.arm(world.failoverPlan(['a']));
    world.restart();
    await world.clock.pass(30_000);
    expect(world.provider.stored).toBeNull();
    expect(world.desk.list()[0]?.waitsFor?.code).toBe('arming-ended.restart');
  });

  it('a run that another engine wrote is read-only', async () => {
    await underWay(['a']);
    const first = world.journal.records[0];
    if (first === undefined) throw new Error('no journal');
    world.journal.records[0] = {
      ...first,
      text: first.text.replace(`"engineVersion":"${ENGINE_VERSION}"`, '"engineVersion":"0"'),
    };
    world.restart();
    expect(world.desk.list()[0]).toMatchObject({ phase: 'read-only', can: { resume: false, abandon: false } });
  });

  it('a damaged record is set aside and the run read no further', async () => {
    await underWay(['a']);
    world.journal.records.push({ position: 999, runId: 'run-1', at: 0, text: '{"type":"observed"' });
    world.restart();
    expect(world.journal.quarantined).toEqual(['{"type":"observed"']);
    expect(world.desk.list()[0]?.phase).toBe('read-only');
  });
});
