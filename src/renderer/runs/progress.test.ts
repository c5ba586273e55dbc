import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { partsOf } from './progress.ts';

const counts = {
  ...{ total: 10, observed: 0, failed: 0, stalled: 0, skipped: 0, open: 0, waiting: 10, told: 0, notKnown: 0 },
};
const css = readFileSync(new URL('RunProgress.module.css', import.meta.url), 'utf8');
const ruleOf = (name: string): string => css.split(`\n.${name} {`)[1]?.split('}')[0] ?? '';

describe('the bar of a run', () => {
  it('shows nothing as done while everything is only under way', () => {
    expect(partsOf({ ...counts, open: 4, waiting: 6 })).toEqual([{ look: 'underWay', percent: 40 }]);
  });

  it('leaves what waits empty, and fills the whole only when all of it has ended', () => {
    expect(partsOf(counts)).toEqual([]);
    const ended = partsOf({ ...counts, observed: 6, failed: 1, stalled: 1, skipped: 2, waiting: 0 });
    expect(ended.map(({ look, percent }) => [look, percent])).toEqual([
      ['done', 60],
      ['failed', 20],
      ['skipped', 20],
    ]);
  });

  it('hatches what is under way, in a colour that nothing done has', () => {
    expect(ruleOf('underWay')).toContain('repeating-linear-gradient');
    expect(ruleOf('underWay')).toContain('transparent');
    expect(ruleOf('underWay')).not.toContain('--state-moved');
    expect(ruleOf('done')).toMatch(/background: var\(--state-moved\)/);
  });

  it('keeps its patterns where colours are forced', () => {
    expect(css.split('forced-colors: active')[1]).toContain('forced-color-adjust: none');
  });
});
