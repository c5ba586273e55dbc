import { beforeEach, describe, expect, it } from 'vitest';
import { DeskWorld } from './testing/desk-world.ts';
import { MemoryJournal } from './testing/memory-journal.ts';
import { plainStep } from './review/plain-step.ts';
import type { RunDesk } from './run-desk.ts';
import type { RunPlan, StepPlan } from './run-state.ts';

let world: DeskWorld;

beforeEach(() => {
  world = new DeskWorld();
});

function planWith(change: (steps: readonly StepPlan[]) => readonly StepPlan[], names = ['a', 'b']): RunPlan {
  const plan = world.failoverPlan(names);
  return { ...plan, steps: change(plan.steps) };
}

const prompt = plainStep(
  'ask',
  { kind: 'gate-prompt', text: 'Is the database consistent?' },
  { name: 'ask', after: ['a'] },
);

/** `b` waits for a person, who is asked once `a` is up. */
const gated = (): RunPlan =>
  planWith((steps) => {
    const [network, a, b] = steps as [StepPlan, StepPlan, StepPlan];
    return [network, a, prompt, { ...b, after: ['ask'] }];
  });

async function begun(plan: RunPlan): Promise<void> {
  world.arm(plan);
  await world.clock.pass(11_000);
  world.provider.effect('net');
  await world.clock.pass(1_000);
}

async function effect(stepId: string): Promise<void> {
  world.provider.effect(stepId);
  await world.clock.pass(1_500);
}

describe('a gate', () => {
  it('asks when it is reached, and lets through once the gateway has the answer', async () => {
    await begun(gated());
    expect(world.desk.list()[0]?.questions).toEqual([]);
    await effect('a');
    expect(world.desk.list()[0]?.questions).toMatchObject([{ stepId: 'ask', text: 'Is the database consistent?' }]);
    await world.clock.pass(60_000);
    expect(world.stepIs('b')).toBe('waiting');
    world.provider.silent = true;
    world.desk.answer('run-1', 'ask', 'go', 'Looked at it.');
    await world.clock.pass(3_000);
    expect(world.stepIs('ask')).toBe('asking');
    world.provider.silent = false;
    await world.clock.pass(6_000);
    expect(world.stepIs('ask')).toBe('passed');
    expect(world.provider.decisions.at(-1)?.body).toMatchObject({ kind: 'gate', answer: 'go' });
    expect(world.stepIs('b')).toBe('accepted');
  });

  it('answered with stop keeps what waits for it from beginning', async () => {
    await begun(gated());
    await effect('a');
    world.desk.answer('run-1', 'ask', 'stop', '');
    await world.clock.pass(3_000);
    expect(world.stepIs('b')).toBe('skipped');
    expect(world.provider.submits.some(({ key }) => key.includes('/b/'))).toBe(false);
    expect(world.desk.list()[0]).toMatchObject({ phase: 'ended', ending: 'partly' });
  });

  it('cannot be answered before it is reached', async () => {
    await begun(gated());
    expect(world.desk.answer('run-1', 'ask', 'go', '').ok).toBe(false);
  });

  it('of time opens by itself', async () => {
    const wait = plainStep('wait', { kind: 'gate-wait', waitMs: 20_000 }, { name: 'wait', after: ['a'] });
    await begun(planWith((steps) => [steps[0]!, steps[1]!, wait, { ...steps[2]!, after: ['wait'] }]));
    await effect('a');
    await world.clock.pass(15_000);
    expect(world.stepIs('b')).toBe('waiting');
    await world.clock.pass(6_000);
    expect(world.stepIs('b')).toBe('accepted');
  });

  it('that was open is asked again after a restart', async () => {
    await begun(gated());
    await effect('a');
    world.restart();
    await world.desk.resume('run-1');
    await world.clock.pass(3_000);
    expect(world.desk.list()[0]?.questions).toHaveLength(1);
  });
});

