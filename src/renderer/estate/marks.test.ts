import { describe, expect, it } from 'vitest';
import { glyphs } from '../ui/glyphs.ts';
import { markLooks, markOf, marks, severityOf } from './marks.ts';

const NOW = 10_000_000;

describe('what a VM shows', () => {
  it.each([
    [60, 'protected'],
    [900, 'protected'],
    [901, 'behind-2x'],
    [1_801, 'behind-4x'],
    [3_601, 'beyond-4x'],
  ] as const)('at %i s behind a target of 900 s is %s', (age, mark) => {
    expect(markOf('protected', NOW - age * 1_000, 900, NOW)).toBe(mark);
  });

  it('never says protected where the age is not known', () => {
    expect(markOf('protected', Number.NaN, 900, NOW)).toBe('no-point');
    expect(markOf('protected', NOW, null, NOW)).toBe('no-point');
  });

  it('is the state itself where there is one', () => {
    expect(markOf('failover', Number.NaN, 900, NOW)).toBe('failover');
  });

  it('puts two copies on top of everything', () => {
    expect(marks.every((mark) => severityOf(mark) <= severityOf('two-copies'))).toBe(true);
  });

  it('tells the states apart by shape and word, not by colour alone', () => {
    const looks = marks.map((mark) => `${markLooks[mark].glyph} ${markLooks[mark].word}`);
    expect(new Set(looks).size).toBe(marks.length);
    const concerns = marks.filter((mark) => mark !== 'no-point').map((mark) => glyphs[markLooks[mark].glyph]);
    expect(new Set(concerns).size).toBe(concerns.length);
  });
});
