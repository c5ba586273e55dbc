import { useEffect } from 'react';
import { create } from 'zustand';
import type { ConsoleFailure, StoredRunView } from '#shared/ipc/index.ts';
import { answered, bridge } from '../bridge.ts';

interface Stored {
  readonly stored: StoredRunView | null;
  readonly failure: ConsoleFailure | null;
}

const unknown: Stored = { stored: null, failure: null };

/** Of the run that was looked at last. */
export const useStoredRun = create<Stored & { readonly runId: string | null }>()(() => ({ runId: null, ...unknown }));

/** A run as the provider keeps it: the steps that were reviewed, and what was decided since. */
export function useStored(connectionId: string, runId: string): Stored {
  const known = useStoredRun();
  useEffect(() => {
    let isCurrent = true;
    useStoredRun.setState({ runId, ...unknown });
    void answered(bridge().runStored({ connectionId, runId })).then((answer) => {
      if (!isCurrent) return;
      useStoredRun.setState({
        runId,
        ...(answer.ok ? { stored: answer.value, failure: null } : { stored: null, failure: answer.failure }),
      });
    });
    return () => {
      isCurrent = false;
    };
  }, [connectionId, runId]);
  return known.runId === runId ? known : unknown;
}
