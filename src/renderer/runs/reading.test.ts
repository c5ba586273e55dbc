import { describe, expect, it } from 'vitest';
import type { Answer, RunView } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import { readingOf } from './reading.ts';

const failed = (code: 'not-found' | 'gateway'): Answer<RunView | null> => ({
  ok: false,
  failure: { code, message: message('failure.no-answer'), retryable: true },
});

describe('what a run’s page says before it has the run', () => {
  it('is being asked for while nothing has answered', () => {
    expect(readingOf(null)).toEqual({ is: 'asking' });
  });

  it('is not known only where the console says so', () => {
    expect(readingOf({ ok: true, value: null })).toEqual({ is: 'missing' });
    expect(readingOf(failed('not-found'))).toEqual({ is: 'missing' });
  });

  it('could not be read where anything else went wrong, and why', () => {
    expect(readingOf(failed('gateway'))).toMatchObject({
      is: 'failed',
      failure: { message: { code: 'failure.no-answer' } },
    });
  });
});
