import { describe, expect, it } from 'vitest';
import type { ConsoleFailure, VmDetails } from '#shared/ipc/index.ts';
import { afterAnswer, nothingTold } from './useVmDetails.ts';

const failure: ConsoleFailure = {
  ...{ code: 'store-failed', message: { code: 'failure.store', params: {} }, retryable: true },
};
const details = { replica: null, points: null } as unknown as VmDetails;
const told = afterAnswer(nothingTold, 'c1 a', { ok: true, value: details });
const failed = { ok: false, failure } as const;

describe('what is known of a VM', () => {
  it('is that it could not be read, where nothing was told before', () => {
    expect(afterAnswer(nothingTold, 'c1 a', failed)).toMatchObject({ details: null, failure, hasAnswer: false });
  });

  it('still stands beside a failure, and the failure goes with the next answer', () => {
    const then = afterAnswer(told, 'c1 a', failed);
    expect(then).toMatchObject({ details, failure, hasAnswer: true });
    expect(afterAnswer(then, 'c1 a', { ok: true, value: details }).failure).toBeNull();
  });

  it('is nothing of another VM', () => {
    expect(afterAnswer(told, 'c1 b', failed)).toMatchObject({ details: null, hasAnswer: false });
  });
});
