import { describe, expect, it } from 'vitest';
import { asking, choicesOf, listed, noFilter, type RunFilter } from './list.ts';
import { cannot, run } from './testing/run.ts';

const runs = [
  run('1', { createdBy: 'Ben', toldBy: 'provider', title: 'Test failover of 2 VMs' }),
  run('2', { phase: 'running', ending: null, questions: [{ stepId: 'g', text: 'Well?', kind: 'gate', since: 0 }] }),
  run('3', { ending: 'partly', verb: 'undo-failover' }),
  run('4', { phase: 'elsewhere', ending: null, createdBy: 'Cem', can: { ...cannot, approve: true } }),
  run('5', { createdBy: null }),
];

const found = (change: Partial<RunFilter>): readonly string[] =>
  listed(runs, { ...noFilter, ...change }).map(({ runId }) => runId);

describe('the list of runs', () => {
  it('has the newest first, or the oldest', () => {
    expect(found({})).toEqual(['5', '4', '3', '2', '1']);
    expect(found({ order: 'oldest' })).toEqual(['1', '2', '3', '4', '5']);
  });

  it.each([
    ['active', ['4', '2']],
    ['asks', ['4', '2']],
    ['unsuccessful', ['3']],
    ['ended', ['5', '3', '1']],
  ] as const)('is narrowed to what is %s', (state, expected) => {
    expect(found({ state })).toEqual(expected);
  });

  it('is narrowed by verb, by person and by what their words contain, all at once', () => {
    expect(found({ verb: 'undo-failover' })).toEqual(['3']);
    expect(found({ who: 'Ben' })).toEqual(['1']);
    expect(found({ search: 'vms  TEST ' })).toEqual(['1']);
    expect(found({ search: 'cem' })).toEqual(['4']);
    expect(found({ search: 'cem', state: 'ended' })).toEqual([]);
  });

  it('offers only verbs and people that there are', () => {
    expect(choicesOf(runs)).toEqual({ verbs: ['failover', 'undo-failover'], people: ['Ann', 'Ben', 'Cem'] });
  });

  it('says what waits for this person, the longest wait first', () => {
    expect(asking(runs).map(({ runId }) => runId)).toEqual(['2', '4']);
  });
});
