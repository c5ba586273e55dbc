import { describe, expect, it } from 'vitest';
import { ACTIVE_SHOWN_MAX, folded, inStrip } from './strip.ts';
import { run } from './testing/run.ts';

const going = (id: string) => run(id, { phase: 'running', ending: null, acknowledged: false });
const over = (id: string) => run(id, { acknowledged: false });
const ids = (runs: readonly { readonly runId: string }[]): readonly string[] => runs.map(({ runId }) => runId);

describe('the strip at the bottom', () => {
  it('shows what goes on, newest first, and counts what it has no line for', () => {
    const runs = inStrip(['1', '2', '3', '4', '5'].map(going));
    const { shown, more } = folded(runs);
    expect(ids(shown)).toEqual(['5', '4', '3']);
    expect(shown.length + more).toBe(runs.length);
    expect(shown).toHaveLength(ACTIVE_SHOWN_MAX);
  });

  it('folds several that have ended into one line, and leaves a single one its own', () => {
    expect(ids(folded(inStrip([going('1'), over('2'), over('3')])).ended)).toEqual(['3', '2']);
    const single = folded(inStrip([going('1'), over('2')]));
    expect([ids(single.shown), single.ended]).toEqual([['1', '2'], []]);
  });

  it('never takes the place of a run that goes on for one that has ended', () => {
    const { shown, ended } = folded(inStrip([over('9'), over('8'), ...['1', '2', '3'].map(going)]));
    expect(ids(shown)).toEqual(['3', '2', '1']);
    expect(ended).toHaveLength(2);
  });

  it('forgets what somebody has acknowledged', () => {
    expect(folded(inStrip([run('1'), run('2')]))).toEqual({ shown: [], more: 0, ended: [] });
  });
});
