import { beforeEach, describe, expect, it } from 'vitest';
import { plainStep } from './review/plain-step.ts';
import type { RunPlan, StepPlan } from './run-state.ts';
import { DeskWorld } from './testing/desk-world.ts';
import { MemoryJournal } from './testing/memory-journal.ts';
import { replay } from './transition.ts';

const WHY = 'The shop runs without it.';
let world: DeskWorld;

beforeEach(() => {
  world = new DeskWorld();
});

/** `db` fails while `other` is under way; `app` waits for `db`, `web` for `app`. */
async function dbFailed(change: (steps: readonly StepPlan[]) => readonly StepPlan[] = (steps) => steps): Promise<void> {
  const plan = world.failoverPlan(['db', 'other', 'app', 'web'], { app: ['db'], web: ['app'] });
  await failed({ ...plan, steps: change(plan.steps) });
}

async function failed(plan: RunPlan): Promise<void> {
  world.arm(plan);
  await world.clock.pass(11_000);
  world.provider.effect('net');
  await world.clock.pass(1_500);
  world.provider.end('db', 'failed');
  await world.clock.pass(2_000);
}

const passOver = (stepId = 'db') => world.desk.skip('run-1', [stepId], WHY);
const canSkip = (stepId: string): boolean | undefined =>
  world.desk.view('run-1')?.lines.find((line) => line.stepId === stepId)?.canSkip;
const asks = () => world.desk.list()[0]?.questions ?? [];
const phase = () => world.desk.list()[0]?.phase;
const stepsAre = (...ids: readonly string[]): readonly string[] => ids.map((id) => world.stepIs(id));

async function seen(stepId: string): Promise<void> {
  world.provider.effect(stepId);
  await world.clock.pass(2_000);
}

describe('a step that failed and is passed over', () => {
  it('lets all begin that was left out because of it, once the gateway has recorded why', async () => {
    await dbFailed();
    expect(stepsAre('app', 'web')).toEqual(['skipped', 'skipped']);
    world.provider.silent = true;
    expect(passOver().ok).toBe(true);
    await world.clock.pass(3_000);
    expect(stepsAre('app', 'web')).toEqual(['skipped', 'skipped']);
    world.provider.silent = false;
    await world.clock.pass(6_000);
    expect(world.provider.decisions.at(-1)?.body).toEqual({
      ...{ kind: 'skip', stepId: 'db', reason: WHY, failed: true },
    });
    expect(stepsAre('app', 'web')).toEqual(['accepted', 'waiting']);
  });

  it('stays a failure: the run ends partly done, and its retry includes it', async () => {
    await dbFailed();
    passOver();
    await world.clock.pass(3_000);
    for (const stepId of ['other', 'app', 'web']) await seen(stepId);
    const [run] = world.desk.list();
    expect(run).toMatchObject({
      ending: 'partly',
      counts: { observed: 3, failed: 1, skipped: 0 },
      can: { retry: true },
    });
    const line = world.desk.view('run-1')?.lines.find(({ stepId }) => stepId === 'db');
    expect(line).toMatchObject({
      word: 'failed',
      detail: { code: 'step.failed-passed-over', params: { reason: WHY } },
    });
  });

  it('lets nothing begin that another failure holds up as well', async () => {
    await dbFailed((steps) => steps.map((one) => (one.id === 'web' ? { ...one, after: ['app', 'other'] } : one)));
    world.provider.end('other', 'failed');
    passOver();
    await world.clock.pass(3_000);
    expect(stepsAre('app', 'web')).toEqual(['accepted', 'skipped']);
  });

  it('is so after a restart too, and on another console that takes the run over', async () => {
    await dbFailed();
    passOver();
    await world.clock.pass(3_000);
    world.restart();
    expect(stepsAre('db', 'app', 'web')).toEqual(['failed', 'accepted', 'waiting']);
    const second = world.console('there', new MemoryJournal());
    const told = (await second.inspect('run-1')).ok ? second.view('run-1')?.lines[1]?.detail : null;
    expect(told).toEqual({ code: 'step.passed-over', params: { reason: WHY } });
    expect((await second.takeOver('run-1', 'Its laptop died.')).ok).toBe(true);
    const words = second.view('run-1')?.lines.map(({ word }) => word);
    expect(words).toEqual(['observed', 'failed', 'accepted', 'accepted', 'waiting']);
    await second.resume('run-1');
    await world.clock.pass(2_000);
    await seen('app');
    expect(world.provider.submits.filter(({ key }) => key.startsWith('run-1/db/'))).toHaveLength(1);
    expect(world.provider.submits.some(({ key }) => key === 'run-1/web/1')).toBe(true);
  });
});

