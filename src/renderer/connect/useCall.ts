import { useEffect, useRef, useState } from 'react';
import type { Answer, ConsoleFailure } from '#shared/ipc/index.ts';
import { answered } from '../bridge.ts';

/** One question to the console at a time: whether it is under way, and how the last one failed. */
export interface Call {
  readonly isBusy: boolean;
  readonly failure: ConsoleFailure | null;
  readonly run: <T>(call: Promise<Answer<T>>) => Promise<T | undefined>;
  readonly forget: () => void;
}

export function useCall(): Call {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ConsoleFailure | null>(null);
  const run = async <T>(call: Promise<Answer<T>>): Promise<T | undefined> => {
    setBusy(true);
    const answer = await answered(call);
    setBusy(false);
    setFailure(answer.ok ? null : answer.failure);
    return answer.ok ? answer.value : undefined;
  };
  return { isBusy, failure, run, forget: () => setFailure(null) };
}

/** Asks once, as soon as whoever asks is there. Null until the answer is. */
export function useAnswer<T>(
  ask: () => Promise<Answer<T>>,
): Pick<Call, 'isBusy' | 'failure'> & { readonly value: T | null } {
  const { run, isBusy, failure } = useCall();
  const [value, setValue] = useState<T | null>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    if (wasAsked.current) return;
    wasAsked.current = true;
    void run(ask()).then((found) => {
      if (found !== undefined) setValue(() => found);
    });
  });
  return { isBusy, failure, value };
}
