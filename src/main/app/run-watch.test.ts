import { describe, expect, it } from 'vitest';
import type { RunCounts, RunSummary } from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { progressOf, RunWatch } from './run-watch.ts';

const noCounts: RunCounts = {
  ...{ total: 10, observed: 0, failed: 0, stalled: 0, skipped: 0, open: 0, waiting: 10 },
  ...{ told: 0, notKnown: 0 },
};

function run(own: Partial<Omit<RunSummary, 'counts'>> & { counts?: Partial<RunCounts> } = {}): RunSummary {
  return {
    runId: 'run-1',
    connectionId: 'c-1',
    title: 'Failover of 10 VMs',
    verb: 'failover',
    scope: 'full-site',
    phase: 'running',
    ending: null,
    acknowledged: false,
    toldBy: 'journal',
    createdBy: null,
    createdAt: 0,
    endedAt: null,
    armedUntil: null,
    remaining: null,
    waitsFor: null,
    planId: null,
    finaliseBy: null,
    notFinalised: 0,
    approval: null,
    breakGlass: null,
    holder: null,
    questions: [],
    can: {
      ...{ stop: true, resume: false, retry: false, abandon: false, acknowledge: false },
      ...{ takeOver: false, approve: false, undo: false },
    },
    ...own,
    counts: { ...noCounts, ...own.counts },
  };
}

function desktop(): { watch: RunWatch; seen: string[] } {
  const seen: string[] = [];
  const watch = new RunWatch({
    showProgress: (fraction, isTroubled) => seen.push(`progress ${String(fraction)}${isTroubled ? ' troubled' : ''}`),
    keepAwake: (isNeeded) => seen.push(isNeeded ? 'awake' : 'may sleep'),
    showCount: (live) => seen.push(`count ${live}`),
    tell: ({ title, body, wish, isUrgent }) => {
      expect(wish).toMatchObject({ kind: 'run', connectionId: 'c-1' });
      seen.push(`${isUrgent ? 'urgent: ' : ''}${wordsOf(title)} (${wordsOf(body)})`);
    },
  });
  return { watch, seen };
}

describe('the desktop', () => {
  it('may sleep and shows nothing while no run goes on', () => {
    const { watch, seen } = desktop();
    watch.follow([run({ phase: 'ended', ending: 'completed' }), run({ runId: 'run-2', phase: 'interrupted' })]);
    expect(seen).toEqual(['may sleep', 'progress null', 'count 0']);
  });

  it.each(['arming', 'starting', 'running', 'stopping'] as const)('stays awake while a run is %s', (phase) => {
    const { watch, seen } = desktop();
    watch.follow([run({ phase })]);
    expect(seen[0]).toBe('awake');
  });

  it('shows how far the run is, and that something is wrong', () => {
    const { watch, seen } = desktop();
    watch.follow([run({ counts: { observed: 4 } })]);
    watch.follow([run({ counts: { observed: 4, failed: 1 } })]);
    expect(seen).toEqual([...['awake', 'progress 0.4', 'count 1'], ...['awake', 'progress 0.5 troubled', 'count 1']]);
  });

  it('tells once when a run that was seen going on ends', () => {
    const { watch, seen } = desktop();
    watch.follow([run()]);
    const ended = run({ phase: 'ended', ending: 'partly', counts: { observed: 8, failed: 1, skipped: 1 } });
    watch.follow([ended]);
    watch.follow([ended]);
    expect(seen.filter((line) => line.includes('Failover'))).toEqual([
      'Failover of 10 VMs: ended in part (8 done, 1 failed, 1 skipped, of 10 VMs)',
    ]);
  });
});

const told = (seen: readonly string[]): readonly string[] => seen.filter((line) => line.includes('Failover'));
const can = { ...run().can, resume: true, approve: true };

describe('a person is called', () => {
  const gate = { stepId: 's-9', text: 'Is the database up?', isDoubt: false, since: 0 };

  it.each([
    ['at a gate', { questions: [gate] }, 'waits for your answer (Is the database up?)'],
    ['to approve', { can: { ...can, resume: false } }, 'waits for your approval (Nothing starts before'],
    ['to resume', { phase: 'interrupted', can: { ...can, approve: false } }, 'interrupted (Look at what is known'],
    ['for what stalled', { counts: { stalled: 2 } }, 'stalled (2 VMs have stalled.'],
  ] as const)('%s, once', (_when, waiting, words) => {
    const { watch, seen } = desktop();
    watch.follow([run()]);
    watch.follow([run(waiting)]);
    watch.follow([run(waiting)]);
    expect(told(seen)).toHaveLength(1);
    expect(told(seen)[0]).toContain(`urgent: Failover of 10 VMs: ${words}`);
  });

  it('again when the run waits again, and for each gate', () => {
    const { watch, seen } = desktop();
    for (const questions of [[], [gate], [], [gate], [gate, { ...gate, stepId: 's-10' }]]) {
      watch.follow([run({ questions })]);
    }
    expect(told(seen)).toHaveLength(3);
  });

  it('not at the start for what waited already, but for a run that comes later and waits', () => {
    const { watch, seen } = desktop();
    watch.follow([run({ questions: [gate] })]);
    expect(told(seen)).toEqual([]);
    watch.follow([run({ questions: [gate] }), run({ runId: 'run-2', phase: 'elsewhere', can })]);
    expect(told(seen)).toHaveLength(1);
  });

  it('not for a run that somebody else goes on with', () => {
    const { watch, seen } = desktop();
    watch.follow([]);
    watch.follow([run({ phase: 'elsewhere', can: { ...can, approve: false }, counts: { stalled: 1 } })]);
    expect(told(seen)).toEqual([]);
  });
});

it('counts all live runs into one bar', () => {
  expect(progressOf([])).toBeNull();
  expect(progressOf([run({ counts: { total: 0 } })])).toBe(0);
  expect(progressOf([run({ counts: { observed: 10 } }), run({ runId: 'run-2' })])).toBe(0.5);
});
