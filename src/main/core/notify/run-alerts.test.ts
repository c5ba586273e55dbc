import { describe, expect, it } from 'vitest';
import type { RunSummary } from '#shared/ipc/index.ts';
import { wordsOf } from '#shared/texts/index.ts';
import { RunAlerts } from './run-alerts.ts';
import { runSummary as run } from './testing/run-summary.ts';
import { Told, type ToldEntries } from './told.ts';

const NOW = 1_800_000_000_000;
const HOUR_MS = 3_600_000;

/** Follows the runs one list after the other, as one console; `entries` are what an earlier one told. */
function heard(
  lists: readonly (readonly RunSummary[])[],
  { entries = [], now = NOW }: { entries?: ToldEntries; now?: number } = {},
): { told: string[]; entries: ToldEntries } {
  const told: string[] = [];
  const known = new Told(entries);
  const alerts = new RunAlerts(known, ({ kind, title, what, body, opens, isUrgent }) => {
    expect(opens).toMatchObject({ kind: 'run', connectionId: 'c-1' });
    const words = wordsOf({ ...title, params: { ...title.params, what: what.named } });
    told.push(`${isUrgent ? 'urgent ' : ''}${kind}: ${words} (${wordsOf(body)})`);
  });
  for (const runs of lists) alerts.follow(runs, now, 24);
  return { told, entries: known.entries() };
}

const gate = { stepId: 's-9', text: 'Is the database up?', kind: 'gate', since: NOW } as const;
const can = { ...run().can, resume: true, approve: true };
const pending = {
  ...{ state: 'pending', because: ['live-start'], by: null, at: null, reason: '', expiresAt: null },
} as const satisfies RunSummary['approval'];
const recent = { createdAt: NOW - HOUR_MS };

describe('a run that ends', () => {
  const ended = run({ phase: 'ended', ending: 'partly', counts: { observed: 8, failed: 0, skipped: 2 } });

  it('is told once, with its counts', () => {
    expect(heard([[run()], [ended], [ended]]).told).toEqual([
      'run-ended: Failover of 10 VMs: ended in part (8 done, 0 failed, 2 skipped, of 10 VMs)',
    ]);
  });

  it('is not told where it was not seen going on', () => {
    expect(heard([[ended]]).told).toEqual([]);
  });
});

describe('a person is called', () => {
  it.each([
    [
      'at a gate',
      { questions: [gate] },
      'run-needs-answer: Failover of 10 VMs: waits for your answer (Is the database',
    ],
    [
      'for a failure that holds others up',
      { questions: [{ ...gate, kind: 'failure', text: 'erp-db-01', held: 2 }] },
      'run-needs-answer: Failover of 10 VMs: waits for your answer (erp-db-01 did not succeed, and 2 steps wait for it.',
    ],
    [
      'to approve',
      { ...recent, approval: pending, can },
      'approval-asked: Failover of 10 VMs: waits for your approval',
    ],
    [
      'where another approves',
      { ...recent, approval: pending },
      'approval-asked: Failover of 10 VMs: waits for an appr',
    ],
    ['to resume', { phase: 'interrupted', can }, 'run-needs-answer: Failover of 10 VMs: interrupted (Look at what'],
    ['for what stalled', { counts: { stalled: 2 } }, 'run-stalled: Failover of 10 VMs: stalled (2 VMs have stalled.'],
    ['for what failed', { counts: { failed: 1 } }, 'run-failed: Failover of 10 VMs: something failed (1 VM has failed'],
    [
      'for a broken glass',
      { ...recent, breakGlass: 'fire' },
      'break-glass: Failover of 10 VMs: begun without the appr',
    ],
  ] as const)('%s, once', (_when, waiting, words) => {
    const { told } = heard([[run()], [run(waiting)], [run(waiting)]]);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`urgent ${words}`);
  });

  it('again when the run waits again, and for each gate', () => {
    const lists = [[], [gate], [], [gate], [gate, { ...gate, stepId: 's-10' }]];
    expect(heard(lists.map((questions) => [run({ questions })])).told).toHaveLength(3);
  });

  it('once over a restart: what was told is kept', () => {
    const waiting = [run({ questions: [gate], phase: 'interrupted', can })];
    const first = heard([[run()], waiting]);
    expect(first.told).toHaveLength(2);
    expect(heard([waiting], { entries: first.entries }).told).toEqual([]);
    expect(heard([[], waiting], { entries: first.entries }).told).toHaveLength(2);
  });

  it('not for what began more than a day ago', () => {
    const old = { createdAt: NOW - 25 * HOUR_MS, breakGlass: 'fire', approval: pending };
    expect(heard([[run({ ...old, questions: [{ ...gate, since: NOW - 25 * HOUR_MS }] })]]).told).toEqual([]);
  });

  it('not for what stalls or fails in a run that somebody else goes on with', () => {
    expect(heard([[], [run({ phase: 'elsewhere', counts: { stalled: 1, failed: 1 } })]]).told).toEqual([]);
  });
});

describe('a time to finalise', () => {
  const failedOver = run({ phase: 'ended', ending: 'completed', finaliseBy: NOW + 30 * HOUR_MS, notFinalised: 3 });

  it('is told when it is near and when it is over, each once', () => {
    const far = heard([[failedOver]]);
    expect(far.told).toEqual([]);
    const near = heard([[failedOver], [failedOver]], { ...far, now: NOW + 7 * HOUR_MS });
    expect(near.told).toHaveLength(1);
    expect(near.told[0]).toContain(
      'finalise-near: Failover of 10 VMs: to be finalised soon (3 VMs are still failed over',
    );
    const over = heard([[failedOver], [failedOver]], { ...near, now: NOW + 31 * HOUR_MS });
    expect(over.told).toHaveLength(1);
    expect(over.told[0]).toContain('urgent finalise-near: Failover of 10 VMs: the time to finalise it is over');
  });

  it('is not told when everything is finalised', () => {
    expect(heard([[{ ...failedOver, notFinalised: 0 }]], { now: NOW + 40 * HOUR_MS }).told).toEqual([]);
  });
});
