import type { ActReport, HostAct } from '#shared/domain/index.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { plainStep } from './review/plain-step.ts';
import type { RunPlan, StepPlan } from './run-state.ts';
import { DeskWorld } from './testing/desk-world.ts';
import { MemoryJournal } from './testing/memory-journal.ts';

const place = { address: 'host.example', port: 22, credential: 'root', jump: null };
const command = (safeToRepeat: boolean): HostAct => ({
  ...{ kind: 'command', place, command: 'halt', limitSeconds: 10, exitCodes: [0], contains: null },
  safeToRepeat,
});
const done: ActReport = { outcome: 'done', detail: 'exit code 0', output: 'halted' };

let world: DeskWorld;
/** Acts that were begun on the host, and how the host is told to answer each. */
let begun: HostAct[];
let answer: (report: ActReport) => void;

beforeEach(() => {
  world = new DeskWorld();
  begun = [];
  world.act = (act) => {
    begun.push(act);
    return new Promise((resolve) => (answer = resolve));
  };
});

/** `a` waits for an act on a host, which waits for the network. */
function planWith(act: HostAct, more: Partial<StepPlan> = {}): RunPlan {
  const plan = world.failoverPlan(['a']);
  const [network, a] = plan.steps as [StepPlan, StepPlan];
  const step = plainStep('host', { kind: 'host-act', act }, { name: 'Halt the old one', after: ['net'], ...more });
  return { ...plan, steps: [network, step, { ...a, after: ['host'] }] };
}

async function reached(plan: RunPlan): Promise<void> {
  world.arm(plan);
  await world.clock.pass(11_000);
  world.provider.effect('net');
  await world.clock.pass(1_500);
}

async function told(report: ActReport): Promise<void> {
  answer(report);
  await world.clock.pass(3_000);
}

async function restarted(): Promise<void> {
  world.restart();
  await world.desk.resume('run-1');
  await world.clock.pass(3_000);
}

