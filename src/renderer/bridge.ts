import type { Answer, Bridge, ConsoleFailure } from '#shared/ipc/index.ts';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this window. */
    readonly farshore: Bridge;
  }
}

export function bridge(): Bridge {
  return window.farshore;
}

/** A call that never came back is a failure like any other: the person must see it, so it must be a value. */
export async function answered<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch {
    return { ok: false, failure: lostAnswer };
  }
}

const lostAnswer: ConsoleFailure = {
  code: 'no-answer',
  message: { code: 'failure.no-answer', params: {} },
  retryable: true,
};
