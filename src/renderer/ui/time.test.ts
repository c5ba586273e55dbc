import { describe, expect, it } from 'vitest';
import { formatAge, formatDuration, formatElapsed, formatRange, fromLocalInput, toLocalInput } from './time.ts';

const MIN = 60_000;

describe('times', () => {
  it('say an age in one number', () => {
    expect(formatAge(38_000)).toBe('38 s ago');
    expect(formatAge(400)).toBe('just now');
    expect(formatAge(-5_000)).toBe('just now');
    expect(formatAge(12 * MIN + 5_000)).toBe('12 min ago');
    expect(formatAge(47 * 60 * MIN)).toBe('47 h ago');
    expect(formatDuration(50 * 60 * MIN)).toBe('2 d');
  });

  it('count elapsed time to the second', () => {
    expect(formatElapsed(250_000)).toBe('4 min 10 s');
    expect(formatElapsed(3_725_000)).toBe('1 h 2 min');
  });

  it('give a prediction as a range', () => {
    expect(formatRange(4 * MIN, 7 * MIN)).toBe('4 to 7 min');
    expect(formatRange(22_000, 48_000)).toBe('25 to 50 s');
    expect(formatRange(30_000, 30_000)).toBe('about 30 s');
    expect(formatRange(3 * 60 * MIN, 5 * 60 * MIN)).toBe('3 to 5 h');
  });

  it('come back from a field as they went in', () => {
    const at = new Date(2026, 10, 22, 3, 10, 5).getTime();
    expect(fromLocalInput(toLocalInput(at))).toBe(at);
    expect(fromLocalInput('')).toBeNull();
  });
});
