import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PlanDraft } from '#shared/domain/index.ts';
import type { PlanSummary } from '#shared/ipc/index.ts';
import type { RunningConsole } from '../src/main/core/console.ts';
import { attests, ConsoleWorld, Estate } from './testing/console-world.ts';
import { ask, connected, until } from './watch.ts';

let world: ConsoleWorld;
let port: RunningConsole;
let connectionId: string;
let folder: string;

beforeEach(async () => {
  world = await ConsoleWorld.start();
  const opened = await world.connectedConsole();
  port = opened.port;
  folder = opened.folder;
  connectionId = opened.connection.id;
});
afterEach(() => world.close());

async function draftOf(vms: number): Promise<PlanDraft> {
  const { vmIds } = await ask(port, 'estate.picture', { connectionId });
  const { replica } = (await ask(port, 'estate.vm', { connectionId, vmId: vmIds[0] ?? '' })) ?? {};
  const kind = replica?.kind ?? 'snapshot';
  const alike: string[] = [];
  for (const vmId of vmIds) {
    const seen = await ask(port, 'estate.vm', { connectionId, vmId });
    if (seen?.replica?.kind === kind && alike.length < vms) alike.push(vmId);
  }
  return {
    ...{
      name: 'Shop',
      description: '',
      replicaKind: kind,
      gates: [],
      hostSteps: [],
      contacts: [],
      gateways: [],
      publicIpRuleIds: [],
    },
    members: alike.map((vmId, at) => ({
      ...{ vmId, after: alike.slice(Math.max(0, at - 1), at), bootDelaySeconds: 0, critical: true, retries: 0 },
      ...{ timeoutSeconds: null, note: '' },
    })),
  };
}

async function saved(at: RunningConsole, planId: string | null, draft: PlanDraft): Promise<string> {
  const [{ id } = { id: '' }] = await ask(at, 'connections.list', {});
  const view = await ask(at, 'plan.draft', { connectionId: id, planId, draft });
  const saving = await ask(at, 'plan.save', { connectionId: id, planId: view.planId });
  expect(saving).toMatchObject({ saved: true, plan: { draft: 'none', local: null } });
  return view.planId;
}

function listed(at: RunningConsole, wanted: Partial<PlanSummary>): Promise<PlanSummary> {
  return until(`a plan like ${JSON.stringify(wanted)}`, 10_000, async () => {
    const [{ id } = { id: '' }] = await ask(at, 'connections.list', {});
    const plans = await ask(at, 'plan.list', { connectionId: id });
    const fits = (plan: PlanSummary): boolean =>
      Object.entries(wanted).every(([key, value]) => plan[key as keyof PlanSummary] === value);
    return plans.find(fits) ?? null;
  });
}

describe('a check', () => {
  it('foretells what the review of the run foretells, of the plan as it lies there', async () => {
    const planId = await saved(port, null, await draftOf(3));
    await listed(port, { planId, draft: 'none' });
    const check = await ask(port, 'plan.check', { connectionId, planId, keep: false });
    const review = await ask(port, 'review.make', {
      ...{ connectionId, planId, verb: 'failover', vmIds: [], policy: { kind: 'latest' }, overrides: [], evidence: [] },
      reason: '',
    });
    expect(review.planRev).toBe(1);
    expect(check.predicted?.criticalPath.map(({ stepId }) => stepId)).toEqual(
      review.predicted.criticalPath.map(({ stepId }) => stepId),
    );
    const wavesOf = (of: readonly { readonly wave: number }[]) => of.map(({ wave }) => wave);
    expect(wavesOf(check.times)).toEqual(wavesOf(review.items.toSorted((a, b) => a.wave - b.wave)));
    expect(check.times.map(({ beginMs }) => beginMs)).toEqual(
      check.times.map(({ beginMs }) => beginMs).toSorted((a, b) => a - b),
    );
  });

  it('of a draft leaves the plan, its runs and the provider alone', async () => {
    const draft = await draftOf(2);
    const planId = await saved(port, null, draft);
    await ask(port, 'plan.draft', { connectionId, planId, draft: { ...draft, members: draft.members.slice(0, 1) } });
    const check = await ask(port, 'plan.check', { connectionId, planId, keep: true });
    expect(check).toMatchObject({ ofDraft: true, verified: { is: 'never' } });
    expect(check.times).toHaveLength(1);
    expect((await ask(port, 'plan.get', { connectionId, planId })).plan?.members).toHaveLength(2);
    expect(await ask(port, 'run.list', {})).toEqual([]);
  });
});