describe('an act on a host', () => {
  it('is done once the gateway has recorded that it begins, and not before', async () => {
    world.provider.silent = true;
    world.arm(planWith(command(false)));
    await world.clock.pass(11_000);
    world.provider.silent = false;
    await world.clock.pass(6_000);
    world.provider.effect('net');
    world.provider.silent = true;
    await world.clock.pass(3_000);
    expect(begun).toEqual([]);
    world.provider.silent = false;
    await world.clock.pass(6_000);
    expect(world.provider.decisions.map(({ body }) => body)).toMatchObject([{ kind: 'act-begun', stepId: 'host' }]);
    expect(begun).toHaveLength(1);
    expect(world.stepIs('a')).toBe('waiting');
  });

  it('lets through what waits for it when its success is recorded', async () => {
    await reached(planWith(command(false)));
    await told(done);
    expect(world.provider.decisions.at(-1)?.body).toMatchObject({ kind: 'act-ended', report: done });
    expect(world.stepIs('host')).toBe('passed');
    expect(world.stepIs('a')).toBe('accepted');
    const line = world.desk.view('run-1')?.lines.find(({ stepId }) => stepId === 'host');
    expect(line).toMatchObject({ word: 'passed', source: 'host', detail: { params: { detail: 'exit code 0' } } });
    const { startedAt, endedAt } = line ?? {};
    expect(startedAt).toBeGreaterThan(0);
    expect(endedAt).toBeGreaterThanOrEqual(startedAt ?? Infinity);
  });

  it('that failed holds up what waits for it, unless the plan calls it optional', async () => {
    await reached(planWith(command(false)));
    await told({ ...done, outcome: 'failed' });
    expect(world.stepIs('a')).toBe('skipped');
    world = Object.assign(new DeskWorld(), { act: world.act });
    await reached(planWith(command(false), { optional: true }));
    await told({ ...done, outcome: 'failed' });
    expect(world.stepIs('a')).toBe('accepted');
  });

  it('that failed is tried again as often as the plan says', async () => {
    await reached(planWith(command(false), { retries: 1 }));
    await told({ ...done, outcome: 'failed' });
    await world.clock.pass(6_000);
    expect(begun).toHaveLength(2);
    await told({ ...done, outcome: 'failed' });
    await world.clock.pass(10_000);
    expect(begun).toHaveLength(2);
    expect(world.stepIs('host')).toBe('failed');
  });

  describe('that a person cancels', () => {
    /** Hosts that end what they are told to end, and say so. */
    const endsWhenTold = (how: ActReport): void => {
      world.act = (act, signal) => {
        begun.push(act);
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(how)));
      };
    };
    const ended: ActReport = { outcome: 'failed', detail: 'Its host ended it.', output: 'half' };

    it('is ended on its host, recorded as cancelled with the reason, and not tried again', async () => {
      endsWhenTold(ended);
      await reached(planWith(command(true), { retries: 3 }));
      expect(world.desk.view('run-1')?.lines.find(({ stepId }) => stepId === 'host')).toMatchObject({
        ...{ word: 'acting', host: 'host.example', canCancel: true },
      });
      expect(world.desk.cancelAct('run-1', 'host', 'Wrong host').ok).toBe(true);
      await world.clock.pass(20_000);
      expect(begun).toHaveLength(1);
      expect(world.provider.decisions.at(-1)?.body).toMatchObject({
        kind: 'act-ended',
        report: { outcome: 'cancelled', detail: 'Cancelled: Wrong host. Its host ended it.', output: 'half' },
      });
      expect(world.stepIs('host')).toBe('failed');
      expect(world.stepIs('a')).toBe('skipped');
    });

    it('is done where it was done in spite of it', async () => {
      endsWhenTold(done);
      await reached(planWith(command(true)));
      world.desk.cancelAct('run-1', 'host', 'Too slow');
      await world.clock.pass(5_000);
      expect(world.stepIs('host')).toBe('passed');
      expect(world.stepIs('a')).toBe('accepted');
    });

    it('is not cancelled twice, nor once it is over, nor by a console that does not do it', async () => {
      endsWhenTold(ended);
      await reached(planWith(command(false)));
      await restarted();
      expect(world.desk.cancelAct('run-1', 'host', 'Too late').ok).toBe(false);
    });
  });

  it('tells what it does and what came of each try', async () => {
    await reached(planWith(command(false), { retries: 1 }));
    await told({ ...done, outcome: 'failed', detail: 'exit code 1' });
    await world.clock.pass(6_000);
    const view = await world.desk.act('run-1', 'host');
    expect(view).toMatchObject({
      ok: true,
      value: {
        name: 'Halt the old one',
        act: { command: 'halt' },
        tries: [
          { attempt: 1, report: { detail: 'exit code 1', output: 'halted' } },
          { attempt: 2, report: null },
        ],
      },
    });
    expect((await world.desk.act('run-1', 'net')).ok).toBe(false);
  });

  it('is not begun where a stop came first', async () => {
    world.arm(planWith(command(false)));
    await world.clock.pass(11_000);
    world.desk.stop('run-1');
    world.provider.effect('net');
    await world.clock.pass(5_000);
    expect(begun).toEqual([]);
  });
});

describe('an act of which nobody knows', () => {
  it('is never simply done again: a person is asked', async () => {
    await reached(planWith(command(false)));
    await restarted();
    await world.clock.pass(600_000);
    expect(begun).toHaveLength(1);
    expect(world.desk.list()[0]?.questions).toMatchObject([{ stepId: 'host', kind: 'doubt' }]);
    world.desk.answer('run-1', 'host', 'again', 'It still runs.');
    await world.clock.pass(5_000);
    expect(begun).toHaveLength(2);
    await told(done);
    expect(world.stepIs('a')).toBe('accepted');
  });

  it('counts as done when a person says so', async () => {
    await reached(planWith(command(false)));
    await restarted();
    world.desk.answer('run-1', 'host', 'go', 'Saw it down.');
    await world.clock.pass(3_000);
    expect(begun).toHaveLength(1);
    const line = world.desk.view('run-1')?.lines.find(({ stepId }) => stepId === 'host');
    const detail = { code: 'step.act-vouched-note', params: { note: 'Saw it down.' } };
    expect(line).toMatchObject({ source: 'journal', detail });
    expect(world.stepIs('a')).toBe('accepted');
  });

  it('that does no harm twice is done again once its limit has passed on the host', async () => {
    await reached(planWith(command(true)));
    await restarted();
    expect(begun).toHaveLength(1);
    await world.clock.pass(80_000);
    expect(begun).toHaveLength(2);
  });

  it('is in doubt as well for a console that took the run over', async () => {
    await reached(planWith(command(false)));
    const other = world.console('there', new MemoryJournal());
    await other.takeOver('run-1', 'They are at lunch.');
    await world.clock.pass(2_000);
    await other.resume('run-1');
    await world.clock.pass(5_000);
    expect(begun).toHaveLength(1);
    expect(other.list()[0]?.questions).toMatchObject([{ stepId: 'host', kind: 'doubt' }]);
  });
});