describe('a step', () => {
  it('that a person skips is left out, and what waits for it goes on', async () => {
    await begun(planWith((steps) => [...steps.slice(0, 2), { ...steps[2]!, after: ['a'] }]));
    expect(world.desk.skip('run-1', ['a'], 'too late').ok).toBe(false);
    const third = world.desk.skip('run-1', ['b'], 'Not needed today.');
    expect(third.ok).toBe(true);
    await world.clock.pass(2_000);
    expect(world.stepIs('b')).toBe('skipped');
    await effect('a');
    expect(world.desk.list()[0]).toMatchObject({ phase: 'ended', ending: 'completed' });
  });

  it('that failed is tried again as often as the plan says, under a new key', async () => {
    await begun(planWith((steps) => steps.map((step) => ({ ...step, retries: 1 })), ['a']));
    world.provider.end('a', 'failed');
    await world.clock.pass(7_000);
    expect(world.provider.submits.map(({ key }) => key).filter((key) => key.includes('/a/'))).toEqual([
      'run-1/a/1',
      'run-1/a/2',
    ]);
    world.provider.end('a', 'failed');
    await world.clock.pass(20_000);
    expect(world.stepIs('a')).toBe('failed');
    expect(world.desk.list()[0]).toMatchObject({ phase: 'ended', ending: 'failed' });
  });

  it('that is optional holds nothing up when it fails, and is not called done', async () => {
    await begun(planWith((steps) => [steps[0]!, { ...steps[1]!, optional: true }, { ...steps[2]!, after: ['a'] }]));
    world.provider.end('a', 'failed');
    await world.clock.pass(2_000);
    await effect('b');
    expect(world.desk.list()[0]).toMatchObject({ ending: 'partly', counts: { observed: 1, failed: 1 } });
  });

  it('is stalled when its own time is over', async () => {
    await begun(planWith((steps) => steps.map((step) => ({ ...step, timeoutMs: 30_000 })), ['a']));
    await world.clock.pass(25_000);
    expect(world.stepIs('a')).toBe('accepted');
    await world.clock.pass(10_000);
    expect(world.stepIs('a')).toBe('stalled');
  });

  it('waits until what it comes after has settled', async () => {
    await begun(planWith((steps) => [steps[0]!, { ...steps[1]!, settleMs: 30_000 }, { ...steps[2]!, after: ['a'] }]));
    await effect('a');
    await world.clock.pass(20_000);
    expect(world.stepIs('b')).toBe('waiting');
    await world.clock.pass(10_000);
    expect(world.stepIs('b')).toBe('accepted');
  });
});

describe('a second person', () => {
  const ask = (state: 'pending' | 'approved' | 'refused' | 'expired'): void => {
    world.provider.approval = { state, because: ['live-start'], by: null, at: null, reason: '', expiresAt: 9e12 };
    if (world.provider.run_ !== null)
      world.provider.run_ = { ...world.provider.run_, approval: world.provider.approval };
  };

  it('is waited for, and nothing is ordered before', async () => {
    ask('pending');
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(60_000);
    expect(world.provider.submits).toEqual([]);
    expect(world.desk.list()[0]?.waitsFor?.code).toBe('waits.approval');
    ask('approved');
    await world.clock.pass(2_000);
    expect(world.provider.submits.map(({ key }) => key)).toEqual(['run-1/net/1']);
  });

  it.each(['refused', 'expired'] as const)('who leaves it %s ends the run with nothing done', async (state) => {
    ask('pending');
    world.arm(world.failoverPlan(['a']));
    await world.clock.pass(20_000);
    ask(state);
    await world.clock.pass(5_000);
    expect(world.provider.submits).toEqual([]);
    expect(world.desk.list()[0]).toMatchObject({
      ending: 'stopped',
      waitsFor: { code: `arming-ended.approval-${state}` },
    });
  });
});

describe('another console', () => {
  it('takes a run over from what is stored, waits for its person, and orders nothing twice', async () => {
    await begun(gated());
    await effect('a');
    const first = world.desk;
    const second = world.console('there', new MemoryJournal());
    expect(second.list()[0]).toMatchObject({ phase: 'elsewhere', holder: 'Ada' });
    const taken = await second.takeOver('run-1', 'Ada’s laptop died.');
    expect(taken).toMatchObject({ ok: true, value: { phase: 'interrupted', can: { resume: true } } });
    expect(first.list()[0]).toMatchObject({ phase: 'interrupted', waitsFor: { code: 'waits.lease-lost' } });
    const before = world.provider.submits.length;
    await world.clock.pass(30_000);
    expect(world.provider.submits.length).toBe(before);
    expect((await second.resume('run-1')).ok).toBe(true);
    await world.clock.pass(3_000);
    expect(second.list()[0]?.questions).toHaveLength(1);
    second.answer('run-1', 'ask', 'go', '');
    await world.clock.pass(3_000);
    world.provider.effect('b');
    await world.clock.pass(3_000);
    expect(second.list()[0]).toMatchObject({ phase: 'ended', ending: 'completed' });
    const keys = world.provider.submits.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(first.list()[0]).toMatchObject({ phase: 'ended', ending: 'completed' });
  });

  it('from which it was taken does not take it back by resuming', async () => {
    await begun(gated());
    const taken = await world.provider.takeOver('run-1', { instanceId: 'elsewhere' });
    expect(taken.ok).toBe(true);
    world.restart();
    const resumed = await world.desk.resume('run-1');
    expect(resumed).toMatchObject({
      ok: false,
      failure: { is: 'not-possible', why: { code: 'cannot.resume-elsewhere' } },
    });
  });
});

