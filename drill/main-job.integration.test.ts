import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionView } from '#shared/ipc/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { attests, ConsoleWorld, Estate } from './testing/console-world.ts';
import { ask, connected, ended, until } from './watch.ts';

let world: ConsoleWorld;
let port: RunningConsole;
let connection: ConnectionView;
let folder: string;
let estate: Estate;

beforeEach(async () => {
  world = await ConsoleWorld.start();
  ({ port, connection, folder } = await world.connectedConsole());
  estate = new Estate(port, connection.id);
});
afterEach(() => world.close());

async function lostSiteReview(): ReturnType<Estate['review']> {
  const vmIds = (await estate.vmsOf('LON-A')).map(({ vmId }) => vmId);
  const siteId = await estate.loses(world.control, 'LON-A');
  return estate.review('failover', vmIds, { evidence: [attests(siteId)] });
}

describe('failing over a lost site', () => {
  it('is hindered without evidence, and by an empty selection', async () => {
    const vmIds = (await estate.vmsOf('LON-A')).map(({ vmId }) => vmId);
    await estate.loses(world.control, 'LON-A');
    const bare = await estate.review('failover', vmIds);
    expect(bare.hindrances.map(({ code }) => code)).toEqual(['hindrance.no-evidence']);
    const refused = await port.ask('run.arm', { reviewId: bare.id, hash: bare.hash, typedScope: bare.scopePhrase });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'hindered' } });
    expect((await estate.review('failover', [])).hindrances.map(({ code }) => code)).toEqual(['hindrance.empty']);
  });

  it('names what is left out: a busy replica and a blocked one', async () => {
    const review = await lostSiteReview();
    expect(review.items).toHaveLength(10);
    expect(review.excluded.map(({ reason }) => reason.code).sort()).toEqual(['excluded.blocked', 'excluded.busy']);
  });

  it('needs the scope typed exactly', async () => {
    const review = await lostSiteReview();
    const answer = await port.ask('run.arm', { reviewId: review.id, hash: review.hash, typedScope: 'LON-A 11' });
    expect(answer).toMatchObject({ ok: false, failure: { code: 'scope-mistyped', field: 'typedScope' } });
  });

  it('starts one run however often it is clicked', async () => {
    const review = await lostSiteReview();
    const arm = { reviewId: review.id, hash: review.hash, typedScope: review.scopePhrase };
    const answers = await Promise.all([1, 2, 3].map(() => ask(port, 'run.arm', arm)));
    expect(new Set(answers.map(({ runId }) => runId)).size).toBe(1);
    expect(await ask(port, 'run.list', {})).toHaveLength(1);
  });

  it('fails the one VM whose point expired since the review, and does the others', async () => {
    const vmIds = (await estate.vmsOf('LON-A')).map(({ vmId }) => vmId);
    const siteId = await estate.loses(world.control, 'LON-A');
    const first = await estate.review('failover', vmIds, { evidence: [attests(siteId)] });
    const details = await ask(port, 'estate.vm', { connectionId: connection.id, vmId: first.items[0]?.vmId ?? '' });
    const point = details?.points?.points.at(0);
    if (details?.replica == null || point === undefined) throw new Error('no point to expire');
    const review = await estate.review('failover', vmIds, {
      evidence: [attests(siteId)],
      overrides: [{ kind: 'point', vmId: details.vm.id, pointId: point.id }],
    });
    const runId = await estate.arm(review);
    await until(
      'the run at the provider',
      10_000,
      async () => (await ask(port, 'run.view', { runId }))?.phase === 'running' || null,
    );
    await world.control.inject({ fault: 'expire-point', replicaId: details.replica.id, pointId: point.id });
    const run = await ended(port, runId, 30_000, () => undefined);
    const line = run.lines.find(({ vmId }) => vmId === details.vm.id);
    expect(line).toMatchObject({ word: 'refused', detail: { code: 'step.refused' } });
    expect(run.ending).toBe('partly');
    expect(run.can.retry).toBe(true);
  });

  it('switches off a source that is seen running, visibly, before its copy starts', async () => {
    const vm = await estate.runningVmOf('LON-B');
    const review = await estate.review('failover', [vm.vmId]);
    expect(review.items[0]?.evidence).toEqual({ kind: 'power-off-step' });
    const run = await estate.run(review);
    expect(run.lines.map(({ kind, word }) => [kind, word])).toEqual([
      ['network-prepare', 'observed'],
      ['power-off-source', 'observed'],
      ['failover', 'observed'],
    ]);
    const { power } = await world.control.truth();
    const ofVm = power.filter(({ vmId, by }) => vmId === vm.vmId && by !== 'genesis');
    expect(ofVm.map(({ copy, power: state }) => `${copy} ${state}`)).toEqual(['source off', 'replica on']);
  });

  it('is taken up after the console ended in the middle, by a person, and orders nothing twice', async () => {
    const review = await lostSiteReview();
    const runId = await estate.arm(review);
    await until(
      'the first effect',
      20_000,
      async () => ((await ask(port, 'run.view', { runId }))?.counts.observed ?? 0) > 0 || null,
    );
    await port.close();
    const again = await world.console(folder);
    const interrupted = await ask(again, 'run.view', { runId });
    expect(interrupted).toMatchObject({ phase: 'interrupted', can: { resume: true } });
    await ask(again, 'connections.signIn', {
      connectionId: connection.id,
      password: world.password,
      totp: null,
      remember: false,
    });
    await connected(again);
    await ask(again, 'run.resume', { runId });
    const run = await ended(again, runId, 30_000, () => undefined);
    expect(run).toMatchObject({ ending: 'completed', counts: { observed: 10 } });
    const truth = await world.control.truth();
    expect(Object.values(truth.effectsByStep).every((count) => count === 1)).toBe(true);
  });

  it('calls a step stalled that was accepted and never happened', async () => {
    const review = await lostSiteReview();
    await world.control.inject({
      fault: 'operation-without-effect',
      orderKind: 'failover',
      replicaId: review.items[0]?.replicaId ?? '',
    });
    const runId = await estate.arm(review);
    const stalled = await until('the stall', 30_000, async () => {
      const view = await ask(port, 'run.view', { runId });
      return (view?.counts.stalled ?? 0) > 0 ? view : null;
    });
    expect(stalled.lines.find(({ word }) => word === 'stalled')?.detail?.code).toBe(
      'step.stalled-succeeded-without-effect',
    );
    expect(stalled.can.abandon).toBe(true);
    await ask(port, 'run.abandon', { runId, reason: 'The provider is asked.' });
    expect((await ended(port, runId, 20_000, () => undefined)).ending).toBe('abandoned');
  });

  it('undoes what it did, and the replicas are protected again', async () => {
    const failover = await estate.run(await lostSiteReview());
    const vmIds = failover.lines.flatMap(({ vmId, word }) => (vmId !== null && word === 'observed' ? [vmId] : []));
    const undo = await estate.run(await estate.review('undo-failover', vmIds));
    expect(undo).toMatchObject({ ending: 'completed', counts: { observed: 10 } });
    expect(undo.lines.at(-1)).toMatchObject({ kind: 'network-release', word: 'observed' });
    expect(new Set(await Promise.all(vmIds.map((vmId) => estate.stateOf(vmId))))).toEqual(new Set(['ready']));
  });
});
