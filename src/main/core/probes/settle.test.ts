import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clock } from '../ports.ts';
import { untilStable, type Finding } from './settle.ts';

const BETWEEN_MS = 10;

/** A clock on which only waiting takes time. */
function patientClock(): Clock {
  let now = 0;
  return {
    wallMs: () => now,
    monotonicMs: () => now,
    after(delayMs, task) {
      now += delayMs;
      queueMicrotask(task);
      return () => undefined;
    },
  };
}

/** The guest answers as told, then goes on as it last did. */
function watch(answers: readonly boolean[], inARow: number): Promise<Finding> {
  let next = 0;
  const look = () => {
    const is = answers[Math.min(next, answers.length - 1)] ?? false;
    next += 1;
    return Promise.resolve({ answers: is, detail: is ? 'yes' : 'no', tookMs: 0 });
  };
  const patience = { answersInARow: inARow, betweenMs: BETWEEN_MS, wholeMsMax: answers.length * BETWEEN_MS };
  return untilStable(look, patience, patientClock(), new AbortController().signal);
}

it('a guest is stable when it has answered so often in a row', async () => {
  expect(await watch([false, true, false, true, true, true], 3)).toMatchObject({
    is: 'stable',
    looks: 6,
    answered: 4,
    stableAfterMs: 3 * BETWEEN_MS,
  });
});

it('one that answers and falls silent is unstable, one that never answered is silent', async () => {
  expect(await watch([true, false, true, false], 2)).toMatchObject({ is: 'unstable', answered: 2 });
  expect(await watch([false, false, false], 1)).toMatchObject({ is: 'silent', answered: 0, last: { detail: 'no' } });
});

it('is never called stable without so many answers in a row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (answers, inARow) => {
        const found = await watch(answers, inARow);
        const seen = Array.from({ length: found.looks }, (_, at) => answers[Math.min(at, answers.length - 1)] === true);
        const row = seen.slice(-inARow);
        expect(found.is === 'stable').toBe(row.length === inARow && row.every(Boolean));
      },
    ),
  );
});

it('is left when somebody cancels', async () => {
  const cancel = new AbortController();
  const look = () => {
    cancel.abort();
    return Promise.resolve({ answers: false, detail: '', tookMs: 0 });
  };
  const patience = { answersInARow: 1, betweenMs: 1, wholeMsMax: 1_000 };
  expect(await untilStable(look, patience, patientClock(), cancel.signal)).toMatchObject({ is: 'cancelled', looks: 1 });
});
