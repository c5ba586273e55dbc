import { beforeEach, describe, expect, it } from 'vitest';
import type { Replica } from '#shared/domain/index.ts';
import { failbackItems } from '#shared/ipc/index.ts';
import type { FailbackChoice } from '#shared/ipc/index.ts';
import { anOperation, aPlan, aRun } from '../store/testing/lines.ts';
import { FailbackWorld, must, NOW } from './testing/failback-world.ts';

let world: FailbackWorld;

beforeEach(() => {
  world = new FailbackWorld();
  for (const id of ['vm-1', 'vm-2', 'vm-3']) world.vm(id);
});

const going: NonNullable<Replica['failback']> = {
  ...{ runId: 'run-1', since: NOW - 10_000, target: { kind: 'original' }, switchover: { mode: 'manual' } },
  ...{ switchoverBy: 'op-1', syncedAt: null, switchedAt: null },
};

describe('a wizard', () => {
  it('is there again after a restart, at its page, with its choices', async () => {
    const id = await world.begun('vm-1', 'vm-2');
    const choice: FailbackChoice = {
      target: { kind: 'original' },
      quickRollback: true,
      switchover: { mode: 'scheduled', at: NOW },
    };
    must(await world.desk.choose(id, { page: 'cutover', decided: 'synchronise', choice }));
    world.restart();
    expect(await world.view(id)).toMatchObject({ page: 'cutover', decided: 'synchronise', choice, vms: 2 });
    expect(must(await world.desk.list())).toHaveLength(1);
  });

  it('of a plan takes its members that run at the provider, and says of the others why not', async () => {
    world.vm('vm-2', { state: 'ready', failover: null });
    world.plans.set('plan-1', aPlan('plan-1'));
    const begun = must(await world.desk.begin('plan-1', []));
    expect(begun.taken).toBe(1);
    expect(begun.leftOut).toMatchObject([{ vmId: 'vm-2', why: { code: 'failback-left.at-home' } }]);
    expect(await world.view(begun.failbackId)).toMatchObject({ name: 'Shop', planId: 'plan-1' });
  });

  it('has its VMs to itself: another one leads to it', async () => {
    const id = await world.begun('vm-1');
    const again = must(await world.desk.begin(null, ['vm-1']));
    expect(again).toMatchObject({ failbackId: id, taken: 0 });
    const other = must(await world.desk.begin(null, ['vm-1', 'vm-2']));
    expect(other.failbackId).not.toBe(id);
    expect(other.leftOut).toMatchObject([{ vmId: 'vm-1', why: { code: 'failback-left.other-wizard' } }]);
  });

  it('does not begin where nobody is away', async () => {
    world.vm('vm-1', { state: 'ready', failover: null });
    expect(await world.desk.begin(null, ['vm-1'])).toMatchObject({
      ok: false,
      failure: { code: 'nothing-to-bring-home', field: 'vmIds' },
    });
  });

  it('goes where its VMs go, whoever brought them there, and says who', async () => {
    const id = await world.begun('vm-1', 'vm-2');
    must(await world.desk.choose(id, { decided: 'synchronise' }));
    world.tellRun(
      aRun('run-1', {
        verb: 'failback',
        createdAt: NOW + 5,
        replicaIds: ['rep-vm-1'],
        createdBy: { id: 'p-2', name: 'Ben' },
      }),
    );
    const changes = world.changes;
    world.tell('vm-1', { state: 'ready-to-switch', failback: going });
    expect(world.changes).toBeGreaterThan(changes);
    expect(await world.steps(id)).toEqual({ 'vm-1': 'switch-over', 'vm-2': 'synchronise' });
    const { all, moves, next } = await world.view(id);
    expect(moves).toMatchObject([{ runId: 'run-1', by: 'Ben', isHere: false, vms: 1 }]);
    expect(all[0]?.lastMove).toBe('run-1');
    expect(next).toBe('synchronise');
  });

  it('tells of a run of this console before the provider does', async () => {
    const id = await world.begun('vm-1');
    world.here.add('run-9');
    world.untold = [{ id: 'run-9', title: 'x', verb: 'failback', createdAt: NOW + 1, replicaIds: ['rep-vm-1'] }];
    expect((await world.view(id)).moves).toMatchObject([{ runId: 'run-9', isOpen: true, isHere: true, by: null }]);
  });

  it('reads its VMs once, and is kept up by the feed', async () => {
    const id = await world.begun('vm-1', 'vm-2');
    const read = world.reads;
    world.tell('vm-2', { state: 'synchronising', failback: going });
    expect((await world.steps(id))['vm-2']).toBe('synchronise');
    expect(world.reads).toBe(read);
    world.desk.onReplaced();
    await world.view(id);
    expect(world.reads).toBe(read + 2);
  });

  it('that is closed orders nothing and is gone from the list; its VMs may be in another', async () => {
    const id = await world.begun('vm-1');
    must(world.desk.close(id));
    expect(must(await world.desk.list())).toEqual([]);
    expect(await world.desk.view(id)).toMatchObject({ ok: false, failure: { code: 'not-found' } });
    expect(await world.begun('vm-1')).not.toBe(id);
    expect(world.rows.get(id)?.closedAt).toBe(NOW);
  });
});

