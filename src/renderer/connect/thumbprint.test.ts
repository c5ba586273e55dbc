import { describe, expect, it } from 'vitest';
import { compareThumbprint, thumbprintRows } from './thumbprint.ts';

const presented = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0').toUpperCase()).join(':');

describe('a thumbprint', () => {
  it('is read in four rows of eight pairs', () => {
    const rows = thumbprintRows(presented);
    expect(rows.map((row) => row.length)).toEqual([8, 8, 8, 8]);
    expect(rows.flat().join(':')).toBe(presented);
  });

  it('is the same however it was written down', () => {
    expect(compareThumbprint(presented, presented)).toBe('same');
    expect(compareThumbprint(`SHA-256: ${presented.toLowerCase().replaceAll(':', ' ')}\n`, presented)).toBe('same');
  });

  it('is different when a digit or the end is', () => {
    expect(compareThumbprint(presented.replace('1F', '1E'), presented)).toBe('different');
    expect(compareThumbprint(presented.slice(0, -3), presented)).toBe('different');
    expect(compareThumbprint('  ', presented)).toBe('empty');
  });
});