describe('a run whose failure holds others up', () => {
  it('asks at once, and when nothing else is under way it waits', async () => {
    await dbFailed();
    const asked = [{ stepId: 'db', kind: 'failure', text: 'db', held: 2 }];
    expect(asks()).toMatchObject(asked);
    await seen('other');
    await world.clock.pass(3_600_000);
    expect([phase(), asks()]).toMatchObject(['running', asked]);
    expect(world.desk.list()[0]?.remaining).toBeNull();
  });

  it('goes on when it is passed over, and ends when all is done', async () => {
    await dbFailed();
    await seen('other');
    passOver();
    await world.clock.pass(3_000);
    expect(asks()).toEqual([]);
    for (const stepId of ['app', 'web']) await seen(stepId);
    expect(world.desk.list()[0]).toMatchObject({ ending: 'partly', counts: { observed: 3, failed: 1 } });
  });

  it('ends with what it has when a person stops it', async () => {
    await dbFailed();
    await seen('other');
    world.desk.stop('run-1');
    await world.clock.pass(2_000);
    expect(world.desk.list()[0]).toMatchObject({ ending: 'partly', questions: [], can: { retry: true } });
  });

  it('asks again after a restart, once it was resumed', async () => {
    await dbFailed();
    await seen('other');
    world.restart();
    expect(asks()).toEqual([]);
    await world.desk.resume('run-1');
    await world.clock.pass(3_000);
    expect([phase(), asks()]).toMatchObject(['running', [{ stepId: 'db' }]]);
  });

  it('asks about each of two that hold up the same, and waits until both are passed over', async () => {
    await dbFailed((steps) => steps.map((one) => (one.id === 'app' ? { ...one, after: ['db', 'other'] } : one)));
    world.provider.end('other', 'failed');
    await world.clock.pass(2_000);
    expect(asks().map(({ stepId, held }) => [stepId, held])).toEqual([
      ['db', 2],
      ['other', 2],
    ]);
    passOver();
    await world.clock.pass(3_000);
    expect(stepsAre('app', 'web')).toEqual(['skipped', 'skipped']);
    passOver('other');
    await world.clock.pass(3_000);
    expect(stepsAre('app', 'web')).toEqual(['accepted', 'waiting']);
  });

  it('ends by itself where nothing could begin all the same', async () => {
    await dbFailed((steps) =>
      steps.map((one) => (one.id === 'app' ? { ...one, after: ['db', 'other'], evidenceFromStep: 'other' } : one)),
    );
    world.provider.end('other', 'failed');
    await world.clock.pass(2_000);
    expect([phase(), asks()]).toEqual(['ended', []]);
  });
});

describe('nobody passes over', () => {
  it('what has not failed, or that nothing waits for', async () => {
    await dbFailed();
    expect([canSkip('db'), canSkip('other'), canSkip('net')]).toEqual([true, false, false]);
    world.provider.end('other', 'failed');
    expect(canSkip('other')).toBe(false);
    expect(passOver('other').ok).toBe(false);
  });

  it('a step whose evidence another start relies on', async () => {
    await dbFailed((steps) => steps.map((one) => (one.id === 'app' ? { ...one, evidenceFromStep: 'db' } : one)));
    expect(canSkip('db')).toBe(false);
    expect(passOver().ok).toBe(false);
  });

  it('a step before another one of the same VM', async () => {
    await dbFailed((steps) => steps.map((one) => (one.id === 'app' ? { ...one, vmId: 'vm-db' } : one)));
    expect(canSkip('db')).toBe(false);
  });

  it('what only the release of the network waits for, which what failed still needs', async () => {
    await dbFailed((steps) => {
      const release = plainStep('free', { kind: 'network-release', applianceId: 'gw' }, { name: 'gw', after: ['db'] });
      return [...steps.filter(({ id }) => id !== 'app' && id !== 'web'), release];
    });
    await seen('other');
    expect([canSkip('db'), phase()]).toEqual([false, 'ended']);
  });

  it('anything of a run that is over', async () => {
    await dbFailed();
    await seen('other');
    world.desk.stop('run-1');
    await world.clock.pass(2_000);
    expect(phase()).toBe('ended');
    expect(canSkip('db')).toBe(false);
    expect(passOver().ok).toBe(false);
  });
});

describe('a required act on a host that failed', () => {
  const act = plainStep(
    'halt',
    {
      kind: 'host-act',
      act: {
        ...{ kind: 'command', command: 'halt', limitSeconds: 10, exitCodes: [0], contains: null, safeToRepeat: false },
        place: { address: 'host.example', port: 22, credential: 'root', jump: null },
      },
    },
    { name: 'Halt the old one', after: ['net'] },
  );

  it('is passed over with a reason while the rest goes on', async () => {
    world.act = () => Promise.resolve({ outcome: 'failed', detail: 'exit code 1', output: '' });
    const plan = world.failoverPlan(['other', 'app'], { app: ['halt'] });
    world.arm({ ...plan, steps: [...plan.steps.slice(0, 1), act, ...plan.steps.slice(1)] });
    await world.clock.pass(11_000);
    await seen('net');
    await world.clock.pass(3_000);
    expect(stepsAre('halt', 'app')).toEqual(['failed', 'skipped']);
    expect(passOver('halt').ok).toBe(true);
    await world.clock.pass(3_000);
    expect(stepsAre('halt', 'app')).toEqual(['failed', 'accepted']);
  });
});

it('a journal in which a skip came too late for a step that had failed is read as before', async () => {
  await dbFailed();
  const run = world.desk.state('run-1');
  expect(run).not.toBeNull();
  if (run === null) return;
  const sequence = run.decisionsRecorded + 1;
  const at = 5;
  const late = replay([
    { type: 'armed', at: 0, plan: run.plan, until: 0 },
    { type: 'registration-begun', at: 0, instanceId: 'here' },
    { type: 'registered', at: 0, token: 1 },
    { type: 'intended', at, stepIds: ['net', 'db'] },
    { type: 'refused', at, stepId: 'db', code: 'no-evidence', detail: '' },
    { type: 'decided', at, decision: { kind: 'skip', stepId: 'db', reason: WHY } },
    { type: 'decision-recorded', at, sequence },
  ]);
  expect(late?.steps.at(1)).toEqual({ is: 'refused', attempt: 1, at, code: 'no-evidence', detail: '' });
});