describe('a VM of a wizard', () => {
  it('that is left behind holds nobody up, and can be taken in again', async () => {
    const id = await world.begun('vm-1', 'vm-2');
    world.tell('vm-1', { state: 'ready', failover: null });
    expect((await world.view(id)).isFinished).toBe(false);
    must(await world.desk.leave(id, { vmIds: ['vm-2'], leave: true, reason: 'its disk is broken' }));
    const view = await world.view(id);
    expect([view.isFinished, view.counts.left, view.counts.done]).toEqual([true, 1, 1]);
    expect(view.all[1]?.left).toMatchObject({ reason: 'its disk is broken' });
    must(await world.desk.leave(id, { vmIds: ['vm-2'], leave: false, reason: '' }));
    expect((await world.view(id)).isFinished).toBe(false);
  });

  it('is verified when all was ticked since its switchover; an earlier one’s ticks count no more', async () => {
    const id = await world.begun('vm-1', 'vm-2');
    world.tell('vm-1', { state: 'failback', failback: { ...going, switchedAt: NOW } });
    for (const item of failbackItems)
      must(await world.desk.tick(id, { item, vmIds: ['vm-1'], done: true, note: 'seen' }));
    expect((await world.steps(id))['vm-1']).toBe('finish');
    expect((await world.view(id)).all[0]?.ticks.data).toEqual({ at: NOW, by: 'Ann', note: 'seen' });
    must(await world.desk.tick(id, { item: 'data', vmIds: ['vm-1'], done: false, note: '' }));
    expect((await world.steps(id))['vm-1']).toBe('verify');
    must(await world.desk.tick(id, { item: 'data', vmIds: ['vm-1'], done: true, note: '' }));
    world.tell('vm-1', { failback: { ...going, switchedAt: NOW + 60_000 } });
    expect((await world.steps(id))['vm-1']).toBe('verify');
  });

  it('that synchronises says how far it is, and nothing where nothing is told', async () => {
    const id = await world.begun('vm-1');
    world.tell('vm-1', { state: 'synchronising', failback: going });
    expect((await world.view(id)).all[0]?.sync).toMatchObject({ percent: null, rate: null });
    world.tellOperation({
      ...anOperation('op-1', 'run-1'),
      ...{ acceptedAt: NOW - 10_000, progressPercent: 50, state: 'working' },
      order: {
        ...{ kind: 'failback-start', replicaId: 'rep-vm-1', target: { kind: 'original' }, quickRollback: false },
        switchover: { mode: 'manual' },
      },
    });
    const { sync, all } = await world.view(id);
    expect(all[0]?.sync?.percent).toBe(50);
    expect(sync).toMatchObject({ vms: 1, told: 1, percent: 50, copy: { lowBytes: 2e9, highBytes: 8e10 } });
    // Half of it in ten seconds.
    expect(sync.rate).toEqual({ lowBytes: 1e8, highBytes: 4e9 });
    world.now += 86_400_000;
    expect((await world.view(id)).sync.remaining).toBeNull();
  });

  it('has a downtime as a range, one by one and together, in the order in which they start', async () => {
    world.vm('vm-2', {}, { tier: 2 });
    const id = await world.begun('vm-1', 'vm-2');
    const { downtime } = await world.view(id);
    expect(downtime).toMatchObject({ vms: 2, learnt: 0 });
    expect(downtime?.together.lowMs).toBeGreaterThan(downtime?.each.lowMs ?? 0);
    world.tell('vm-1', { state: 'failback', failback: { ...going, switchedAt: NOW } });
    expect((await world.view(id)).downtime?.vms).toBe(1);
  });
});