describe('a run of another console', () => {
  const there = () => world.console('there', new MemoryJournal());
  const wordsAt = (desk: RunDesk) =>
    desk.view('run-1')?.lines.map(({ stepId, word, source }) => [stepId, word, source]);

  it('is told step by step, as the provider tells its operations and its decisions', async () => {
    await begun(gated());
    const second = there();
    expect(second.view('run-1')).toBeNull();
    expect((await second.inspect('run-1')).ok).toBe(true);
    await effect('a');
    world.provider.end('a', 'succeeded');
    world.desk.answer('run-1', 'ask', 'go', '');
    await world.clock.pass(3_000);
    await second.inspect('run-1');
    expect(wordsAt(second)).toEqual([
      ['net', 'accepted', 'gateway'],
      ['a', 'told-done', 'gateway'],
      ['ask', 'passed', 'gateway'],
      ['b', 'accepted', 'gateway'],
    ]);
    expect(second.list()[0]).toMatchObject({ toldBy: 'provider', createdBy: 'Ada', counts: { total: 0, open: 0 } });
  });

  it('tells a window that looks at it when one of its operations changes, and nobody else', async () => {
    await begun(gated());
    const changed: string[] = [];
    const second = world.console('there', new MemoryJournal(), (runId) => changed.push(runId));
    world.provider.end('a', 'failed');
    expect(changed).toEqual([]);
    await second.inspect('run-1');
    world.provider.end('a', 'failed');
    expect(changed).toEqual(['run-1']);
    expect(wordsAt(second)?.[1]).toEqual(['a', 'failed', 'gateway']);
  });

  it('that cannot be asked for is told by its operations alone', async () => {
    await begun(gated());
    const second = there();
    world.provider.silent = true;
    await second.inspect('run-1');
    expect(wordsAt(second)?.map(([stepId]) => stepId)).toEqual(['net', 'a']);
  });

  it('stays in the list for 30 days after its end, and waits for nobody here', async () => {
    await begun(gated());
    const second = there();
    world.provider.runEnds('completed');
    expect(second.list()[0]).toMatchObject({ phase: 'ended', ending: 'completed', acknowledged: true });
    expect(second.list()[0]?.can).toMatchObject({ takeOver: false, approve: false });
    await second.inspect('run-1');
    expect(wordsAt(second)?.at(-1)).toEqual(['b', 'not-known', null]);
    world.clock.jumpWall(31 * 86_400_000);
    expect(second.list()).toEqual([]);
  });
});

describe('a run that another console ended', () => {
  it('shows no step as waiting: what the provider told, or that it is not known', async () => {
    await begun(gated());
    await world.provider.takeOver('run-1', { instanceId: 'elsewhere' });
    world.provider.end('a', 'succeeded');
    world.provider.runEnds('completed');
    await world.clock.pass(60_000);
    const view = world.desk.view('run-1');
    expect(view).toMatchObject({ phase: 'ended', counts: { observed: 0, told: 1, notKnown: 1, waiting: 0, open: 0 } });
    expect(view?.lines.map(({ word }) => word)).toEqual(['observed', 'told-done', 'not-known', 'not-known']);
  });
});

describe('a run that was stopped before it began', () => {
  it('shows its steps as never begun', async () => {
    world.arm(gated());
    world.desk.stop('run-1');
    await world.clock.pass(1_000);
    expect(new Set(world.desk.view('run-1')?.lines.map(({ word }) => word))).toEqual(new Set(['skipped']));
  });
});
