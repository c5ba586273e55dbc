import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Review, RunSummary } from '#shared/ipc/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { attests, ConsoleWorld, Estate } from './testing/console-world.ts';
import { ask, connected, ended, until } from './watch.ts';

let world: ConsoleWorld;
let port: RunningConsole;
let estate: Estate;
let siteId: string;
let vmIds: readonly string[];

beforeEach(async () => {
  world = await ConsoleWorld.start({
    accounts: [{ account: 'admin' }, { account: 'second', roles: ['viewer', 'approver'] }],
  });
  await world.control.inject({ fault: 'tenant-policy', approvalForLiveStart: true });
  const { port: opened, connection } = await world.connectedConsole();
  port = opened;
  estate = new Estate(port, connection.id);
  vmIds = (await estate.vmsOf('LON-A')).slice(0, 3).map(({ vmId }) => vmId);
  siteId = await estate.loses(world.control, 'LON-A');
});
afterEach(() => world.close());

function reviewed(more: Parameters<Estate['review']>[2] = {}): Promise<Review> {
  return estate.review('failover', vmIds, { evidence: [attests(siteId)], ...more });
}

/** The console of the second person, in which the run waits for them. */
async function approver(runId: string): Promise<{ second: RunningConsole; connectionId: string; run: RunSummary }> {
  const second = await world.console();
  const account = world.practice.accounts.find((one) => one.account === 'second');
  await ask(second, 'connections.add', {
    ...world.connectRequest(),
    account: 'second',
    password: account?.password ?? '',
  });
  const connectionId = (await connected(second)).id;
  const run = await until('the run that waits', 10_000, async () => {
    const found = (await ask(second, 'run.list', {})).find((one) => one.runId === runId);
    return found?.can.approve === true ? found : null;
  });
  return { second, connectionId, run };
}

async function waiting(runId: string): Promise<void> {
  await until('the wait for an approver', 10_000, async () => {
    const run = (await ask(port, 'run.list', {})).find((one) => one.runId === runId);
    return run?.waitsFor?.code === 'waits.approval' || null;
  });
}

describe('where the policy asks for a second person', () => {
  it('nothing starts before they have agreed to what was reviewed', async () => {
    const review = await reviewed();
    expect(review.approvalFor?.code).toBe('approval.live-start');
    const runId = await estate.arm(review);
    await waiting(runId);
    const { second, connectionId, run } = await approver(runId);
    expect(run).toMatchObject({ phase: 'elsewhere', can: { approve: true, takeOver: false } });
    const stored = await ask(second, 'run.stored', { connectionId, runId });
    expect(stored.hash).toBe(review.hash);
    expect(stored.review?.isUnchanged).toBe(true);
    expect(stored.review?.review).toMatchObject({ verb: review.verb, scopePhrase: review.scopePhrase, excluded: [] });
    expect(stored.review?.review.items.map(({ name, evidence }) => [name, evidence.kind])).toEqual(
      review.items.map(({ name, evidence }) => [name, evidence.kind]),
    );
    const answer = { connectionId, runId, answer: 'approve' as const, reason: 'Go.' };
    expect(await second.ask('run.approve', { ...answer, hash: '0'.repeat(64) })).toMatchObject({ ok: false });
    expect((await world.control.truth()).effects.filter(({ effect }) => effect === 'replica-started')).toEqual([]);
    await ask(second, 'run.approve', { ...answer, hash: stored.hash });
    expect((await ended(port, runId, 30_000, () => undefined)).ending).toBe('completed');
  });

  it('the one who asks cannot be the one who agrees', async () => {
    const review = await reviewed();
    const runId = await estate.arm(review);
    await waiting(runId);
    const request = { connectionId: estate.connectionId, runId, answer: 'approve' as const, reason: '' };
    expect(await port.ask('run.approve', { ...request, hash: review.hash })).toMatchObject({ ok: false });
  });

  it('a refusal ends the run, and nothing has happened', async () => {
    const runId = await estate.arm(await reviewed());
    await waiting(runId);
    const { second, connectionId } = await approver(runId);
    const { hash } = await ask(second, 'run.stored', { connectionId, runId });
    await ask(second, 'run.approve', { connectionId, runId, hash, answer: 'refuse', reason: 'Not today.' });
    const run = await ended(port, runId, 30_000, () => undefined);
    expect(run).toMatchObject({ ending: 'stopped', waitsFor: { code: 'arming-ended.approval-refused' } });
    expect((await world.control.truth()).effects.filter(({ vmId }) => vmId !== null)).toEqual([]);
  });

  it('breaking the glass goes on without them, with a reason that everybody is told', async () => {
    const run = await estate.run(await reviewed({ breakGlass: 'Nobody answers the phone.' }));
    expect(run).toMatchObject({ ending: 'completed', breakGlass: 'Nobody answers the phone.' });
  });
});
