import { useEffect, useReducer, useState } from 'react';
import type { Answer, ConsoleFailure, VmDetails } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

/** What the console has told of one VM. */
export interface Told {
  readonly of: string;
  /** Null while nothing was told, or where the VM is not known any more. */
  readonly details: VmDetails | null;
  /** Why the newest answer did not come; what was told before still stands. */
  readonly failure: ConsoleFailure | null;
  readonly hasAnswer: boolean;
}

export const nothingTold: Told = { of: '', details: null, failure: null, hasAnswer: false };

/** What is known after another answer. A failure takes nothing away that was told of the same VM. */
export function afterAnswer(before: Told, of: string, answer: Answer<VmDetails | null>): Told {
  if (answer.ok) return { of, details: answer.value, failure: null, hasAnswer: true };
  const kept = before.of === of ? before : nothingTold;
  return { ...kept, of, failure: answer.failure };
}

export interface VmTold extends Pick<Told, 'details' | 'failure'> {
  /** Nothing was told yet, and nothing went wrong. */
  readonly isAsking: boolean;
  readonly askAgain: () => void;
}

/**
 * Everything known about one VM. Asked again when the picture's version says that something changed; until the answer is
 * here the older facts stay on the screen.
 */
export function useVmDetails(connectionId: string, vmId: string, version: number): VmTold {
  const [told, setTold] = useState(nothingTold);
  const [asked, askAgain] = useReducer((times: number) => times + 1, 0);
  const key = `${connectionId} ${vmId}`;
  useEffect(() => {
    let isCurrent = true;
    void answered(bridge().estateVm({ connectionId, vmId })).then((answer) => {
      if (isCurrent) setTold((before) => afterAnswer(before, key, answer));
    });
    return () => {
      isCurrent = false;
    };
  }, [connectionId, vmId, key, version, asked]);
  const { details, failure, hasAnswer } = told.of === key ? told : nothingTold;
  return { details, failure, isAsking: !hasAnswer && failure === null, askAgain };
}
