import { describe, expect, it } from 'vitest';
import { QuitGuard } from './quit-guard.ts';

/** A desk with a person at it: answers are given by hand. */
function desk(isLive: boolean): {
  guard: QuitGuard;
  seen: { asked: number; quits: number; isLive: boolean };
  answer: (isSure: boolean) => Promise<void>;
} {
  const seen = { asked: 0, quits: 0, isLive };
  let give: (isSure: boolean) => void = () => undefined;
  const guard = new QuitGuard({
    hasLiveRun: () => seen.isLive,
    confirm: () => {
      seen.asked += 1;
      return new Promise((resolve) => (give = resolve));
    },
    quit: () => (seen.quits += 1),
  });
  const answer = async (isSure: boolean): Promise<void> => {
    give(isSure);
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { guard, seen, answer };
}

describe('quitting', () => {
  it('needs no word while nothing goes on', () => {
    const { guard, seen } = desk(false);
    expect(guard.mayLeave()).toBe(true);
    expect(seen.asked).toBe(0);
  });

  it('is asked about once while a run goes on, and stays where the person says so', async () => {
    const { guard, seen, answer } = desk(true);
    expect(guard.mayLeave()).toBe(false);
    expect(guard.mayLeave()).toBe(false);
    expect(seen.asked).toBe(1);
    await answer(false);
    expect(seen.quits).toBe(0);
    expect(guard.mayLeave()).toBe(false);
    expect(seen.asked).toBe(2);
  });

  it('goes on once the person is sure', async () => {
    const { guard, seen, answer } = desk(true);
    guard.mayLeave();
    await answer(true);
    expect(seen.quits).toBe(1);
    expect(guard.mayLeave()).toBe(true);
  });

  it('needs no word any more when the run has ended', async () => {
    const { guard, seen, answer } = desk(true);
    guard.mayLeave();
    await answer(false);
    seen.isLive = false;
    expect(guard.mayLeave()).toBe(true);
  });

  it('obeys a signal at once, even while the question is open', async () => {
    const { guard, seen, answer } = desk(true);
    guard.mayLeave();
    guard.obeySignal();
    expect(seen.quits).toBe(1);
    expect(guard.mayLeave()).toBe(true);
    await answer(false);
    expect(guard.mayLeave()).toBe(true);
  });
});