describe('a plan', () => {
  it('that one console saves is told to the other, and changed by both without loss', async () => {
    const heard: string[] = [];
    const other = (await world.connectedConsole()).port;
    other.on('plans.changed', () => heard.push('plans'));
    const draft = await draftOf(3);
    const planId = await saved(port, null, draft);
    await listed(other, { planId, name: 'Shop', draft: 'none' });
    await until('the news', 5_000, () => Promise.resolve(heard.length > 0 ? true : null));

    const [first, ...rest] = draft.members;
    const mine = { ...draft, name: 'Shop of Ada', members: [{ ...first!, retries: 2 }, ...rest] };
    await ask(port, 'plan.draft', { connectionId, planId, draft: mine });
    await saved(other, planId, { ...draft, name: 'Store', description: 'by another' });

    const comparison = await ask(port, 'plan.save', { connectionId, planId });
    const path = `members.${first?.vmId ?? ''}`;
    expect(comparison).toMatchObject({
      saved: false,
      theirRev: 2,
      differences: [
        { path: 'name', mine: 'changed', theirs: 'changed', conflict: true },
        { path: 'description', mine: 'same', theirs: 'changed', conflict: false },
        { path, mine: 'changed', theirs: 'same', conflict: false },
      ],
    });
    expect(await port.ask('plan.merge', { connectionId, planId, theirRev: 2, choices: {} })).toMatchObject({
      failure: { code: 'undecided', field: 'choices.name' },
    });
    const merged = await ask(port, 'plan.merge', { connectionId, planId, theirRev: 2, choices: { name: 'mine' } });
    expect(merged).toMatchObject({ draft: 'ahead', local: { baseRev: 2 } });
    await ask(port, 'plan.save', { connectionId, planId });
    await listed(other, { planId, name: 'Shop of Ada' });
    const [{ id } = { id: '' }] = await ask(other, 'connections.list', {});
    const { plan } = await ask(other, 'plan.get', { connectionId: id, planId });
    expect(plan).toMatchObject({ rev: 3, description: 'by another', members: mine.members });

    expect(await port.ask('plan.remove', { connectionId, planId, rev: 2 })).toMatchObject({
      failure: { code: 'plan-changed', field: 'rev' },
    });
    await ask(port, 'plan.remove', { connectionId, planId, rev: 3 });
    await until('its end at the other console', 10_000, async () =>
      (await ask(other, 'plan.list', { connectionId: id })).some((one) => one.planId === planId) ? null : true,
    );
  });

  it('that is a draft survives the program and an outage, and is not sent when contact returns', async () => {
    const { planId } = await ask(port, 'plan.draft', { connectionId, planId: null, draft: await draftOf(2) });
    await port.close();
    await world.control.inject({ fault: 'gateway-down', forMs: 3_000 });
    const again = await world.console(folder);
    await listed(again, { planId, draft: 'only', members: 2 });
    expect(await again.ask('plan.save', { connectionId, planId })).toMatchObject({
      failure: { code: 'offline', retryable: true },
    });
    expect(await again.ask('connections.remove', { connectionId })).toMatchObject({ failure: { code: 'plan-drafts' } });
    const hindrances = async () =>
      (await ask(again, 'plan.get', { connectionId, planId })).hindrances.map(({ code }) => code);
    expect(await hindrances()).toEqual(expect.arrayContaining(['hindrance.offline', 'plan-hindrance.draft']));

    await until('contact', 20_000, async () => {
      await again.ask('connections.signIn', { connectionId, password: world.password, totp: null, remember: false });
      const [connection] = await ask(again, 'connections.list', {});
      return connection?.freshness === 'live' ? true : null;
    });
    await connected(again);
    await listed(again, { planId, draft: 'only' });
    expect(await ask(again, 'plan.save', { connectionId, planId })).toMatchObject({ saved: true });
  });

  it('that is none is kept as a draft, and refused by the field that is wrong', async () => {
    const draft = await draftOf(2);
    const [first, second] = draft.members;
    const circle = { ...draft, members: [{ ...first!, after: [second!.vmId] }, second!] };
    const { planId, problems } = await ask(port, 'plan.draft', { connectionId, planId: null, draft: circle });
    expect(problems).toMatchObject([{ code: 'cycle' }]);
    expect(await port.ask('plan.save', { connectionId, planId })).toMatchObject({
      failure: { code: 'plan-problem', field: 'members', retryable: false },
    });
    const stranger = { ...draft, members: [{ ...first!, vmId: 'nobody' }] };
    await ask(port, 'plan.draft', { connectionId, planId, draft: stranger });
    expect(await port.ask('plan.save', { connectionId, planId })).toMatchObject({
      failure: { code: 'bad-request', field: 'members[0].vmId' },
    });
    expect(await port.ask('plan.get', { connectionId, planId: 'nobody' })).toMatchObject({
      failure: { code: 'not-found', field: 'planId' },
    });
  });
});

describe('a run as the provider keeps it', () => {
  it('shows every console what was reviewed', async () => {
    const estate = new Estate(port, connectionId);
    const siteId = await estate.loses(world.control, 'LON-A');
    const [vm] = await estate.vmsOf('LON-A');
    const review = await estate.review('failover', [vm?.vmId ?? ''], { evidence: [attests(siteId)], reason: 'flood' });
    const run = await estate.run(review);
    const other = await world.connectedConsole();
    const stored = await ask(other.port, 'run.stored', { connectionId: other.connection.id, runId: run.runId });
    expect(stored).toMatchObject({ runId: run.runId, verb: 'failover', reason: 'flood', hash: review.hash });
    expect(stored.steps.some(({ order }) => order.kind === 'failover')).toBe(true);
    const none = await other.port.ask('run.stored', { connectionId: other.connection.id, runId: 'nobody' });
    expect(none).toMatchObject({ failure: { code: 'not-found', field: 'runId' } });
  });
});
